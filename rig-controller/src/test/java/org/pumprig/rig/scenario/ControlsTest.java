package org.pumprig.rig.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pumprig.rig.compare.CampaignComparison;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.Conclusion;
import org.pumprig.rig.compare.claim.ClaimResult;
import org.pumprig.rig.compare.claim.ClaimVerdict;
import org.pumprig.rig.compare.claim.PartResult;
import org.pumprig.rig.compare.claim.Standing;
import org.pumprig.rig.judge.RunVerdict;

/**
 * The controls on the rig itself: swapped labels must swap the answer, and firmware that only looks
 * new must not come out better.
 */
class ControlsTest {
  /** One campaign of each control; as many as five in the perf profile. */
  private static LongStream seeds() {
    return LongStream.rangeClosed(
        1, Math.clamp(Integer.getInteger("pumprig.scenarios", 300) / 300, 1, 5));
  }

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void fixtures() throws Exception {
    FixtureFolder.write(folder);
  }

  private CampaignResult simulated(String plan, long seed) throws Exception {
    Simulation simulation =
        Simulation.run(folder.resolve("plans/" + plan + ".yaml"), seed, folder.resolve("out"));
    return CampaignResult.of(simulation.inputs().plan(), simulation.verdicts());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theNewFirmwareComesOutBetter(long seed) throws Exception {
    CampaignComparison comparison = simulated("demo", seed).comparison().orElseThrow();
    assertThat(comparison.conclusion()).isEqualTo(Conclusion.BETTER);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void withSwappedLabelsItComesOutWorse(long seed) throws Exception {
    CampaignComparison comparison = simulated("labels-swapped", seed).comparison().orElseThrow();
    assertThat(comparison.conclusion()).isEqualTo(Conclusion.WORSE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void unitsThatEachStayInOneArmShowItToo(long seed) throws Exception {
    CampaignResult result = simulated("one-way", seed);
    assertThat(result.runs()).hasSize(16).extracting(RunVerdict::unit).doesNotHaveDuplicates();
    assertThat(result.exitCode()).as("expectations, seed %d", seed).isZero();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOldFirmwareUnderANewNameIsNotBetterAndTheIntervalHoldsOne(long seed) throws Exception {
    CampaignComparison comparison = simulated("placebo", seed).comparison().orElseThrow();
    assertThat(comparison.conclusion()).isEqualTo(Conclusion.NOT_BETTER);
    assertThat(comparison.perHour().orElseThrow().intervalHoldsOne()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFixWithARegressionBesideItIsBetterOnTheWatchdogAndRefused(long seed) throws Exception {
    CampaignResult result = simulated("regressed", seed);
    ClaimResult claim = result.claim().orElseThrow();
    assertThat(claim.parts())
        .as("seed %d: %s", seed, claim)
        .extracting(PartResult::standing)
        .containsExactly(Standing.SHOWN, Standing.SHOWN, Standing.NOT_SHOWN, Standing.CONTRADICTED);
    assertThat(claim.parts().getLast().sentence()).contains("Shown to be worse: alarms");
    assertThat(claim.verdict()).isEqualTo(ClaimVerdict.NOT_BETTER);
    assertThat(result.exitCode()).as("expectations of the plan").isZero();
  }
}
