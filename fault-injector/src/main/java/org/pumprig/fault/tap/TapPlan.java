package org.pumprig.fault.tap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Undo;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.ManagementGuard;

/**
 * How two TAP devices are put into a unit's way, looked at before anything is changed, so that it
 * can be written to the ledger first.
 *
 * @param place where the interfaces are
 * @param unitSides interfaces towards the units, one or more
 * @param gatewaySide interface towards the gateway; empty: the bridge there is a router's own
 * @param gatewayBridge name of the bridge on that side
 * @param offloads what is on at which interface and will be off meanwhile
 * @param down interfaces that are down and will be up meanwhile
 */
public record TapPlan(
    CommandPlace place,
    List<String> unitSides,
    Optional<String> gatewaySide,
    String gatewayBridge,
    Map<String, List<String>> offloads,
    List<String> down) {
  static final String UNIT_BRIDGE = "prig-a";
  static final String GATEWAY_BRIDGE = "prig-b";
  static final String UNIT_DEVICE = "prig-tap-a";
  static final String GATEWAY_DEVICE = "prig-tap-b";

  /** Both ends of the way past the relay. */
  static final String UNIT_CABLE = "prig-past-a";

  static final String GATEWAY_CABLE = "prig-past-b";

  /** Copies. */
  public TapPlan {
    unitSides = List.copyOf(unitSides);
    offloads = new LinkedHashMap<>(offloads);
    down = List.copyOf(down);
  }

  /**
   * Transparent: the interfaces lose nothing but their way past the relay. Changes nothing yet.
   *
   * @param unitSides towards the units; those behind them reach each other beside the relay
   * @param guard refuses the interface over which the rig is managed
   * @throws IOException if something is in the way; the message names it
   */
  public static TapPlan between(
      CommandPlace place, List<String> unitSides, String gatewaySide, ManagementGuard guard)
      throws IOException {
    return look(place, unitSides, Optional.of(gatewaySide), GATEWAY_BRIDGE, guard);
  }

  /**
   * In front of a router: the bridge behind the relay is the router's own interface towards the
   * units; the caller gives it the address that the unit's side would have had. Changes nothing
   * yet.
   *
   * @param routerInterface its name
   * @param guard refuses the interface over which the rig is managed
   */
  public static TapPlan behind(
      CommandPlace place, List<String> unitSides, String routerInterface, ManagementGuard guard)
      throws IOException {
    return look(place, unitSides, Optional.empty(), routerInterface, guard);
  }

  private static TapPlan look(
      CommandPlace place,
      List<String> unitSides,
      Optional<String> gatewaySide,
      String gatewayBridge,
      ManagementGuard guard)
      throws IOException {
    var links = new LinkCommands(place);
    for (String ours :
        List.of(
            UNIT_BRIDGE, gatewayBridge, UNIT_DEVICE, GATEWAY_DEVICE, UNIT_CABLE, GATEWAY_CABLE)) {
      if (links.exists(ours)) {
        throw new IOException(
            "an interface "
                + ours
                + " is there already: another rig runs here, or `pumprig recover` has to be run");
      }
    }
    if (RelayLease.exists(place)) {
      throw new IOException(
          "a table " + RelayLease.TABLE + " is there already: `pumprig recover` has to be run");
    }
    var offloads = new LinkedHashMap<String, List<String>>();
    var down = new ArrayList<String>();
    var sides = new ArrayList<>(unitSides);
    gatewaySide.ifPresent(sides::add);
    for (String side : sides) {
      Optional<String> refused = guard.refusesInterface(side);
      if (refused.isPresent()) {
        throw new IOException(refused.get());
      }
      if (links.hasMaster(side)) {
        throw new IOException("interface " + side + " belongs to a bridge already");
      }
      if (links.hasAddress(side)) {
        throw new IOException(
            "interface "
                + side
                + " has an address of this machine, which would answer no more: give the relay an"
                + " interface of its own");
      }
      offloads.put(side, links.offloads(side));
      if (!links.isUp(side)) {
        down.add(side);
      }
    }
    return new TapPlan(place, unitSides, gatewaySide, gatewayBridge, offloads, down);
  }

  TapRecipe recipe() {
    return new TapRecipe(place, gatewayBridge, offloads, down);
  }

  /** What must be in the ledger before {@link TapWiring#make}. */
  public Undo undo() {
    return new Undo(
        BackEnd.TAP.diskName(),
        String.join(", ", unitSides) + gatewaySide.map(side -> " and " + side).orElse(""),
        recipe().text());
  }
}
