package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.judge.RequirementResult;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.rundir.VerifiedRun;

/** Whether all that a unit sent is at a real gateway, by what the gateway's own store holds. */
@Tag("realtime")
class GatewayHoldsIT {
  @TempDir private Path folder;

  private RequirementResult complete(LongPredicate stores) throws Exception {
    Workbench bench = Workbench.in(folder.resolve("bench"));
    Path store = folder.resolve("store");
    try (var gateway = new StoringGateway(store, stores)) {
      String rig = Files.readString(bench.path("rigs/short.yaml"));
      bench.write(
          "rigs/short.yaml",
          rig
              + """
              gateway:
                host: 127.0.0.1
                port: %d
                holds: [sh, -c, 'test "$1" = SN-1001 && cat "$0"', %s, "{serial}", "{since}"]
              """
                  .formatted(gateway.port(), store));
      String plan = Files.readString(bench.plan());
      bench.write(
          "plans/short.yaml",
          plan.substring(0, plan.indexOf("\ncomparison:") + 1)
              .replace("  - {name: before, firmware: before, expect: fail}\n", "")
              .replace("units: all", "units: [SN-1001]")
              .replace(
                  "settle: 2s, stress: 6s, recover: 3s, check: 5s",
                  "settle: 1s, stress: 3s, recover: 3s, check: 3s")
              .replaceAll("    - \\{fault: (refuse|reset|gatewayRestart).*\n", "")
              .replace(
                  "\ntherapy:",
                  "  - id: REQ-COMPLETE\n    text: Nothing is lost\n    hazards: [HAZ-1]\n"
                      + "    criterion: {kind: completeAtGateway}\n\ntherapy:"));
      Path out = folder.resolve("out");
      Cli.Answer answer = new Cli(folder.resolve("state")).run("run", bench.plan(), "--out", out);
      List<Path> runs = Workbench.runs(out);
      assertThat(runs).as(answer.toString()).hasSize(1);
      return VerifiedRun.read(runs.getFirst()).verdict().results().stream()
          .filter(each -> each.requirementId().equals("REQ-COMPLETE"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void whatIsAllThereOncePasses() throws Exception {
    RequirementResult found = complete(_ -> true);
    assertThat(found.verdict()).as(found.reason()).contains(Verdict.PASS);
    assertThat(found.reason()).startsWith("By what the gateway holds (sh, ").contains(" 0 lost ");
  }

  @Test
  void whatTheGatewayAcknowledgedAndLostFails() throws Exception {
    RequirementResult found = complete(number -> number % 5 != 0);
    assertThat(found.verdict()).as(found.reason()).contains(Verdict.FAIL);
  }
}
