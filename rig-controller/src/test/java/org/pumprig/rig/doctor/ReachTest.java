package org.pumprig.rig.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.link.SerialPorts;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;

/** Whether ports, lines, programs and files of a rig file are there. */
class ReachTest {
  private static final String RIG =
      """
      rig: 1
      id: bench
      title: A unit with all that can be beside it
      notForClinicalUse: true
      firmware: {after: 8.01.00}
      gateway:
        host: 192.0.2.20
        port: 2575
        on: {ssh: 192.0.2.20, user: rig, knownHosts: gateway.hosts}
        systemd: engine.service
      redButton: {gpio: no-such-chip, line: 5}
      units:
        - serial: SN-1
          driver: {kind: servicePort}
          link: {serial: DIR/tty}
          flow: {tcp: 192.0.2.31:7001}
          contact: {gpio: no-such-chip, alarm: 23, normal: 24}
          screen: {serial: "usb:NO-SUCH-ADAPTER"}
          keypad: {serial: "rfc2217://192.0.2.7:4001"}
          outlet: {shelly: 192.0.2.30, passwordFile: plug.password}
          sound:
            capture: [PROGRAM, -D, DIR/tty]
            rateHz: 16000
            alarms: [{alarm: high, tonesHz: [523], cadence: [150ms]}]
          camera: {frame: [PROGRAM, -i, /dev/no-such-camera, "{file}"], read: [PROGRAM, "{file}"]}
          proxy: HOST:2575
      """;

  @TempDir private Path folder;

  private List<String> found(String program, String host) throws IOException, InputProblem {
    String text =
        RIG.replace("DIR", folder.toString()).replace("PROGRAM", program).replace("HOST", host);
    var rig =
        RigFile.parse(folder.resolve("rig.yaml").toString(), text.getBytes(StandardCharsets.UTF_8));
    return Bench.look(rig, new Reach(SerialPorts.here(), "/usr/bin:/bin")).stream()
        .peek(each -> assertThat(each.needed()).isTrue())
        .map(
            each ->
                "%s %s: %s. %s"
                    .formatted(each.state().word(), each.name(), each.detail(), each.remedy())
                    .replace(folder.toString(), "DIR"))
        .toList();
  }

  @Test
  void whatIsMissingIsNamedWithItsRemedy() throws Exception {
    assertThat(found("no-such-program", "192.0.2.1"))
        .contains(
            "no SN-1 link: there is no DIR/tty. Plug it in, or correct the rig file: 'serial' above"
                + " lists the adapters that are there",
            "no SN-1 sound: there is no program 'no-such-program'. Install it, or correct the rig"
                + " file",
            "no SN-1 camera: there is no /dev/no-such-camera. Plug it in, or correct the rig file:"
                + " 'serial' above lists the adapters that are there",
            "no SN-1 outlet: the file DIR/plug.password is not there. Write it, or give yourself"
                + " the right to read it",
            "no SN-1 proxy: 192.0.2.1 is no address of this machine. Correct the rig file; 'ip -br"
                + " address' shows those that it has")
        .anyMatch(line -> line.startsWith("no SN-1 screen: no serial port usb:NO-SUCH-ADAPTER; "))
        .anyMatch(
            line ->
                line.startsWith("no SN-1 contact: no GPIO chip with the label 'no-such-chip'; ")
                    && line.contains("'gpiodetect'"))
        .contains(
            "no gateway: the file DIR/gateway.hosts is not there. Write it, or give yourself the"
                + " right to read it",
            "? gateway: systemctl at ssh rig@192.0.2.20:22 is not tried here. ")
        .anyMatch(line -> line.startsWith("no redButton: no GPIO chip"));
  }

  @Test
  void whatIsThereIsFoundAndWhatIsElsewhereIsLeftToTheRun() throws Exception {
    Files.createFile(folder.resolve("tty"));
    Files.writeString(folder.resolve("plug.password"), "secret");
    assertThat(found("sh", "127.0.0.1"))
        .contains(
            "ok SN-1 link: DIR/tty is there. ",
            "ok SN-1 sound: program sh. ",
            "ok SN-1 outlet: DIR/plug.password can be read. ",
            "ok SN-1 proxy: listens at 127.0.0.1:2575. ",
            "? SN-1 flow: tcp 192.0.2.31:7001 is not of this machine: tried before each run. ",
            "? SN-1 keypad: rfc2217://192.0.2.7:4001 is a server's port: tried before each run. ",
            "? SN-1 outlet: Shelly at 192.0.2.30:80, channel 0 is not of this machine: tried before"
                + " each run. ")
        .doesNotHaveDuplicates();
  }

  @Test
  void whoMayNotOpenAPortIsToldWhoseGroupMay() throws Exception {
    Path port = Files.createFile(folder.resolve("tty"));
    String group = String.valueOf(Files.getAttribute(port, "posix:group"));
    Finding found = Reach.permitted("SN-1 link", port, false);
    assertThat(found.state()).isEqualTo(Finding.State.BAD);
    assertThat(found.remedy())
        .contains(group.equals("root") ? "Start it with sudo" : "'sudo usermod -aG " + group);
  }

  @Test
  void nobodyIsToldToJoinTheGroupRoot() {
    assertThat(Reach.permitted("SN-1 link", Path.of("/proc/self/mem"), false).remedy())
        .doesNotContain("usermod -aG root");
  }
}
