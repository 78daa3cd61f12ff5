package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.pumprig.rig.cli.CabledMachine.Standing;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.rundir.VerifiedRun;

/**
 * Whole runs at a rig with cables in it: its files, the command, and what the journals say.
 *
 * @param folder for everything that is written
 */
record CabledRuns(Path folder) {
  static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final String WINDOWS =
      """
          - {fault: refuse, times: 1, lasts: 1200ms, cutEstablished: true}
          - {fault: stall, times: 1, lasts: 1300ms}
          - {fault: reset, times: 1, lasts: 1200ms, after: 50ms}
          - {fault: gatewayRestart, times: 1, lasts: 1200ms}
      """;

  private Workbench bench(String name, String rig, String windows) throws IOException {
    Workbench bench = Workbench.in(folder.resolve(name));
    bench.write("rigs/short.yaml", rig);
    bench.change("plans/short.yaml", WINDOWS, windows);
    bench.change("plans/short.yaml", "within: 3s", "within: 10s");
    bench.change("plans/short.yaml", "stress: 6s", "stress: 13s");
    return bench;
  }

  static String head(String topology) {
    return """
    rig: 1
    id: cabled
    title: Units and a gateway on cables
    notForClinicalUse: true
    firmware: {before: 8.00.01, after: 8.01.00}
    """
        + topology
        + "units:\n";
  }

  static String unit(String serial, Standing pump, String more) {
    return """
      - serial: %s
        emulated: true
        driver: {kind: servicePort}
        link: {tcp: "%s"}
        flow: {tcp: "%s"}
        contact: {tcp: "%s"}
        screen: {tcp: "%s"}
        keypad: {tcp: "%s"}
    %s\
    """
        .formatted(
            serial,
            pump.at("service"),
            pump.at("flow"),
            pump.at("contact"),
            pump.at("screen"),
            pump.at("keypad"),
            more.indent(4));
  }

  Path firmware() throws IOException {
    return Workbench.in(folder.resolve("profiles")).path("firmware/after.yaml");
  }

  record Running(CabledMachine machine, String before, Process process) {}

  Running run(CabledMachine machine, String rig, String windows) throws IOException {
    String kind = machine.kind();
    String before = machine.snapshot();
    Workbench bench = bench(kind, rig, windows);
    return new Running(
        machine,
        before,
        machine.rig(
            folder.resolve(kind + "-state"),
            folder.resolve(kind + ".log"),
            "run",
            bench.plan(),
            "--out",
            folder.resolve(kind + "-out"),
            "--arm",
            "after"));
  }

  String ended(Running running) throws Exception {
    String kind = running.machine().kind();
    assertThat(running.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    String log = Files.readString(folder.resolve(kind + ".log"));
    assertThat(running.process().exitValue())
        .as(kind + ": " + log)
        .isIn(Exit.PASS, Exit.INCONCLUSIVE);
    assertThat(running.machine().snapshot()).as(kind).isEqualTo(running.before());
    return log;
  }

  String journal(String kind, String serial) throws IOException {
    return Files.readString(directory(kind, serial).resolve("journal/00000001.jsonl"));
  }

  private Path directory(String kind, String serial) throws IOException {
    return Workbench.runs(folder.resolve(kind + "-out")).stream()
        .filter(run -> run.toString().contains(serial))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no run of " + serial));
  }

  /** The run as it is judged from its journal. */
  RunVerdict verdict(String kind, String serial) throws Exception {
    return VerifiedRun.read(directory(kind, serial)).verdict();
  }

  /** The verdict on one requirement, with its reason. */
  static String on(String requirement, RunVerdict run) {
    return run.results().stream()
        .filter(each -> each.requirementId().equals(requirement))
        .map(
            each ->
                each.verdict().map(Verdict::onDisk).orElse("not exercised") + ": " + each.reason())
        .findFirst()
        .orElseThrow();
  }

  static List<String> lines(String journal, String kind, String text) {
    return journal
        .lines()
        .filter(line -> line.contains("\"k\":\"" + kind + "\"") && line.contains(text))
        .toList();
  }

  static String lineOutlet(Standing pump) {
    return "outlet: {tcp: \"" + pump.at("power") + "\"}\n";
  }
}
