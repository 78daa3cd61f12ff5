package org.pumprig.link;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pumprig.time.Scheduler;

/**
 * How a serial port is named: by its path, by what stays the same when its adapter is plugged in
 * again, or by a server's address.
 */
public sealed interface SerialName {
  /** What a name can look like, for messages. */
  String FORMS =
      "/dev/ttyUSB0, usb:SERIAL for an adapter's serial number, usb-port:1-1.4 for a USB socket"
          + " (both with #N for the N-th interface), or rfc2217://192.0.2.7:4001";

  /** A device. */
  record Device(String path) implements SerialName {
    @Override
    public String toString() {
      return path;
    }
  }

  /**
   * An adapter on USB.
   *
   * @param bySerial whether {@code key} is its serial number; else the position of its socket
   * @param key serial number, or position such as {@code 1-1.4}
   * @param usbInterface number of the USB interface; −1: it has one port only
   */
  record Usb(boolean bySerial, String key, int usbInterface) implements SerialName {
    @Override
    public String toString() {
      return (bySerial ? "usb:" : "usb-port:") + key + (usbInterface < 0 ? "" : "#" + usbInterface);
    }
  }

  /** A port behind a server that speaks RFC 2217. */
  record Served(Endpoint server) implements SerialName {
    @Override
    public String toString() {
      return "rfc2217://" + server;
    }
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if it is none; the message says what is
   */
  static SerialName parse(String text) {
    Matcher usb = Forms.USB.matcher(text);
    if (usb.matches()) {
      boolean bySerial = usb.group(1).equals("usb");
      if (bySerial || Forms.POSITION.matcher(usb.group(2)).matches()) {
        String number = usb.group(3);
        return new Usb(bySerial, usb.group(2), number == null ? -1 : Integer.parseInt(number));
      }
    }
    Matcher served = Forms.SERVED.matcher(text);
    if (served.matches() && Integer.parseInt(served.group(2)) <= 65_535) {
      return new Served(new Endpoint(served.group(1), Integer.parseInt(served.group(2))));
    }
    if (text.startsWith("/") && text.length() <= 255) {
      return new Device(text);
    }
    throw new IllegalArgumentException("'" + text + "' names no serial port; a name is " + FORMS);
  }

  /**
   * A link to the port, made anew; whether it is there shows when it is opened.
   *
   * @param network for ports behind servers
   */
  default Link link(Scheduler scheduler, Network network, SerialSettings settings) {
    return switch (this) {
      case Device(String path) -> new SerialLink(scheduler, path, settings);
      case Usb usb -> new SerialLink(scheduler, SerialPorts.here(), usb, settings);
      case Served(Endpoint server) -> new Rfc2217Link(scheduler, network.connect(server), settings);
    };
  }

  /** The patterns of names. */
  final class Forms {
    private static final Pattern USB =
        Pattern.compile("(usb|usb-port):([^#@\\s/]{1,100}?)(?:#([0-9]{1,2}))?");
    private static final Pattern POSITION =
        Pattern.compile("[0-9]{1,3}-[0-9]{1,2}(\\.[0-9]{1,2})*");
    private static final Pattern SERVED =
        Pattern.compile("rfc2217://([0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}):([0-9]{1,5})");

    private Forms() {}
  }
}
