package org.pumprig.rig.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.lab.GuestClassPath;
import org.pumprig.fixtures.lab.Lab;
import org.pumprig.fixtures.lab.LabGuest;
import org.pumprig.fixtures.lab.SimulatedChip;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;

/**
 * A plan run by PumpRig on the guest's own Java: the unit's port is a terminal of the guest, its
 * mains hang on a relay at a GPIO line, its nurse call on two more.
 */
@Lab
class GuestRunLabIT {
  private static final long WITHIN = 600_000_000_000L;
  private static final SimulatedChip CHIP = new SimulatedChip("pumprig-run");

  private static final String RIG =
      """
      rig: 1
      id: guest
      title: An emulated pump on lines of a Pi
      notForClinicalUse: true
      firmware: {after: 8.01.00}
      units:
        - serial: SN-1001
          emulated: true
          driver: {kind: servicePort}
          link: {serial: <service>, baud: 115200}
          flow: {tcp: "<flow>"}
          contact: {gpio: pumprig-bench, alarm: 1, normal: 2}
          outlet: {gpio: pumprig-bench, line: 0, mainsAt: low}
          keypad: {tcp: "<keypad>"}
      """;

  private static final String PLAN =
      """
      plan: 1
      id: guest
      title: Mains off under infusion, on a Pi's own lines
      notForClinicalUse: true
      rig: bench.yaml
      seed: 5
      hazards: [{id: HAZ-1, text: Therapy is interrupted}]
      requirements:
        - id: REQ-WATCHDOG
          text: Losing the mains raises no watchdog system error
          hazards: [HAZ-1]
          criterion: {kind: noWatchdog}
        - id: REQ-THERAPY
          text: Fluid is delivered while the mains are off, and afterwards
          hazards: [HAZ-1]
          criterion: {kind: therapyContinuity, tolerance: 10 %, window: 4s}
      therapy:
        primary: {rate: 125 mL/h, volume: 50 mL}
        secondary: {rate: 250 mL/h, volume: 500 uL}
      arms: [{name: after, firmware: after, expect: fail}]
      units: all
      order: randomised
      replicates: 1
      phases: {settle: 8s, stress: 20s, recover: 10s, check: 10s}
      faults:
        gapAtLeast: 1s
        windows: [{fault: powerOff, at: 5s, lasts: 6s}]
      watch:
        codes: [EC220, EC221, EC222, SysEcode0]
        statusEvery: 1s
        acknowledgementWithin: 2s
        blindAfter: 10s
      """;

  @Test
  void aPlanOnTheGuestsOwnLines(LabGuest guest) throws Exception {
    Commands there =
        new CommandPlace.Ssh(
                "127.0.0.1",
                guest.sshPort(),
                "root",
                guest.knownHosts(),
                Optional.of(guest.identity()))
            .commands();
    Path shared = Files.createTempDirectory(guest.share(), "run");
    String seen = "/share/" + shared.getFileName();
    String java = GuestClassPath.copy(guest, "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    Files.writeString(shared.resolve("rig.yaml"), RIG);
    Files.writeString(shared.resolve("plan.yaml"), PLAN);
    String chip = run(there, List.of("bash", "-c", CHIP.made())).strip();
    String said;
    try {
      said = run(there, List.of("java", java, GuestBench.class.getName(), chip, seen, "after"));
    } finally {
      run(there, List.of("bash", "-c", CHIP.gone()));
    }
    assertThat(shared.resolve("out")).as(said).isDirectory();
    String journal = journal(shared.resolve("out"));
    assertThat(said).as(said).contains("mains off: OK POWER OFF", "mains on: OK POWER ON");
    assertThat(said).as(said).contains("exit 0");
    assertThat(lines(journal, "fault.proven", "powerOff")).as(said).hasSize(1);
    assertThat(lines(journal, "contact.read", "\"normal\"")).isNotEmpty();
    assertThat(lines(journal, "contact.read", "\"alarm\"")).as("without mains").isNotEmpty();
    assertThat(journal).doesNotContain("\"cableOut\"", "\"impossible\"");
    System.err.println("PumpRig on the guest's Java, " + guest.arch() + ":\n" + said.indent(2));
  }

  private static List<String> lines(String journal, String kind, String text) {
    return journal
        .lines()
        .filter(line -> line.contains("\"k\":\"" + kind + "\"") && line.contains(text))
        .toList();
  }

  private static String journal(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      Path first =
          files.filter(each -> each.endsWith("journal/00000001.jsonl")).findFirst().orElseThrow();
      return Files.readString(first);
    }
  }

  private static String run(Commands there, List<String> argv) throws IOException {
    Commands.Result result = there.run(argv, "", WITHIN);
    assertThat(result.ok()).as("%s: %s", argv, result.complaint()).isTrue();
    return result.output();
  }
}
