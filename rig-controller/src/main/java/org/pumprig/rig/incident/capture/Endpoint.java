package org.pumprig.rig.incident.capture;

import java.util.Locale;

/**
 * Address and port.
 *
 * @param high the upper half of an IPv6 address; 0 for IPv4
 * @param low the lower half, or an IPv4 address
 */
public record Endpoint(long high, long low, int port) {
  /** The address alone, as text. */
  public String address() {
    if (high == 0 && low >= 0 && low <= 0xffff_ffffL) {
      return "%d.%d.%d.%d".formatted(low >> 24, low >> 16 & 255, low >> 8 & 255, low & 255);
    }
    var text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      long half = i < 4 ? high : low;
      text.append(i == 0 ? "" : ":")
          .append(Long.toHexString(half >> (48 - 16 * (i % 4)) & 0xffff).toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }
}
