package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.judge.RunScript.ms;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.rig.event.BalanceRecord.BalanceUsed;
import org.pumprig.rig.event.FailSafeRecord.StopWitnessed;

/** A balance tells a stop late and a volume roughly: verdicts allow for both. */
class BalanceVerdictTest {
  private static RunScript tripped(long delayMillis, long uncertaintyNanolitres) {
    return RunScript.tripped("SN-1", "before")
        .at(0, new BalanceUsed(ms(500), ms(delayMillis), 1, uncertaintyNanolitres));
  }

  /** The plan allows 2 s. */
  @ParameterizedTest
  @CsvSource({"1900, 750, pass", "2500, 750, inconclusive", "2800, 750, fail", "2500, 0, fail"})
  void aStopAfterTheLimitByLessThanTheDelayIsUndecided(
      long seenMillis, long delayMillis, String verdict) {
    RunScript run =
        tripped(delayMillis, 0)
            .without(StopWitnessed.class)
            .at(12_000, new StopWitnessed(ms(11_000), ms(seenMillis)));
    assertThat(run.verdict("REQ-FAILSAFE")).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"1000, pass", "7000, inconclusive"})
  void aVolumeThatIsKnownTooRoughlyPassesNothing(long uncertaintyNanolitres, String verdict) {
    RunScript run = tripped(0, uncertaintyNanolitres);
    assertThat(run.verdict("REQ-THERAPY")).isEqualTo(verdict);
  }
}
