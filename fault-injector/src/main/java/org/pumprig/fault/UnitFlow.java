package org.pumprig.fault;

import java.net.InetAddress;
import java.util.List;

/**
 * Where a unit's traffic crosses this machine: all that a packet back end may touch. A packet
 * belongs to the unit if it comes from its address on its side of the rig, or goes to its address
 * from the gateway's side.
 *
 * @param unit the unit's serial number
 * @param pumpInterface network interface on the unit's side
 * @param gatewayInterface network interface on the gateway's side
 * @param pumpAddress the unit's own address, before any translation
 */
public record UnitFlow(
    String unit, String pumpInterface, String gatewayInterface, InetAddress pumpAddress) {
  /** Checks what rules are built from: a name of an interface is 1 to 15 plain characters. */
  public UnitFlow {
    requireInterface(pumpInterface);
    requireInterface(gatewayInterface);
    if (pumpInterface.equals(gatewayInterface)) {
      throw new IllegalArgumentException(
          "the unit's and the gateway's side are both " + pumpInterface);
    }
  }

  /** Both interfaces. */
  public List<String> devices() {
    return List.of(pumpInterface, gatewayInterface);
  }

  private static void requireInterface(String name) {
    if (!name.matches("[A-Za-z0-9_.-]{1,15}")) {
      throw new IllegalArgumentException("no name of a network interface: '" + name + "'");
    }
  }
}
