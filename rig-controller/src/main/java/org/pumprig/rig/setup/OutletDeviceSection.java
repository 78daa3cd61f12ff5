package org.pumprig.rig.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.power.ApcPdu;
import org.pumprig.fault.power.GpioRelay;
import org.pumprig.fault.power.OutletSwitch;
import org.pumprig.fault.power.ShellyPlug;
import org.pumprig.fault.power.SwitchLogin;
import org.pumprig.fault.power.TasmotaPlug;
import org.pumprig.fault.power.UsbRelay;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Reads an {@code outlet} that is a device: {@code shelly}, {@code tasmota}, {@code apc} in the
 * local network, {@code gpio} and {@code usbRelay} on this machine.
 */
final class OutletDeviceSection {
  private static final int HTTP_PORT = 80;
  private static final int SNMP_PORT = 161;
  private static final List<String> KINDS = List.of("shelly", "tasmota", "apc", "gpio", "usbRelay");

  private OutletDeviceSection() {}

  static boolean reads(Fields outlet) {
    return KINDS.stream().anyMatch(outlet::has);
  }

  static OutletSwitch read(Fields outlet, String rigFile, long withinNanos) throws InputProblem {
    if (outlet.has("shelly")) {
      outlet.only("shelly", "generation", "channel", "user", "passwordFile", "within");
      int generation = outlet.has("generation") ? (int) outlet.integer("generation", 1, 4) : 2;
      int channel = outlet.has("channel") ? (int) outlet.integer("channel", 0, 7) : 0;
      return new ShellyPlug(
          at(outlet, "shelly", HTTP_PORT),
          Math.min(generation, 2),
          channel,
          login(outlet, rigFile),
          withinNanos);
    }
    if (outlet.has("tasmota")) {
      outlet.only("tasmota", "relay", "user", "passwordFile", "within");
      int relay = outlet.has("relay") ? (int) outlet.integer("relay", 1, 8) : 1;
      return new TasmotaPlug(
          at(outlet, "tasmota", HTTP_PORT), relay, login(outlet, rigFile), withinNanos);
    }
    if (outlet.has("gpio")) {
      outlet.only("gpio", "line", "mainsAt");
      String level = outlet.choice("mainsAt", List.of("high", "low"), word -> word);
      return new GpioRelay(
          outlet.text("gpio"), (int) outlet.integer("line", 0, 1023), level.equals("high"));
    }
    if (outlet.has("usbRelay")) {
      return usbRelay(outlet);
    }
    outlet.only("apc", "outlet", "communityFile", "within");
    return new ApcPdu(
        at(outlet, "apc", SNMP_PORT),
        (int) outlet.integer("outlet", 1, 48),
        secret(outlet, "communityFile", rigFile),
        withinNanos);
  }

  private static UsbRelay usbRelay(Fields outlet) throws InputProblem {
    outlet.only("usbRelay", "relay", "mainsAt");
    String board = outlet.text("usbRelay");
    if (!board.matches("/dev/[!-~]{1,200}|[!-~]{5}")) {
      throw outlet
          .place("usbRelay")
          .problem(
              "'" + board + "' is neither a device nor a board's name of five letters",
              "Write it such as /dev/hidraw0, or the name that the board tells, such as BITFT");
    }
    return new UsbRelay(
        board,
        (int) outlet.integer("relay", 1, 8),
        outlet.choice("mainsAt", List.of("open", "closed"), word -> word).equals("open"));
  }

  private static Optional<SwitchLogin> login(Fields outlet, String rigFile) throws InputProblem {
    if (!outlet.has("passwordFile")) {
      if (outlet.has("user")) {
        throw outlet
            .place("user")
            .problem("'user' without 'passwordFile'", "Name the file of the password");
      }
      return Optional.empty();
    }
    String user = outlet.has("user") ? outlet.text("user") : "admin";
    return Optional.of(new SwitchLogin(user, secret(outlet, "passwordFile", rigFile)));
  }

  private static Path secret(Fields outlet, String key, String rigFile) throws InputProblem {
    return InputFile.resolve(rigFile, outlet.scalar(key)).toAbsolutePath();
  }

  /** A numeric address, with the port where it isn't the usual one. */
  private static Endpoint at(Fields outlet, String key, int usualPort) throws InputProblem {
    String text = outlet.text(key);
    if (!text.contains(":") && !PortAddressSection.isNumeric(text)) {
      throw outlet
          .place(key)
          .problem(
              "'" + text + "' is no numeric address",
              "Write it such as 192.0.2.30, with :PORT behind it where that isn't " + usualPort);
    }
    return PortAddressSection.isNumeric(text)
        ? new Endpoint(text, usualPort)
        : PortAddressSection.endpoint(outlet, key);
  }
}
