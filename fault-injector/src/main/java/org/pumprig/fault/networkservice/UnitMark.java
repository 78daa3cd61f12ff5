package org.pumprig.fault.networkservice;

import java.net.Inet4Address;
import java.util.Locale;
import java.util.Optional;

/**
 * By what a unit's questions are told from others' where nobody can ask in its place.
 *
 * @param address its own address
 * @param mac of its Ethernet interface, 48 bits; without it a unit that has no address yet isn't
 *     known
 */
public record UnitMark(Inet4Address address, Optional<Long> mac) {
  /** A condition of the kernel's packet filter. */
  String condition() {
    return mac.map(UnitMark::text)
        .map(text -> "ether saddr " + text)
        .orElse("ip saddr " + address.getHostAddress());
  }

  private static String text(long mac) {
    return String.format(Locale.ROOT, "%012x", mac).replaceAll("(..)(?!$)", "$1:");
  }
}
