package org.pumprig.rig.hardware;

import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.SerialLink;
import org.pumprig.link.SerialSettings;
import org.pumprig.link.TcpNetwork;
import org.pumprig.time.Scheduler;

/** Where a switched outlet takes its lines. */
public sealed interface OutletAddress {
  /**
   * A serial device, 115 200 baud, 8N1.
   *
   * @param device path such as {@code /dev/ttyUSB0}
   */
  record Serial(String device) implements OutletAddress {
    @Override
    public String toString() {
      return device;
    }
  }

  /**
   * A TCP port.
   *
   * @param endpoint numeric host and port
   */
  record Tcp(Endpoint endpoint) implements OutletAddress {
    @Override
    public String toString() {
      return endpoint.toString();
    }
  }

  /**
   * Reads {@code HOST:PORT}, or a path of a device.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static OutletAddress parse(String text) {
    if (text.startsWith("/") && text.length() <= 255) {
      return new Serial(text);
    }
    int colon = text.lastIndexOf(':');
    if (colon > 0 && text.substring(colon + 1).matches("[0-9]{1,5}")) {
      return new Tcp(
          new Endpoint(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1))));
    }
    throw new IllegalArgumentException(
        "an outlet is a device (/dev/…) or HOST:PORT, not '" + text + "'");
  }

  /** A link to it, made anew. */
  default Link link(Scheduler scheduler, TcpNetwork network) {
    return switch (this) {
      case Serial(String device) ->
          new SerialLink(scheduler, device, SerialSettings.eightNoneOne(115_200));
      case Tcp(Endpoint endpoint) -> network.connect(endpoint);
    };
  }
}
