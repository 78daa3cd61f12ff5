package org.pumprig.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sysfs as Linux shows two single adapters, one with four ports, and a modem. */
class SerialPortsTest {
  @TempDir private Path root = Path.of("");
  private SerialPorts ports = SerialPorts.here();

  @BeforeEach
  void tree() throws IOException {
    Path usb = root.resolve("sys/devices/pci0/usb1/1-1");
    adapter(usb.resolve("1-1.2"), "FT0001", "Adapter A");
    port(usb.resolve("1-1.2/1-1.2:1.0"), "00", "ttyUSB0");
    adapter(usb.resolve("1-1.3"), "", "Adapter B");
    port(usb.resolve("1-1.3/1-1.3:1.0"), "00", "ttyUSB1");
    adapter(usb.resolve("1-1.4"), "QUAD77", "Quad");
    port(usb.resolve("1-1.4/1-1.4:1.0"), "00", "ttyUSB2");
    port(usb.resolve("1-1.4/1-1.4:1.1"), "01", "ttyUSB3");
    Path modem = usb.resolve("1-1.5/1-1.5:1.0");
    adapter(usb.resolve("1-1.5"), "ACM9", "Balance");
    Files.createDirectories(modem);
    Files.writeString(modem.resolve("bInterfaceNumber"), "00\n");
    Path tty = Files.createDirectories(modem.resolve("tty/ttyACM0"));
    Files.createSymbolicLink(tty.resolve("device"), Path.of("../.."));
    name(tty);
    Path console = Files.createDirectories(root.resolve("sys/devices/virtual/tty/tty1"));
    name(console);
    ports = new SerialPorts(root.resolve("sys"), Path.of("/dev"));
  }

  private static void adapter(Path device, String serial, String product) throws IOException {
    Files.createDirectories(device);
    Files.writeString(device.resolve("product"), product + "\n");
    if (!serial.isEmpty()) {
      Files.writeString(device.resolve("serial"), serial + "\n");
    }
  }

  private void port(Path usbInterface, String number, String tty) throws IOException {
    Path port = Files.createDirectories(usbInterface.resolve(tty).resolve("tty").resolve(tty));
    Files.writeString(usbInterface.resolve("bInterfaceNumber"), number + "\n");
    Files.createSymbolicLink(port.resolve("device"), Path.of("../.."));
    name(port);
  }

  private void name(Path tty) throws IOException {
    Path folder = Files.createDirectories(root.resolve("sys/class/tty"));
    Files.createSymbolicLink(folder.resolve(tty.getFileName()), tty);
  }

  private String find(String name) throws IOException {
    return ports.find((SerialName.Usb) SerialName.parse(name));
  }

  @Test
  void portsAreFoundBySerialNumberAndBySocket() throws IOException {
    assertThat(find("usb:FT0001")).isEqualTo("/dev/ttyUSB0");
    assertThat(find("usb-port:1-1.3")).isEqualTo("/dev/ttyUSB1");
    assertThat(find("usb:QUAD77#1")).isEqualTo("/dev/ttyUSB3");
    assertThat(find("usb:ACM9")).isEqualTo("/dev/ttyACM0");
  }

  @Test
  void oneThatWasPluggedInElsewhereHasAnotherDeviceAndTheSameName() throws IOException {
    Files.delete(root.resolve("sys/class/tty/ttyUSB0"));
    Path again = root.resolve("sys/devices/pci0/usb1/1-1/1-1.2");
    port(again.resolve("1-1.2:1.0"), "00", "ttyUSB7");
    assertThat(find("usb:FT0001")).isEqualTo("/dev/ttyUSB7");
  }

  @Test
  void oneThatIsNotThereIsToldWithThoseThatAre() {
    assertThatThrownBy(() -> find("usb:FT0009"))
        .hasMessage(
            "no serial port usb:FT0009; there are"
                + " /dev/ttyACM0 (usb-port:1-1.5#0, usb:ACM9, Balance),"
                + " /dev/ttyUSB0 (usb-port:1-1.2#0, usb:FT0001, Adapter A),"
                + " /dev/ttyUSB1 (usb-port:1-1.3#0, without serial number, Adapter B),"
                + " /dev/ttyUSB2 (usb-port:1-1.4#0, usb:QUAD77, Quad),"
                + " /dev/ttyUSB3 (usb-port:1-1.4#1, usb:QUAD77, Quad)");
  }

  @Test
  void oneThatMeansSeveralIsRefused() {
    assertThatThrownBy(() -> find("usb:QUAD77"))
        .hasMessageStartingWith("usb:QUAD77 means 2 ports: add #N");
  }

  @Test
  void aMachineWithoutAnySaysSo() {
    var none = new SerialPorts(root.resolve("nothing"), Path.of("/dev"));
    assertThatThrownBy(() -> none.find(new SerialName.Usb(false, "1-1", -1)))
        .hasMessage("no serial port usb-port:1-1; no serial port is on USB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dev/ttyS0",
        "usb:FT0001",
        "usb:FT0001#3",
        "usb-port:1-1.4.2#0",
        "rfc2217://192.0.2.7:4001",
        "rfc2217://fd00::7:4001"
      })
  void namesAreWrittenAsTheyAreRead(String name) {
    assertThat(SerialName.parse(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ttyUSB0",
        "usb:",
        "usb:a b",
        "usb:A@9600",
        "usb-port:hub",
        "usb:A#x",
        "rfc2217://host:4001",
        "rfc2217://192.0.2.7:99999"
      })
  void whatIsNoNameIsRefused(String text) {
    assertThatThrownBy(() -> SerialName.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names no serial port", "usb-port:");
  }
}
