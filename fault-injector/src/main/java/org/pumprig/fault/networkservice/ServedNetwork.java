package org.pumprig.fault.networkservice;

import java.net.Inet4Address;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the rig serves to its units, and where.
 *
 * @param device the rig's network interface towards the units
 * @param address the rig's own address there
 * @param broadcast the directed broadcast address there
 * @param names what DNS knows, lower case
 * @param gatewayNames those of the gateway
 * @param stratum of the rig's time server
 */
public record ServedNetwork(
    String device,
    Inet4Address address,
    Inet4Address broadcast,
    SequencedMap<String, Inet4Address> names,
    Set<String> gatewayNames,
    int stratum) {
  /** Checks what rules are built from, and copies. */
  public ServedNetwork {
    if (!device.matches("[A-Za-z0-9_.-]{1,15}")) {
      throw new IllegalArgumentException("no name of a network interface: '" + device + "'");
    }
    names = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(names));
    gatewayNames = Collections.unmodifiableSet(new TreeSet<>(gatewayNames));
  }
}
