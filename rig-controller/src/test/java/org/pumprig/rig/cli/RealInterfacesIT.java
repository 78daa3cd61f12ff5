package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.fixtures.Fixtures;

/**
 * Runs across interfaces that the rig did not make: it takes them as they are, and leaves them so.
 */
@Tag("netns")
class RealInterfacesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String WINDOWS =
      """
          - {fault: refuse, times: 1, lasts: 1200ms, cutEstablished: true}
          - {fault: stall, times: 1, lasts: 1300ms}
          - {fault: reset, times: 1, lasts: 1200ms, after: 50ms}
          - {fault: gatewayRestart, times: 1, lasts: 1200ms}
      """;

  @TempDir private Path folder;

  private Workbench bench(PluggedMachine machine, String name, String windows) throws IOException {
    Workbench bench = Workbench.in(folder.resolve(name));
    bench.write("rigs/short.yaml", machine.rigFile());
    bench.change("plans/short.yaml", WINDOWS, windows);
    bench.change("plans/short.yaml", "within: 3s", "within: 10s");
    return bench;
  }

  private Process start(PluggedMachine machine, Workbench bench, String name) throws IOException {
    return machine.start(
        folder.resolve(name + "-state"),
        folder.resolve(name + ".log"),
        "run",
        bench.plan(),
        "--out",
        folder.resolve(name + "-out"),
        "--arm",
        "after");
  }

  private record Running(PluggedMachine machine, String before, Process process) {}

  private static int code(Process process) throws InterruptedException {
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** At the same time, each on a machine of its own: most of a run is waiting. */
  @Test
  void everyKindRunsAndLeavesTheInterfacesAsTheyWere() throws Exception {
    try (var bridge = PluggedMachine.of("bridge");
        var router = PluggedMachine.of("router");
        var redirect = PluggedMachine.of("redirect")) {
      var running = new ArrayList<Running>();
      for (PluggedMachine each : List.of(bridge, router, redirect)) {
        String before = each.snapshot();
        Workbench bench =
            bench(
                each,
                each.kind(),
                """
                    - {fault: linkDown, at: 500ms, lasts: 1500ms}
                    - {fault: blackhole, at: 4s, lasts: 1500ms}
                """);
        running.add(new Running(each, before, start(each, bench, each.kind())));
      }
      for (Running each : running) {
        String kind = each.machine().kind();
        int code = code(each.process());
        String log = Files.readString(folder.resolve(kind + ".log"));
        assertThat(code).as(kind + ": " + log).isIn(Exit.PASS, Exit.INCONCLUSIVE);
        String journal = journal(kind);
        assertThat(lines(journal, "path.checked")).as(kind).hasSize(1);
        assertThat(lines(journal, "path.checked").getFirst())
            .contains("\"crossing\":\"yes\"", "\"detour\":\"no\"");
        assertThat(lines(journal, "fault.proven"))
            .as(kind)
            .anyMatch(line -> line.contains("linkDown") && line.contains("\"carrier\""));
        assertThat(lines(journal, "effect.done"))
            .as(kind)
            .anyMatch(line -> line.matches(".*towardsGateway\\.lost\",\"value\":[1-9].*"));
        assertThat(lines(journal, "fault.recovered")).as(kind).hasSize(2);
        assertThat(each.machine().snapshot()).as(kind).isEqualTo(each.before());
      }
    }
  }

  @Test
  void whatAKilledRunLeftIsUndoneByRecover() throws Exception {
    try (var machine = PluggedMachine.of("bridge")) {
      String before = machine.snapshot();
      Workbench bench = bench(machine, "killed", "    - {fault: linkDown, at: 0s, lasts: 5s}\n");
      Process process = start(machine, bench, "killed");
      try {
        Awaitility.await()
            .atMost(PATIENCE)
            .failFast("the command ended", () -> !process.isAlive())
            .until(
                () -> !Files.exists(folder.resolve("killed-out/runs")) ? "" : journal("killed"),
                text -> text.contains("\"k\":\"fault.applied\""));
      } finally {
        process.destroyForcibly();
      }
      code(process);
      assertThat(machine.in("rig", "ip -o link show dev unit0"))
          .as("what the kernel has no lease for")
          .contains("master pumprig0", "state DOWN");

      Path log = folder.resolve("recover.log");
      int code = code(machine.start(folder.resolve("killed-state"), log, "recover"));

      assertThat(code).as(Files.readString(log)).isZero();
      assertThat(Files.readString(log))
          .contains("(ethernet)", "(topology)", "undone: ")
          .contains("The bridge between units and gateway is down (it joined ", "unit0", "gw0");
      assertThat(machine.snapshot()).isEqualTo(before);
    }
  }

  @Test
  void anInterfaceInUseIsRefusedAndLeftAlone() throws Exception {
    try (var machine = PluggedMachine.of("router")) {
      machine.in("rig", "ip address add 192.0.2.1/24 dev gw0");
      String before = machine.snapshot();
      Workbench bench = bench(machine, "foreign", "    - {fault: linkDown, at: 0s, lasts: 1s}\n");

      int code = code(start(machine, bench, "foreign"));

      String log = Files.readString(folder.resolve("foreign.log"));
      assertThat(code).as(log).isEqualTo(Exit.ABORTED);
      assertThat(log)
          .contains(
              "'gw0' has the address 192.0.2.1/24, which is not the rig's. Take it away: 'ip"
                  + " address del 192.0.2.1/24 dev gw0'");
      assertThat(machine.snapshot()).isEqualTo(before);
    }
  }

  @Test
  void whereNothingIsBehindTheInterfacesCheckAndRunRefuse() throws Exception {
    Workbench bench = Workbench.in(folder.resolve("wired"));
    bench.write(
        "rigs/short.yaml", Fixtures.text("rigs/bridge.yaml").replace("  namespaces: made\n", ""));
    for (String command : List.of("check", "run")) {
      Cli.Answer answer = new Cli(folder.resolve("wired-state")).run(command, bench.plan());

      assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
      assertThat(answer.err())
          .contains("nothing emulated behind 'unit0' and 'gw0', and its units have no drivers")
          .contains("Give real units drivers, name the namespaces");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bridge", "router", "redirect"})
  void doctorProvesEachUnitsPathAndLeavesNothing(String kind) throws Exception {
    try (var machine = PluggedMachine.of(kind)) {
      String before = machine.snapshot();
      Workbench bench = bench(machine, "doctor", WINDOWS);
      Path log = folder.resolve("doctor.log");
      int code =
          code(
              machine.start(
                  folder.resolve("doctor-state"),
                  log,
                  "doctor",
                  "--prove",
                  "--rig",
                  bench.path("rigs/short.yaml")));
      assertThat(Files.readString(log)).contains("path of SN-1001", "with it cut, none");
      assertThat(code).as(Files.readString(log)).isZero();
      assertThat(machine.snapshot()).isEqualTo(before);
    }
  }

  private String journal(String name) throws IOException {
    var text = new StringBuilder();
    for (Path run : Workbench.runs(folder.resolve(name + "-out"))) {
      Path file = run.resolve("journal/00000001.jsonl");
      text.append(Files.exists(file) ? Files.readString(file) : "");
    }
    return text.toString();
  }

  private static List<String> lines(String journal, String kind) {
    return journal.lines().filter(line -> line.contains("\"k\":\"" + kind + "\"")).toList();
  }
}
