package org.pumprig.rig.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pumprig.fault.power.OutletSwitch;
import org.pumprig.fault.power.UsbRelay;
import org.pumprig.gpio.GpioChip;
import org.pumprig.link.Endpoint;
import org.pumprig.link.SerialName;
import org.pumprig.link.SerialPorts;

/** Ports, lines, programs and files of this machine, and whether this user may use them. */
final class Reach {
  /** Debian's packages of programs that the documentation proposes. */
  private static final Map<String, String> PACKAGES =
      Map.of(
          "arecord", "alsa-utils",
          "ffmpeg", "ffmpeg",
          "fswebcam", "fswebcam",
          "tesseract", "tesseract-ocr",
          "v4l2-ctl", "v4l-utils",
          "usbrelay", "usbrelay",
          "systemctl", "systemd");

  private final SerialPorts ports;
  private final String path;

  /**
   * @param path the environment's {@code PATH}
   */
  Reach(SerialPorts ports, String path) {
    this.ports = ports;
    this.path = path;
  }

  /** A serial port by any of its names. */
  Finding serial(String name, String port) {
    try {
      return ports
          .device(SerialName.parse(port))
          .map(device -> device(name, device))
          .orElseGet(
              () -> Finding.unknown(name, port + " is a server's port: tried before each run"));
    } catch (IOException e) {
      return Finding.bad(
          name, String.valueOf(e.getMessage()), "Plug it in, or correct the rig file");
    }
  }

  private static Finding device(String name, Path device) {
    if (!Files.exists(device)) {
      return Finding.bad(
          name,
          "there is no " + device,
          "Plug it in, or correct the rig file: 'serial' above lists the adapters that are there");
    }
    return permitted(name, device, Files.isReadable(device) && Files.isWritable(device));
  }

  static Finding permitted(String name, Path file, boolean may) {
    if (may) {
      return Finding.good(name, file + " is there");
    }
    String group = group(file);
    return Finding.bad(
        name,
        file + " may not be opened by " + user(),
        group.equals("root")
            ? "Start it with sudo"
            : "Become a member of the group '%s' and log in again: 'sudo usermod -aG %1$s %s'"
                .formatted(group, user()));
  }

  private static String user() {
    return System.getProperty("user.name", "?");
  }

  private static String group(Path file) {
    try {
      return String.valueOf(Files.getAttribute(file, "posix:group"));
    } catch (IOException | UnsupportedOperationException e) {
      return "root";
    }
  }

  /** Lines of a GPIO chip; none is claimed. */
  Finding lines(String name, String label, List<Integer> lines) {
    try {
      GpioChip chip = GpioChip.labelled(label);
      return lines.stream()
          .filter(line -> line >= chip.lines())
          .findFirst()
          .map(
              line ->
                  Finding.bad(
                      name,
                      "GPIO chip %s has no line %d, only 0 to %d"
                          .formatted(label, line, chip.lines() - 1),
                      "Correct the rig file; 'gpioinfo' of Debian's package 'gpiod' shows them"))
          .orElseGet(
              () -> Finding.good(name, "lines " + lines + " of " + label + ", " + chip.device()));
    } catch (IOException e) {
      return Finding.bad(
          name,
          String.valueOf(e.getMessage()),
          "Correct the rig file ('gpiodetect' of Debian's package 'gpiod' shows labels), or get the"
              + " right to use the chip: group 'gpio' on a Pi, or root");
    }
  }

  /** A board of relays on USB, which is asked for its state. */
  Finding board(String name, UsbRelay relay) {
    OutletSwitch.Session session = relay.session();
    try {
      return Finding.good(name, relay + " says that mains are " + (session.isOn() ? "on" : "off"));
    } catch (IOException e) {
      return Finding.bad(
          name,
          String.valueOf(e.getMessage()),
          "Plug it in, correct the rig file, or start with sudo");
    } finally {
      session.close();
    }
  }

  /** A program of this machine, and the devices that its arguments name. */
  List<Finding> program(String name, List<String> argv) {
    var found = new ArrayList<Finding>();
    String program = argv.getFirst();
    found.add(
        isThere(program)
            ? Finding.good(name, "program " + program)
            : Finding.bad(name, "there is no program '" + program + "'", remedy(program)));
    argv.stream()
        .skip(1)
        .filter(each -> each.startsWith("/dev/"))
        .forEach(each -> found.add(device(name, Path.of(each))));
    return found;
  }

  private boolean isThere(String program) {
    Stream<String> folders = program.contains("/") ? Stream.of("") : Stream.of(path.split(":"));
    try {
      return folders.anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String remedy(String program) {
    String inPackage = PACKAGES.getOrDefault(program, "");
    return inPackage.isEmpty()
        ? "Install it, or correct the rig file"
        : "Install it; Debian's package is '" + inPackage + "'";
  }

  /** A file that the rig reads. */
  Finding file(String name, Path file) {
    return Files.isReadable(file) && !Files.isDirectory(file)
        ? Finding.good(name, file + " can be read")
        : Finding.bad(
            name,
            "the file " + file + (Files.exists(file) ? " can't be read" : " is not there"),
            "Write it, or give yourself the right to read it");
  }

  /** An address of this machine, at which the rig listens. */
  Finding own(String name, Endpoint at) {
    try {
      InetAddress address = InetAddress.ofLiteral(at.host());
      return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null
          ? Finding.good(name, "listens at " + at)
          : Finding.bad(
              name,
              at.host() + " is no address of this machine",
              "Correct the rig file; 'ip -br address' shows those that it has");
    } catch (IOException | IllegalArgumentException e) {
      return Finding.bad(
          name, at + ": " + e.getMessage(), "Write a numeric address of this machine");
    }
  }
}
