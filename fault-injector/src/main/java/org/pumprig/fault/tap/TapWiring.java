package org.pumprig.fault.tap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.pumprig.time.Scheduler;

/**
 * Two TAP devices in a unit's way: {@code unit side – prig-a – TAP | TAP – prig-b – gateway side},
 * and a cable past them, which is open only while nobody keeps the {@link RelayLease}: what a dead
 * process leaves lets everything pass.
 *
 * <p>Neither bridge remembers who is behind the relay or the cable: a frame goes to both, and the
 * lease drops it at one.
 */
public final class TapWiring implements AutoCloseable {
  private final TapPlan plan;
  private final TapDevice unitSideDevice;
  private final TapDevice gatewaySideDevice;
  private final List<String> made = new ArrayList<>();
  private boolean table;

  private TapWiring(TapPlan plan, TapDevice unitSideDevice, TapDevice gatewaySideDevice) {
    this.plan = plan;
    this.unitSideDevice = unitSideDevice;
    this.gatewaySideDevice = gatewaySideDevice;
  }

  /**
   * Makes devices and bridges as planned; {@link TapPlan#undo} must be in the ledger.
   *
   * @throws IOException if it can't; then nothing of it is left, unless another is suppressed in it
   */
  public static TapWiring make(TapPlan plan) throws IOException {
    TapDevice unitSide = TapDevice.open(plan.place(), TapPlan.UNIT_DEVICE);
    TapDevice gatewaySide;
    try {
      gatewaySide = TapDevice.open(plan.place(), TapPlan.GATEWAY_DEVICE);
    } catch (IOException e) {
      unitSide.close();
      throw e;
    }
    var wiring = new TapWiring(plan, unitSide, gatewaySide);
    try {
      wiring.join();
      return wiring;
    } catch (IOException e) {
      throw wiring.closedAfter(e);
    }
  }

  /** Takes it down because of {@code failure}; what resists is suppressed in that. */
  private IOException closedAfter(IOException failure) {
    try {
      close();
    } catch (IOException resists) {
      failure.addSuppressed(resists);
    }
    return failure;
  }

  private void join() throws IOException {
    var links = new LinkCommands(plan.place());
    for (var each : plan.offloads().entrySet()) {
      links.offloads(each.getKey(), each.getValue(), false);
    }
    links.prepareTap(unitSideDevice.name());
    links.prepareTap(gatewaySideDevice.name());
    makeBridge(links, TapPlan.UNIT_BRIDGE);
    makeBridge(links, plan.gatewayBridge());
    if (plan.gatewaySide().isEmpty()) {
      links.ownInterface(plan.gatewayBridge());
    }
    RelayLease.make(plan.place());
    table = true;
    made.addFirst(TapPlan.UNIT_CABLE);
    links.makeCable(TapPlan.UNIT_CABLE, TapPlan.GATEWAY_CABLE);
    links.joinForgetful(TapPlan.UNIT_BRIDGE, TapPlan.UNIT_CABLE);
    links.joinForgetful(plan.gatewayBridge(), TapPlan.GATEWAY_CABLE);
    links.joinForgetful(TapPlan.UNIT_BRIDGE, unitSideDevice.name());
    links.joinForgetful(plan.gatewayBridge(), gatewaySideDevice.name());
    for (String side : plan.unitSides()) {
      links.join(TapPlan.UNIT_BRIDGE, side);
    }
    if (plan.gatewaySide().isPresent()) {
      links.join(plan.gatewayBridge(), plan.gatewaySide().get());
    }
    RelayLease.take(plan.place()); // last: what came before may have taken longer than a lease
  }

  /** One that was there already is another's, and stays when this is closed. */
  private void makeBridge(LinkCommands links, String name) throws IOException {
    if (links.exists(name)) {
      throw new IOException("an interface " + name + " is there already, and is not the rig's own");
    }
    made.add(name);
    links.makeBridge(name);
  }

  TapDevice unitSideDevice() {
    return unitSideDevice;
  }

  TapDevice gatewaySideDevice() {
    return gatewaySideDevice;
  }

  /** Renews the lease from now on; {@code lapsed} is told if it was too late. */
  RelayLease keep(Scheduler scheduler, Consumer<String> lapsed) {
    return new RelayLease(plan.place(), scheduler, lapsed);
  }

  /** Removes devices and bridges and leaves the interfaces as they were. Idempotent. */
  @Override
  public void close() throws IOException {
    unitSideDevice.close();
    gatewaySideDevice.close();
    plan.recipe().undo(made);
    if (table) {
      RelayLease.remove(plan.place());
    }
  }
}
