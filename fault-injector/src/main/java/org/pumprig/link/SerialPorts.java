package org.pumprig.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The serial ports on USB that a machine has now, as sysfs tells them. */
public final class SerialPorts {
  private static final int DEEPEST = 4;

  private final Path sys;
  private final Path dev;

  SerialPorts(Path sys, Path dev) {
    this.sys = sys;
    this.dev = dev;
  }

  /** This machine's. */
  public static SerialPorts here() {
    return new SerialPorts(Path.of("/sys"), Path.of("/dev"));
  }

  /**
   * A port of a USB adapter.
   *
   * @param device its path now; another after the next plugging
   * @param serial the adapter's serial number; empty: it has none
   * @param position of the socket that it is plugged into, such as {@code 1-1.4}
   * @param usbInterface number of the USB interface
   * @param product as the adapter calls itself; empty: it doesn't
   */
  public record Port(
      String device, String serial, String position, int usbInterface, String product) {
    @Override
    public String toString() {
      return "%s (usb-port:%s#%d%s%s)"
          .formatted(
              device,
              position,
              usbInterface,
              serial.isEmpty() ? ", without serial number" : ", usb:" + serial,
              product.isEmpty() ? "" : ", " + product);
    }

    private boolean is(SerialName.Usb name) {
      return (name.bySerial() ? serial : position).equals(name.key())
          && (name.usbInterface() < 0 || name.usbInterface() == usbInterface);
    }
  }

  /** All of them, by device. */
  public List<Port> all() throws IOException {
    Path folder = sys.resolve("class/tty");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var ports = new ArrayList<Port>();
    try (Stream<Path> names = Files.list(folder)) {
      for (Path name : names.sorted().toList()) {
        port(name).ifPresent(ports::add);
      }
    }
    return ports;
  }

  /**
   * The device of this machine that a name means now; empty: the port is a server's. Whether that
   * device is there and may be opened shows when it is.
   *
   * @throws IOException if no adapter on USB is meant, or more than one; the message lists what is
   *     there
   */
  public Optional<Path> device(SerialName name) throws IOException {
    return switch (name) {
      case SerialName.Device(String path) -> Optional.of(Path.of(path));
      case SerialName.Usb usb -> Optional.of(Path.of(find(usb)));
      case SerialName.Served _ -> Optional.empty();
    };
  }

  /**
   * The device that is meant now.
   *
   * @throws IOException if there is none, or more than one; the message lists what is there
   */
  String find(SerialName.Usb name) throws IOException {
    List<Port> all = all();
    List<Port> meant = all.stream().filter(port -> port.is(name)).toList();
    if (meant.size() == 1) {
      return meant.getFirst().device();
    }
    String there =
        all.isEmpty()
            ? "no serial port is on USB"
            : "there are " + all.stream().map(Port::toString).collect(Collectors.joining(", "));
    throw new IOException(
        meant.isEmpty()
            ? "no serial port " + name + "; " + there
            : name
                + " means "
                + meant.size()
                + " ports: add #N, or name the socket with usb-port:; "
                + there);
  }

  private Optional<Port> port(Path name) throws IOException {
    Path link = name.resolve("device");
    if (!Files.exists(link)) {
      return Optional.empty(); // a console or a pseudo-terminal
    }
    @Nullable Path at = link.toRealPath();
    for (int up = 0; at != null && up < DEEPEST; up++) {
      Path parent = at.getParent();
      if (parent != null && Files.isRegularFile(at.resolve("bInterfaceNumber"))) {
        return Optional.of(
            new Port(
                dev.resolve(name.getFileName()).toString(),
                text(parent.resolve("serial")),
                String.valueOf(parent.getFileName()),
                number(text(at.resolve("bInterfaceNumber"))),
                text(parent.resolve("product"))));
      }
      at = parent;
    }
    return Optional.empty();
  }

  private static int number(String hex) {
    try {
      return Integer.parseInt(hex, 16);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String text(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file).strip() : "";
    } catch (IOException gone) {
      return ""; // unplugged meanwhile
    }
  }
}
