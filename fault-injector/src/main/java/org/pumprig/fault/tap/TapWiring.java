package org.pumprig.fault.tap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Two TAP devices in a unit's way: {@code unit side – prig-a – TAP | TAP – prig-b – gateway side}.
 * Nothing passes until a {@link TapRelay} carries it, and nothing passes any more once that has
 * ended: the way is cut, not open.
 */
public final class TapWiring implements AutoCloseable {
  private final TapPlan plan;
  private final TapDevice unitSideDevice;
  private final TapDevice gatewaySideDevice;
  private final List<String> bridges = new ArrayList<>();

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
      gatewaySide = TapDevice.open(plan.place(), plan.gatewayDevice());
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
    links.join(TapPlan.UNIT_BRIDGE, plan.unitSide());
    links.join(TapPlan.UNIT_BRIDGE, unitSideDevice.name());
    if (plan.gatewaySide().isPresent()) {
      makeBridge(links, TapPlan.GATEWAY_BRIDGE);
      links.join(TapPlan.GATEWAY_BRIDGE, plan.gatewaySide().get());
      links.join(TapPlan.GATEWAY_BRIDGE, gatewaySideDevice.name());
    }
  }

  /** One that was there already is another's, and stays when this is closed. */
  private void makeBridge(LinkCommands links, String name) throws IOException {
    if (links.exists(name)) {
      throw new IOException("an interface " + name + " is there already, and is not the rig's own");
    }
    bridges.add(name);
    links.makeBridge(name);
  }

  TapDevice unitSideDevice() {
    return unitSideDevice;
  }

  TapDevice gatewaySideDevice() {
    return gatewaySideDevice;
  }

  /** Removes devices and bridges and leaves the interfaces as they were. Idempotent. */
  @Override
  public void close() throws IOException {
    unitSideDevice.close();
    gatewaySideDevice.close();
    new TapRecipe(plan.place(), plan.offloads()).undo(bridges);
  }
}
