package org.pumprig.rig.lone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pumprig.fault.Injector;
import org.pumprig.fault.serial.SerialFaultLine;
import org.pumprig.fault.serial.SerialRelay;
import org.pumprig.link.Endpoint;
import org.pumprig.link.SerialLink;
import org.pumprig.link.SerialSettings;
import org.pumprig.time.Scheduler;

/** A relay between a unit's serial port and whoever talks to it. */
record SerialInUse(String unitPort, SerialRelay relay, Injector injector, Scheduler scheduler)
    implements BackEndInUse {
  private static final int BAUD = 115_200;

  static BackEndInUse open(Reach reach, Scheduler scheduler) throws LoneProblem {
    String unit = device("--unit-port", reach.unitPort());
    String controller = device("--controller-port", reach.controllerPort());
    var line =
        new SerialFaultLine(
            unit,
            () -> new SerialLink(scheduler, unit, SerialSettings.eightNoneOne(BAUD)),
            scheduler);
    var relay =
        new SerialRelay(
            line,
            () -> new SerialLink(scheduler, controller, SerialSettings.eightNoneOne(BAUD)),
            scheduler);
    scheduler.execute(relay::start);
    return new SerialInUse(unit, relay, line.injector(), scheduler);
  }

  private static String device(String option, Optional<String> given) throws LoneProblem {
    String text =
        given.orElseThrow(() -> new LoneProblem("a fault of a serial line needs " + option + "."));
    if (!text.startsWith("/") || !Files.exists(Path.of(text))) {
      throw new LoneProblem(option + ": there is no device '" + text + "'.");
    }
    return text;
  }

  @Override
  public Endpoint target() {
    return new Endpoint(unitPort, 0);
  }

  @Override
  public String remark() {
    return "Through a relay between both serial ports.";
  }

  @Override
  public void close() {
    scheduler.execute(relay::close);
  }
}
