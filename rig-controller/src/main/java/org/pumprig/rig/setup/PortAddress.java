package org.pumprig.rig.setup;

import org.pumprig.link.Endpoint;
import org.pumprig.link.SerialSettings;

/** Where the rig reaches a unit's port or an instrument. */
public sealed interface PortAddress {
  /**
   * A serial device.
   *
   * @param device path such as {@code /dev/ttyUSB0}
   * @param settings of the line
   */
  record Serial(String device, SerialSettings settings) implements PortAddress {
    @Override
    public String toString() {
      return device + " at " + settings;
    }
  }

  /**
   * A TCP port.
   *
   * @param endpoint numeric host and port
   */
  record Tcp(Endpoint endpoint) implements PortAddress {
    @Override
    public String toString() {
      return "tcp " + endpoint;
    }
  }
}
