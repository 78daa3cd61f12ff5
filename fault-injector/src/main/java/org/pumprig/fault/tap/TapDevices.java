package org.pumprig.fault.tap;

import java.io.IOException;
import java.util.Optional;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.SystemCallException;

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
    } catch (SystemCallException e) {
      return Optional.of(e.getMessage() + remedy(e.errno()));
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static String remedy(int errno) {
    return switch (errno) {
      case SystemCallException.EPERM, SystemCallException.EACCES -> "; needs root (CAP_NET_ADMIN)";
      case SystemCallException.ENOENT, SystemCallException.ENODEV ->
          "; load the kernel module tun, or give the container /dev/net/tun";
      default -> "";
    };
  }
}
