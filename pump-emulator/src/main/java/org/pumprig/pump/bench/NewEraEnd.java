package org.pumprig.pump.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Network;
import org.pumprig.link.SerialSettings;
import org.pumprig.pump.defect.Defect;
import org.pumprig.pump.defect.Defects;
import org.pumprig.pump.protocol.WitnessLines;
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
  private static final String LOOPBACK = "127.0.0.1";
  private static final SerialSettings LINE = SerialSettings.eightNoneOne(19_200);
  private static final long FLOW_NANOS = 100_000_000;
  private static final String VERSION = "NE1000V3.928";

  @Override
  public String name() {
    return "ne1000";
  }

  @Override
  public String about() {
    return "New Era NE-1000 syringe pump: basic and safe mode on a serial line (address 0)";
  }

  @Override
  public LonePump start(LonePumpSpec spec, Place place, Scheduler scheduler, Network network)
      throws IOException {
    var settings = new NewEraSettings(0, VERSION, 0, defects(spec.defects()));
    return Running.start(new NewEraPump(settings), place, scheduler, network);
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

  /** Confined to the scheduler's thread. */
  private static final class Running implements LonePump {
    private final Scheduler scheduler;
    private final NewEraPump pump;
    private final NewEraLine line;
    private final LinePort flow = new LinePort(_ -> List.of("ERR COMMAND"));
    private final LinePort outlet = new LinePort(this::outlet);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final SequencedMap<String, String> places = new LinkedHashMap<>();
    private boolean closed;

    private Running(NewEraPump pump, Scheduler scheduler) {
      this.scheduler = scheduler;
      this.pump = pump;
      this.line = new NewEraLine(scheduler, List.of(pump));
    }

    static Running start(NewEraPump pump, Place place, Scheduler scheduler, Network network)
        throws IOException {
      var running = new Running(pump, scheduler);
      try {
        running.offer(place, network);
      } catch (IOException e) {
        running.close();
        throw e;
      }
      running.line.power(true);
      running.tellFlow();
      return running;
    }

    private void offer(Place place, Network network) throws IOException {
      Door door = Door.open(place, LINE, scheduler, network, line::attach);
      open.add(door);
      places.put("service", door.where().toString());
      offer("flow", flow, network);
      offer("power", outlet, network);
    }

    private void offer(String name, LinePort port, Network network) throws IOException {
      Network.Listener listener = network.listen(new Endpoint(LOOPBACK, 0), port::attach);
      open.add(listener);
      places.put(name, listener.local().toString());
    }

    private void tellFlow() {
      if (!closed) {
        long now = scheduler.nanoTime();
        flow.say(WitnessLines.flow((long) pump.fluidNanolitres(now), now / 1_000_000));
        scheduler.schedule(FLOW_NANOS, this::tellFlow);
      }
    }

    private List<String> outlet(String payload) {
      if (payload.equals("POWER STATE")) {
        return List.of("OK POWER STATE " + (pump.isPowered() ? "ON" : "OFF"));
      }
      boolean on = payload.equals("POWER ON");
      if (!on && !payload.equals("POWER OFF")) {
        return List.of("ERR COMMAND");
      }
      line.power(on);
      return List.of("OK " + payload);
    }

    @Override
    public SequencedMap<String, String> places() {
      return places;
    }

    @Override
    public void close() {
      closed = true;
      flow.close();
      outlet.close();
      for (AutoCloseable each : open) {
        switch (each) {
          case Door door -> door.close();
          case Network.Listener listener -> listener.close();
          default -> throw new IllegalStateException("nothing else is opened here");
        }
      }
    }
  }
}
