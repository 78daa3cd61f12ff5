package org.pumprig.fault.wifi;

import java.util.Optional;

/**
 * A unit as the access point knows it.
 *
 * @param serial its serial number
 * @param mac address of its radio, in lower case
 * @param end its radio's own interface, where that can be seen from here
 */
public record Station(String serial, String mac, Optional<WirelessPort> end) {
  /** Checks the address. */
  public Station {
    if (!mac.matches("([0-9a-f]{2}:){5}[0-9a-f]{2}")) {
      throw new IllegalArgumentException("no address of a radio: '" + mac + "'");
    }
  }
}
