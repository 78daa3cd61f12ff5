package org.pumprig.pump.bench;

import java.io.IOException;
import java.util.Optional;
import org.pumprig.link.Link;
import org.pumprig.link.Network;
import org.pumprig.link.SerialSettings;
import org.pumprig.pump.defect.Defect;
import org.pumprig.pump.protocol.alaris.AlarisLine;
import org.pumprig.pump.protocol.alaris.AlarisPump;
import org.pumprig.time.Scheduler;

/** An Alaris GH/CC syringe pump on its serial line. */
public final class AlarisEnd implements ProtocolEnd {
  private static final SerialSettings LINE = SerialSettings.eightNoneOne(38_400);

  @Override
  public String name() {
    return "alaris";
  }

  @Override
  public Optional<String> ownFirmware() {
    return Optional.of("its own");
  }

  @Override
  public String about() {
    return "Alaris GH/CC syringe pump: serial line with checksums and a time-out of 15 s";
  }

  @Override
  public LonePump start(LonePumpSpec spec, Place place, Scheduler scheduler, Network network)
      throws IOException {
    for (Defect defect : Defect.values()) {
      if (spec.defects().has(defect)) {
        throw new IOException("an emulated Alaris pump has no defects: leave --defect out");
      }
    }
    var pump = new AlarisPump(spec.serial());
    var line = new AlarisLine(scheduler, pump);
    return LoneInstruments.start(
        new OnLine(pump, line, scheduler), spec, place, LINE, scheduler, network);
  }

  /** A pump with its line. */
  private record OnLine(AlarisPump pump, AlarisLine line, Scheduler scheduler)
      implements LoneInstruments.Device {
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
      pump.power(on, scheduler.nanoTime());
    }

    @Override
    public boolean isPowered() {
      return pump.isPowered();
    }
  }
}
