package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.pumprig.rig.judge.FaultFacts;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.VerifiedRun;

/**
 * Whole campaigns on real sockets with faults of the emulated gateway: proven in every journal, and
 * judged. Both run at the same time.
 */
@Tag("realtime")
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayFaultsRunIT {
  private static final int RUNS = 3;

  @TempDir private static Path folder;
  private Cli.Answer tls = new Cli.Answer(-1, "", "");
  private Cli.Answer failOver = new Cli.Answer(-1, "", "");

  @BeforeAll
  void runBoth() throws Exception {
    FixtureCopy.into(folder);
    CompletableFuture<Cli.Answer> other = CompletableFuture.supplyAsync(() -> run("tls-faults"));
    failOver = run("fail-over");
    tls = other.join();
  }

  /**
   * A machine that is too busy makes a run inconclusive, as it must (a witness was late, the rig
   * was blind); then it is run once more.
   */
  private static Cli.Answer run(String plan) {
    Cli cli = new Cli(folder.resolve("state-" + plan));
    Path file = folder.resolve("plans/" + plan + ".yaml");
    Cli.Answer last = cli.run("run", file, "--out", folder.resolve(plan + "-0"));
    for (int again = 1; again < RUNS && last.code() == Exit.INCONCLUSIVE; again++) {
      last = cli.run("run", file, "--out", folder.resolve(plan + "-" + again));
    }
    return last;
  }

  /** The campaign that counts: the last. */
  private static List<Path> runs(String plan) throws Exception {
    int last = 0;
    while (Files.exists(folder.resolve(plan + "-" + (last + 1)))) {
      last++;
    }
    return Workbench.runs(folder.resolve(plan + "-" + last));
  }

  @Test
  void tlsFaultsAreProvenByAHandshakeAndTheRunsPassThoughTheWireIsSealed() throws Exception {
    proven("tls-faults", Map.of("certificateExpired", "tlsProbe", "tlsVersionOff", "tlsProbe"));
    assertThat(tls.code()).as(tls.toString()).isEqualTo(Exit.PASS);
  }

  @Test
  void failOverAndErrorAcknowledgementAreProvenOnEachUnitsWire() throws Exception {
    proven(
        "fail-over",
        Map.of(
            "loadBalancerFailOver", "gatewayReset",
            "errorAcknowledgement", "errorAcknowledgement"));
    assertThat(failOver.code()).as(failOver.toString()).isEqualTo(Exit.PASS);
  }

  @Test
  void failOverIsProvenByItsOwnResetNotByTheWayBack() throws Exception {
    for (Path run : runs("fail-over")) {
      FaultFacts fault =
          VerifiedRun.read(run).verdict().facts().faults().stream()
              .filter(each -> each.name().equals("loadBalancerFailOver"))
              .findFirst()
              .orElseThrow();
      assertThat(fault.provenNanos().orElseThrow())
          .isLessThan(fault.plannedNanos() + fault.durationNanos());
    }
  }

  private static void proven(String plan, Map<String, String> witnesses) throws Exception {
    List<Path> runs = runs(plan);
    assertThat(runs).hasSize(2);
    for (Path run : runs) {
      JudgedRun judged = VerifiedRun.read(run);
      List<FaultFacts> faults = judged.verdict().facts().faults();
      assertThat(faults).hasSize(2).allSatisfy(f -> assertThat(f.counts()).as("%s", f).isTrue());
      for (FaultFacts fault : faults) {
        assertThat(fault.witness()).hasValue(witnesses.get(fault.name()));
        assertThat(fault.target()).isEqualTo("gateway");
      }
    }
  }
}
