package org.pumprig.pump.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.link.Link;
import org.pumprig.link.Network;
import org.pumprig.link.SerialSettings;
import org.pumprig.pump.defect.Defect;
import org.pumprig.pump.defect.Defects;
import org.pumprig.pump.protocol.newera.NewEraDefect;
import org.pumprig.pump.protocol.newera.NewEraLine;
import org.pumprig.pump.protocol.newera.NewEraPump;
import org.pumprig.pump.protocol.newera.NewEraSettings;
import org.pumprig.time.Scheduler;

/**
 * A syringe pump of the NE-1000 family: its serial line at the place, a flow witness and an outlet
 * on free ports of loopback. Firmware profiles are about the networked pump; this one has none.
 */
public final class NewEraEnd implements ProtocolEnd {
  private static final SerialSettings LINE = SerialSettings.eightNoneOne(19_200);
  private static final String VERSION = "NE1000V3.928";

  @Override
  public String name() {
    return "ne1000";
  }

  @Override
  public Optional<String> ownFirmware() {
    return Optional.of(VERSION);
  }

  @Override
  public String about() {
    return "New Era NE-1000 syringe pump: basic and safe mode on a serial line (address 0)";
  }

  @Override
  public LonePump start(LonePumpSpec spec, Place place, Scheduler scheduler, Network network)
      throws IOException {
    var settings = new NewEraSettings(0, VERSION, 0, defects(spec.defects()));
    var pump = new NewEraPump(settings);
    var line = new NewEraLine(scheduler, List.of(pump));
    return LoneInstruments.start(new OnLine(pump, line), spec, place, LINE, scheduler, network);
  }

  /** What of the defects this pump can have; they are named after the networked pump's. */
  private static List<NewEraDefect> defects(Defects wanted) throws IOException {
    var defects = new ArrayList<NewEraDefect>();
    for (Defect defect : Defect.values()) {
      if (wanted.has(defect)) {
        defects.add(
            switch (defect) {
              case NO_WATCHDOG -> NewEraDefect.NO_TIME_OUT;
              case ALARM_WITHOUT_STOP -> NewEraDefect.ALARM_WITHOUT_STOP;
              case STOPS_WITHOUT_ALARM -> NewEraDefect.STOPS_WITHOUT_ALARM;
              case STOPS_TOO_LATE -> NewEraDefect.LATE;
              default ->
                  throw new IOException(
                      "an emulated NE-1000 hasn't the defect '"
                          + defect.word()
                          + "': use noWatchdog, alarmWithoutStop, stopsWithoutAlarm or"
                          + " stopsTooLate");
            });
      }
    }
    return defects;
  }

  /** A pump with its line. */
  private record OnLine(NewEraPump pump, NewEraLine line) implements LoneInstruments.Device {
    @Override
    public void attach(Link link) {
      line.attach(link);
    }

    @Override
    public double fluidNanolitres(long nowNanos) {
      return pump.fluidNanolitres(nowNanos);
    }

    @Override
    public void power(boolean on) {
      line.power(on);
    }

    @Override
    public boolean isPowered() {
      return pump.isPowered();
    }
  }
}
