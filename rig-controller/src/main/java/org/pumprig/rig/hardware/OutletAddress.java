package org.pumprig.rig.hardware;

import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.SerialName;
import org.pumprig.link.SerialSettings;
import org.pumprig.link.TcpNetwork;
import org.pumprig.time.Scheduler;

/** Where a switched outlet takes its lines. */
public sealed interface OutletAddress {
  /** How fast a serial one is unless told otherwise. */
  int USUAL_BAUD = 115_200;

  /**
   * A serial device, 8N1.
   *
   * @param device name of the port, as {@link SerialName} reads it
   * @param baud bits per second
   */
  record Serial(String device, int baud) implements OutletAddress {
    @Override
    public String toString() {
      return baud == USUAL_BAUD ? device : device + "@" + baud;
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
   * Reads {@code HOST:PORT}, or a name of a serial port, with {@code @BAUD} if that isn't the usual
   * one.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static OutletAddress parse(String text) {
    if (text.startsWith("/") || text.startsWith("usb") || text.startsWith("rfc2217:")) {
      int at = text.lastIndexOf('@');
      boolean told = at > 0 && text.substring(at + 1).matches("[1-9][0-9]{1,6}");
      String name = SerialName.parse(told ? text.substring(0, at) : text).toString();
      return new Serial(name, told ? Integer.parseInt(text.substring(at + 1)) : USUAL_BAUD);
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
      case Serial(String device, int baud) ->
          SerialName.parse(device).link(scheduler, network, SerialSettings.eightNoneOne(baud));
      case Tcp(Endpoint endpoint) -> network.connect(endpoint);
    };
  }
}
