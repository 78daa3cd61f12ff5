package org.pumprig.pump.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.Network;
import org.pumprig.link.SerialSettings;
import org.pumprig.pump.protocol.WitnessLines;
import org.pumprig.seed.Seed;
import org.pumprig.time.Scheduler;

/**
 * A pump on its own that isn't the networked one: its line at the place, a flow witness and an
 * outlet on free ports. Confined to the scheduler's thread.
 */
final class LoneInstruments implements LonePump {
  private static final long FLOW_NANOS = 100_000_000;
  private static final List<String> UNKNOWN = List.of("ERR COMMAND");

  private final Scheduler scheduler;
  private final Device device;
  private final LinePort flow = new LinePort(_ -> UNKNOWN);
  private final LinePort outlet = new LinePort(this::outlet);
  private final List<Network.Listener> listeners = new ArrayList<>();
  private final SequencedMap<String, String> places = new LinkedHashMap<>();
  private final String host;
  private Runnable shut = () -> {};
  private boolean closed;

  /** The pump as its instruments know it. */
  interface Device {
    /** Takes a client's link, not yet opened. */
    void attach(Link link);

    /** Volume that has left the syringe. */
    double fluidNanolitres(long nowNanos);

    /** Power comes or goes. */
    void power(boolean on);

    /** Whether it has power. */
    boolean isPowered();
  }

  private LoneInstruments(String host, Scheduler scheduler, Device device) {
    this.host = host;
    this.scheduler = scheduler;
    this.device = device;
  }

  /**
   * Offers everything and gives power.
   *
   * @param spec what is wanted beside the device
   */
  static LonePump start(
      Device device,
      LonePumpSpec spec,
      Place place,
      SerialSettings line,
      Scheduler scheduler,
      Network network)
      throws IOException {
    var started = new LoneInstruments(spec.instruments(), scheduler, device);
    try {
      Door door = Door.open(place, line, scheduler, network, device::attach);
      started.shut = door::close;
      started.places.put("service", door.where().toString());
      started.offer("flow", started.flow, network);
      started.offer("power", started.outlet, network);
      if (spec.balance().isPresent()) {
        started.weigh(spec.balance().get(), spec.seed(), network);
      }
    } catch (IOException e) {
      started.close();
      throw e;
    }
    device.power(true);
    started.tellFlow();
    return started;
  }

  private void offer(String name, LinePort port, Network network) throws IOException {
    Network.Listener listener = network.listen(new Endpoint(host, 0), port::attach);
    listeners.add(listener);
    places.put(name, listener.local().toString());
  }

  private void weigh(BalanceSpec spec, Seed seed, Network network) throws IOException {
    Door balance = spec.under(device::fluidNanolitres, seed, scheduler, network);
    Runnable before = shut;
    shut =
        () -> {
          before.run();
          balance.close();
        };
    places.put("balance", balance.where().toString());
  }

  private void tellFlow() {
    if (!closed) {
      long now = scheduler.nanoTime();
      flow.say(WitnessLines.flow((long) device.fluidNanolitres(now), now / 1_000_000));
      scheduler.schedule(FLOW_NANOS, this::tellFlow);
    }
  }

  private List<String> outlet(String payload) {
    if (payload.equals("POWER STATE")) {
      return List.of("OK POWER STATE " + (device.isPowered() ? "ON" : "OFF"));
    }
    boolean on = payload.equals("POWER ON");
    if (!on && !payload.equals("POWER OFF")) {
      return UNKNOWN;
    }
    device.power(on);
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
    listeners.forEach(Network.Listener::close);
    shut.run();
  }
}
