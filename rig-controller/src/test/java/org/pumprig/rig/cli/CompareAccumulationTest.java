package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.Cli.Answer;

/**
 * Where damage accumulates, many short runs look safe: the same firmware that trips in six seconds
 * of stress lives through any number of short runs. The commands must not pool them.
 */
class CompareAccumulationTest {
  private static final String CLAIM =
      """
      claim:
        expect: inconclusive
        failing: [watchdog]
        beforeFails: 10 %
        estimand: {kind: rateRatio}
        absolute: {perHourBelow: 700, confidence: 50 %}
        noWorse:
          rule: all
          endpoints:
            - {endpoint: alarms, shareHigherBy: 50 %}
      """;
  private static final String SHORT = "{settle: 2s, stress: 1500ms, recover: 3s, check: 5s}";

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void simulate() throws Exception {
    Workbench bench = Workbench.in(folder.resolve("bench"));
    bench.write(
        "firmware/placebo.yaml",
        Files.readString(bench.path("firmware/before.yaml"))
            .replace("version: 9.3.0", "version: 9.4.0"));
    String plan = Files.readString(bench.plan()).replace("firmware: after", "firmware: placebo");
    bench.write("plans/short.yaml", plan + CLAIM);
    cli("simulate", bench.plan(), "--out", folder.resolve("long"));
    String brief =
        plan.replace("{settle: 2s, stress: 6s, recover: 3s, check: 5s}", SHORT)
            .replaceAll("    - \\{fault: (?!refuse).*\n", "")
            .replace("lasts: 1200ms, cutEstablished", "lasts: 700ms, cutEstablished")
            .replace("replicates: 1", "replicates: 4");
    assertThat(brief).contains(SHORT, "700ms");
    bench.write("plans/short.yaml", brief + CLAIM);
    cli("simulate", bench.plan(), "--out", folder.resolve("brief"));
    bench.write(
        "plans/short.yaml",
        brief
            + CLAIM.replace(
                "confidence: 50 %}", "confidence: 50 %, constantHazard: electronics don't wear}"));
    cli("simulate", bench.plan(), "--out", folder.resolve("reasoned"));
  }

  private static Answer cli(Object... args) {
    return new Cli(folder.resolve("state")).run(args);
  }

  private static Answer compare(String campaign, Object... more) throws Exception {
    List<Object> args = new ArrayList<>(List.of("compare"));
    args.addAll(runs(campaign, "before"));
    args.add("--after");
    args.addAll(runs(campaign, "after"));
    args.addAll(List.of(more));
    return cli(args.toArray());
  }

  private static List<Path> runs(String campaign, String arm) throws Exception {
    return Workbench.runs(folder.resolve(campaign)).stream()
        .filter(run -> run.getFileName().toString().contains("-" + arm + "-"))
        .toList();
  }

  @Test
  void theSameFirmwareTripsInLongRunsAndLooksSafeInShortOnes() throws Exception {
    assertThat(compare("long", "--method", "clopper-pearson").out())
        .contains("2 of 2 of before failed", "2 of 2 of after failed");
    assertThat(compare("brief", "--method", "clopper-pearson").out())
        .contains("0 of 2 of before failed", "0 of 2 of after failed");
  }

  @Test
  void shortRunsAreNotPooledIntoAnAbsoluteClaim() throws Exception {
    Answer answer = compare("brief");
    assertThat(answer.code()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(answer.out())
        .contains("Hours of different pumps can't be pooled", "many short runs look safe");
  }

  @Test
  void norIntoARateWithoutAReason() throws Exception {
    Answer answer = compare("brief", "--method", "rate,gamma-poisson,exponential");
    assertThat(answer.out()).contains("many short runs look safe").doesNotContain(" events in ");
    Path tables = folder.resolve("tables");
    compare("brief", "--tables", tables);
    Answer table =
        cli(
            "compare",
            "--data",
            tables.resolve("watchdog.csv"),
            "--time",
            "seconds",
            "--event",
            "end",
            "--group",
            "arm",
            "--method",
            "rate");
    assertThat(table.code()).isEqualTo(Exit.USAGE);
    assertThat(table.err()).contains("many short runs look safe", "--constant-hazard");
  }

  @Test
  void aReasonIsPrintedWithWhatItPools() throws Exception {
    assertThat(compare("reasoned").out())
        .contains("hours are pooled because: electronics don't wear");
  }
}
