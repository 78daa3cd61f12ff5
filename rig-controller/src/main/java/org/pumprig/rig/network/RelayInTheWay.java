package org.pumprig.rig.network;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.pumprig.fault.Injector;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.tap.PacketSecond;
import org.pumprig.fault.tap.RecordingInjector;
import org.pumprig.fault.tap.TapListener;
import org.pumprig.fault.tap.TapPlan;
import org.pumprig.fault.tap.TapRelay;
import org.pumprig.fault.tap.TapSettings;
import org.pumprig.fault.tap.TapWiring;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.ManagementGuard;
import org.pumprig.rig.setup.Topology;
import org.pumprig.time.Scheduler;

/** A relay between TAP devices through which all of the units' frames pass, in the ledger first. */
public final class RelayInTheWay implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final ChangeLedger ledger;
  private final String id;
  private final TapRelay relay;
  private final Map<String, RecordingInjector> recording = new LinkedHashMap<>();

  private RelayInTheWay(
      ChangeLedger ledger,
      String id,
      TapWiring wiring,
      List<UnitFlow> flows,
      Scheduler scheduler,
      Consumer<String> remark) {
    this.ledger = ledger;
    this.id = id;
    this.relay =
        TapRelay.start(wiring, flows, scheduler, TapSettings.usual(), new Listener(remark));
    for (UnitFlow flow : flows) {
      recording.put(flow.unit(), new RecordingInjector(relay, flow.unit(), scheduler));
    }
  }

  /**
   * Puts it between the units' port and whatever is behind.
   *
   * @param guard refuses what would cut the rig off
   * @param remark told if it breaks
   * @throws IOException if it can't be made; then nothing of it is left
   */
  static RelayInTheWay make(
      Topology topology,
      CommandPlace place,
      List<UnitFlow> flows,
      ManagementGuard guard,
      Scheduler scheduler,
      ChangeLedger ledger,
      Consumer<String> remark)
      throws IOException {
    Topology.Ends ends = topology.crossing().orElseThrow();
    TapPlan plan =
        topology instanceof Topology.Bridge
            ? TapPlan.between(place, ends.unitPorts(), ends.gateway().port(), guard)
            : TapPlan.behind(place, ends.unitPorts(), ends.units().carrier(), guard);
    return make(plan, flows, scheduler, ledger, remark);
  }

  /**
   * The same as planned, whatever the topology.
   *
   * @param flows of the units whose packets faults can be injected into
   * @param scheduler on whose thread the injector answers
   * @param remark told if it breaks
   * @throws IOException if it can't be made; then nothing of it is left
   */
  public static RelayInTheWay make(
      TapPlan plan,
      List<UnitFlow> flows,
      Scheduler scheduler,
      ChangeLedger ledger,
      Consumer<String> remark)
      throws IOException {
    String id = "relay-" + COUNT.incrementAndGet();
    ledger.open(id, plan.undo());
    try {
      return new RelayInTheWay(ledger, id, TapWiring.make(plan), flows, scheduler, remark);
    } catch (IOException e) {
      if (e.getSuppressed().length == 0) { // nothing of it is left
        ledger.closed(id);
      }
      throw e;
    }
  }

  /** Injects packet faults into the flows. */
  public Injector injector() {
    return relay.injector();
  }

  /** The same for one unit, with a record of what faults do to its packets. */
  RecordingInjector recording(String serial) {
    RecordingInjector injector = recording.get(serial);
    if (injector == null) {
      throw new IllegalArgumentException("no unit " + serial + " here");
    }
    return injector;
  }

  @Override
  public void close() throws IOException {
    recording.values().forEach(RecordingInjector::close);
    relay.close();
    ledger.closed(id);
  }

  private final class Listener implements TapListener {
    private final Consumer<String> remark;

    Listener(Consumer<String> remark) {
      this.remark = remark;
    }

    @Override
    public void second(PacketSecond counts) {
      recording(counts.unit()).second(counts);
    }

    @Override
    public void broken(String reason) {
      remark.accept("the TAP relay is broken: " + reason);
    }
  }
}
