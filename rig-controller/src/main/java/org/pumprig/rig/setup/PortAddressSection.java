package org.pumprig.rig.setup;

import java.net.Inet6Address;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Endpoint;
import org.pumprig.link.SerialName;
import org.pumprig.link.SerialSettings;
import org.pumprig.link.SerialSettings.Parity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Reads {@code {serial: DEVICE, baud: N, form: 8N1}} or {@code {tcp: HOST:PORT}}. */
final class PortAddressSection {
  private static final List<String> FORMS = List.of("8N1", "8N2", "7E1", "8E1", "7O1", "8O1");

  /** A server that passes a serial port's bytes on as they are: the line is set up there. */
  static final String RAW = "tcp://";

  private PortAddressSection() {}

  /**
   * @param usual how the line is set up if the file doesn't say
   */
  static PortAddress read(Fields port, SerialSettings usual) throws InputProblem {
    port.only("serial", "baud", "form", "tcp");
    return either(port, usual);
  }

  /** The same among keys of another's. */
  static PortAddress either(Fields port, SerialSettings usual) throws InputProblem {
    if (port.has("tcp") == port.has("serial")) {
      throw port.place()
          .problem(
              "a port is either 'serial' or 'tcp'",
              "Write {serial: /dev/ttyUSB0, baud: 19200} or {tcp: 192.0.2.7:4001}");
    }
    if (port.has("serial") && port.text("serial").startsWith(RAW)) {
      return raw(port);
    }
    return port.has("tcp") ? tcp(port) : serial(port, usual);
  }

  /** Reads a unit's own port, which may also be one on which it, or its gateway, reports. */
  static PortAddress unit(Fields port, SerialSettings usual, String rigFile) throws InputProblem {
    if (!port.has("listen")) {
      return read(port, usual);
    }
    port.only("listen", "keyStore", "passwordFile");
    if (port.has("keyStore") != port.has("passwordFile")) {
      throw port.place()
          .problem(
              "'keyStore' and 'passwordFile' belong together",
              "Write both for TLS, or neither for plain TCP");
    }
    Optional<PortAddress.ListenTls> tls = Optional.empty();
    if (port.has("keyStore")) {
      Path folder = Path.of(rigFile).toAbsolutePath().getParent();
      tls =
          Optional.of(
              new PortAddress.ListenTls(
                  resolved(folder, port.text("keyStore")),
                  resolved(folder, port.text("passwordFile"))));
    }
    return new PortAddress.Listen(endpoint(port, "listen"), tls);
  }

  private static Path resolved(@Nullable Path folder, String name) {
    return folder == null ? Path.of(name) : folder.resolve(name);
  }

  private static PortAddress serial(Fields port, SerialSettings usual) throws InputProblem {
    String device = port.text("serial");
    try {
      device = SerialName.parse(device).toString();
    } catch (IllegalArgumentException e) {
      throw port.place("serial")
          .problem(
              "'" + device + "' names no serial port",
              "Write "
                  + SerialName.FORMS
                  + ", or tcp://192.0.2.7:4001 where the server sets up the line");
    }
    int baud = port.has("baud") ? (int) port.integer("baud", 50, 4_000_000) : usual.baud();
    if (!port.has("form")) {
      return new PortAddress.Serial(
          device, new SerialSettings(baud, usual.dataBits(), usual.parity(), usual.stopBits()));
    }
    String form = port.choice("form", FORMS, word -> word);
    Parity parity =
        switch (form.charAt(1)) {
          case 'E' -> Parity.EVEN;
          case 'O' -> Parity.ODD;
          default -> Parity.NONE;
        };
    return new PortAddress.Serial(
        device, new SerialSettings(baud, form.charAt(0) - '0', parity, form.charAt(2) - '0'));
  }

  private static PortAddress raw(Fields port) throws InputProblem {
    for (String key : List.of("baud", "form")) {
      if (port.has(key)) {
        throw port.place(key)
            .problem(
                "over raw TCP nobody can set up the line",
                "Set '" + key + "' at the serial server, or use rfc2217://HOST:PORT");
      }
    }
    return new PortAddress.Tcp(
        endpoint(port, "serial", port.text("serial").substring(RAW.length())));
  }

  private static PortAddress tcp(Fields port) throws InputProblem {
    return new PortAddress.Tcp(endpoint(port, "tcp"));
  }

  /** A numeric address with a port. */
  static Endpoint endpoint(Fields fields, String key) throws InputProblem {
    return endpoint(fields, key, fields.text(key));
  }

  private static Endpoint endpoint(Fields fields, String key, String text) throws InputProblem {
    int colon = text.lastIndexOf(':');
    if (!text.matches("[0-9A-Fa-f:.]{2,45}:[0-9]{1,5}")
        || !isNumeric(text.substring(0, colon))
        || Integer.parseInt(text.substring(colon + 1)) > 65_535) {
      throw fields
          .place(key)
          .problem(
              "'" + text + "' is no numeric address with a port",
              "Write it such as 192.0.2.7:4001");
    }
    return new Endpoint(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  /** Whether it is an address, which nobody needs to be asked for. */
  static boolean isNumeric(String host) {
    if (host.indexOf(':') < 0) {
      return Ipv4.parse(host).isPresent();
    }
    try {
      return Inet6Address.ofLiteral(host).getAddress().length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
