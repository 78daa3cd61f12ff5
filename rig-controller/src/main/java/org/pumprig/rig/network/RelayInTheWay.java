package org.pumprig.rig.network;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.pumprig.fault.Injector;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.tap.PacketSecond;
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

  private RelayInTheWay(ChangeLedger ledger, String id, TapRelay relay) {
    this.ledger = ledger;
    this.id = id;
    this.relay = relay;
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
            ? TapPlan.between(place, ends.units().port(), ends.gateway().port(), guard)
            : TapPlan.behind(place, ends.units().port(), ends.units().carrier(), guard);
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
      TapRelay relay =
          TapRelay.start(
              TapWiring.make(plan), flows, scheduler, TapSettings.usual(), new Broken(remark));
      return new RelayInTheWay(ledger, id, relay);
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

  @Override
  public void close() throws IOException {
    relay.close();
    ledger.closed(id);
  }

  private record Broken(Consumer<String> remark) implements TapListener {
    @Override
    public void second(PacketSecond counts) {
      // the injector's own counts go into the record
    }

    @Override
    public void broken(String reason) {
      remark.accept("the TAP relay is broken: " + reason);
    }
  }
}
