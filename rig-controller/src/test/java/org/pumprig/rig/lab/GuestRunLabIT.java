package org.pumprig.rig.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.lab.GuestClassPath;
import org.pumprig.fixtures.lab.Hardware;
import org.pumprig.fixtures.lab.Lab;
import org.pumprig.fixtures.lab.LabGuest;
import org.pumprig.fixtures.lab.SerialCable;
import org.pumprig.fixtures.lab.SimulatedChip;
import org.pumprig.fixtures.lab.SimulatedRadios;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;
import org.pumprig.host.LocalCommands;
import org.pumprig.rig.cli.Main;

/**
 * A whole bench in the guest, run by PumpRig on the guest's own Java: the pump's radio talks
 * through the rig's access point, its service port and its balance are serial ports with cables in
 * them, its mains hang on a relay at a GPIO line, its nurse call on two more. The pump is an
 * emulator; kernel, UARTs, radios and lines are what a Raspberry Pi's programs would find.
 */
@Lab
class GuestRunLabIT {
  private static final long WITHIN = 1_200_000_000_000L;
  private static final String ADAPTER = "PUMPRIG1";
  private static final SimulatedChip CHIP = new SimulatedChip("pumprig-run");

  private static final String RIG =
      """
      rig: 1
      id: guest
      title: An emulated pump on the radios, ports and lines of a Pi
      notForClinicalUse: true
      firmware: {after: 8.01.00}
      topology:
        kind: access-point
        unitSide: {interface: wlan0, address: 10.77.0.1/24}
        gatewaySide: {interface: hosp0, address: 10.78.0.1/24}
        gateway: 10.78.0.2:2575
        talksWithin: 3min
        wifi: {ssid: ward, security: wpa2, passphraseFile: passphrase, channel: 1, listener: wlan2}
      units:
        - serial: SN-1001
          emulated: true
          address: 10.77.0.11
          mac: "%s"
          driver: {kind: servicePort}
          link: {serial: %s, baud: 115200}
          flow: {balance: mtSics, serial: %s, every: 500ms, readability: 1 mg, repeatability: 1 mg, settling: 500ms}
          contact: {gpio: pumprig-bench, alarm: 1, normal: 2}
          outlet: {gpio: pumprig-bench, line: 0, mainsAt: low}
          keypad: {tcp: "<keypad>"}
      """;

  private static final String PUMP =
      "pump --unit SN-1001 --firmware after --serial %s --gateway 10.78.0.2:2575"
          + " --instruments 10.79.0.2 --balance mtSics,serial=%s,step=1mg,noise=1mg,lag=200ms";

  /** For the pump's cables: what no plan could have in the way of a fault. */
  private static final String CABLES =
      """
      modprobe -a xhci_pci ftdi_sio
      ip link add cables0 type veth peer name cables1 netns sta
      ip address add 10.79.0.1/24 dev cables0
      ip link set cables0 up
      ip -n sta address add 10.79.0.2/24 dev cables1
      ip -n sta link set cables1 up
      """;

  private static final String STATION =
      "network={\n  ssid=\"ward\"\n  key_mgmt=WPA-PSK\n  psk=\"benchbench\"\n}\n";

  /** The delay is long: an emulated machine's own lateness doesn't spoil its proof. */
  private static final String PLAN =
      """
      plan: 1
      id: guest
      title: A bad radio, a slow path and no mains, under infusion
      notForClinicalUse: true
      rig: bench.yaml
      seed: 5
      hazards: [{id: HAZ-1, text: Therapy is interrupted}]
      requirements:
        - id: REQ-WATCHDOG
          text: Neither radio, path nor mains raise a watchdog system error
          hazards: [HAZ-1]
          criterion: {kind: noWatchdog}
        - id: REQ-THERAPY
          text: Fluid is delivered all the time, by the balance
          hazards: [HAZ-1]
          criterion: {kind: therapyContinuity, tolerance: 20 %, window: 10s}
        - id: REQ-BACK
          text: The pump reports again once the network is well
          hazards: [HAZ-1]
          criterion: {kind: reconnect, within: 60s}
      therapy:
        primary: {rate: 250 mL/h, volume: 50 mL}
        secondary: {rate: 250 mL/h, volume: 500 uL}
      arms: [{name: after, firmware: after, expect: fail}]
      units: all
      order: randomised
      replicates: 1
      phases: {settle: 12s, stress: 124s, recover: 40s, check: 15s}
      faults:
        gapAtLeast: 1s
        windows:
          - {fault: delay, backEnd: netem, delay: 300ms, at: 2s, lasts: 36s}
          - {fault: stationDeauthenticated, at: 43s, lasts: 22s}
          - {fault: apDisabled, at: 70s, lasts: 30s}
          - {fault: powerOff, at: 106s, lasts: 10s}
      watch:
        codes: [EC220, EC221, EC222, SysEcode0]
        statusEvery: 2s
        acknowledgementWithin: 5s
        blindAfter: 15s
      """;

  @Test
  void aPlanOnTheGuestsOwnRadiosPortsAndLines(LabGuest guest) throws Exception {
    Commands there = guest.ssh(CommandPlace.Ssh::new).commands();
    Path shared = Files.createTempDirectory(guest.share(), "run");
    String seen = "/share/" + shared.getFileName();
    String java = GuestClassPath.copy(guest, "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    write(guest, shared);
    bash(there, SimulatedRadios.MADE + CABLES);
    String chip = bash(there, CHIP.made()).strip();
    String said;
    Hardware.plug(guest, ADAPTER);
    try (var _ = SerialCable.between(guest.usb(), guest.serial(2));
        var _ = SerialCable.between(guest.serial(3), guest.serial(4));
        var _ = UnpluggedMeanwhile.in("recover", shared.resolve("run.log"), guest, ADAPTER)) {
      bash(there, SimulatedRadios.station(seen + "/wpa.conf"));
      said =
          run(
              there,
              List.of("timeout", "1150", "java", java, GuestBench.class.getName(), chip, seen));
    } finally {
      bash(there, CHIP.gone() + "\nip link del cables0\n" + SimulatedRadios.GONE);
      Hardware.pull(guest);
    }
    System.err.println("PumpRig on the guest's Java, " + guest.arch() + ":\n" + said.indent(2));
    assertThat(shared.resolve("out")).as(said).isDirectory();
    var journal = GuestJournal.of(shared.resolve("out"));
    assertThat(said).as(said).contains("mains off: OK POWER OFF", "mains on: OK POWER ON");
    assertThat(said).as(said).contains("exit 0");
    assertThat(journal.lines("fault.scheduled", "")).hasSize(4);
    assertThat(journal.lines("contact.read", "\"normal\"")).isNotEmpty();
    assertThat(journal.lines("contact.read", "\"alarm\"")).as("without mains").isNotEmpty();
    assertThat(journal.lines("link.changed", "")).as("unplugged and back").isNotEmpty();
    journal.enterInto(guest);
    judgedAgain(journal.run(), said);
  }

  /**
   * On this machine, from the journal alone. The pump has no battery: its flow stops without mains,
   * and its nurse call alarms with no code to say why, so that nobody can say there was none.
   */
  private static void judgedAgain(Path run, String said) throws IOException {
    List<String> judge =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "judge",
            run.toString());
    Commands.Result again = LocalCommands.here().run(judge, "", WITHIN);
    assertThat(again.exit()).as(again.complaint()).isEqualTo(1);
    assertThat(again.output())
        .as(said)
        .containsPattern("REQ-WATCHDOG +inconclusive .*contact went into alarm .* without any code")
        .containsPattern("REQ-THERAPY +fail")
        .containsPattern("REQ-BACK +pass");
  }

  private static void write(LabGuest guest, Path shared) throws IOException {
    String rig =
        RIG.formatted(SimulatedRadios.STATION_MAC, "usb:" + ADAPTER, guest.serialDevice(3));
    Files.writeString(shared.resolve("rig.yaml"), rig);
    Files.writeString(shared.resolve("plan.yaml"), PLAN);
    Files.writeString(shared.resolve("passphrase"), "benchbench\n");
    Files.writeString(shared.resolve("wpa.conf"), STATION);
    Files.writeString(
        shared.resolve("pump"), PUMP.formatted(guest.serialDevice(2), guest.serialDevice(4)));
  }

  private static String bash(Commands there, String script) throws IOException {
    return run(there, List.of("bash", "-c", script));
  }

  private static String run(Commands there, List<String> argv) throws IOException {
    Commands.Result result = there.run(argv, "", WITHIN);
    assertThat(result.ok()).as("%s: %s", argv, result.complaint()).isTrue();
    return result.output();
  }
}
