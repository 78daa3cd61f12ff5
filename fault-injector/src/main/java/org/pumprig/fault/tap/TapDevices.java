package org.pumprig.fault.tap;

import java.io.IOException;
import java.util.Optional;
import org.pumprig.host.CommandPlace;

/** Whether this machine lets us make TAP devices. */
public final class TapDevices {
  private static final String PROBE = "prig-probe";

  private TapDevices() {}

  /**
   * Makes one and removes it.
   *
   * @return why it can't be made and what helps; empty if it can
   */
  public static Optional<String> problem(CommandPlace place) {
    try (TapDevice probe = TapDevice.open(place, PROBE)) {
      return probe.name().equals(PROBE) ? Optional.empty() : Optional.of("got another device");
    } catch (IOException e) {
      return Optional.of(e.getMessage() + remedy(String.valueOf(e.getMessage())));
    }
  }

  private static String remedy(String message) {
    if (message.contains("errno 1)") || message.contains("errno 13)")) {
      return "; needs root (CAP_NET_ADMIN)";
    }
    if (message.contains("errno 2)") || message.contains("errno 19)")) {
      return "; load the kernel module tun, or give the container /dev/net/tun";
    }
    return "";
  }
}
