package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static Cli.Answer run(String plan) {
    return new Cli(folder.resolve("state-" + plan))
        .run("run", folder.resolve("plans/" + plan + ".yaml"), "--out", folder.resolve(plan));
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
    for (Path run : Workbench.runs(folder.resolve("fail-over"))) {
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
    List<Path> runs = Workbench.runs(folder.resolve(plan));
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
