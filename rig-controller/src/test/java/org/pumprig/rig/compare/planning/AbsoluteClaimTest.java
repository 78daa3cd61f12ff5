package org.pumprig.rig.compare.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class AbsoluteClaimTest {
  private static final HazardAssumption CONSTANT =
      new HazardAssumption.Constant("trips only by lightning");

  private static AbsoluteClaim claim(int pumps, double hours) {
    List<MissionRun> runs = new ArrayList<>();
    for (int i = 0; i < pumps; i++) {
      runs.add(new MissionRun("pump-" + i, hours, false));
    }
    return new AbsoluteClaim(72, runs);
  }

  /**
   * Damage accumulates (Weibull, 60 h, shape 6). 300 pumps run 10 h each and, 99.4 times in 100,
   * none trips; but only 5 in 100 would survive 72 h. Pooled, 3000 h would "show" at most one trip
   * in 1000 h, and so a survival of 93 %.
   */
  @Test
  void manyShortRunsShowNothingAboutALongMission() throws NotComputableException {
    double none = StrictMath.exp(-300 * StrictMath.pow(10 / 60.0, 6));
    double survive = StrictMath.exp(-StrictMath.pow(72 / 60.0, 6));
    assertThat(none).isCloseTo(0.994, within(5e-4));
    assertThat(survive).isCloseTo(0.05, within(5e-3));
    AbsoluteClaim shortRuns = claim(300, 10);
    double pooled = shortRuns.ratePerHour(CONSTANT, 0.95);
    assertThat(StrictMath.exp(-72 * pooled)).as("what pooling would claim").isGreaterThan(0.93);

    assertThatThrownBy(() -> shortRuns.ratePerHour(new HazardAssumption.NotShownConstant(), 0.95))
        .isInstanceOf(NotComputableException.class)
        .hasMessageContaining("pooled")
        .hasMessageContaining("accumulates");
    assertThatThrownBy(() -> shortRuns.reliability(0.95))
        .isInstanceOf(NotComputableException.class)
        .hasMessageContaining("None of 300 pumps completed the mission of 72 h");
    assertThat(shortRuns.endedEarly()).hasSize(300);
  }

  @Test
  void pumpsThatCompletedTheMissionCount() throws NotComputableException {
    assertThat(claim(59, 72).reliability(0.95)).isBetween(0.9504915, 0.9504925);
    assertThat(claim(59, 720).reliability(0.95))
        .as("longer runs are still 59 pumps")
        .isBetween(0.9504915, 0.9504925);
  }

  @Test
  void aPumpThatFailedCountsOneThatWasTakenAwayDoesNot() throws NotComputableException {
    List<MissionRun> runs = new ArrayList<>(claim(58, 72).runs());
    runs.add(new MissionRun("tripped", 40, true));
    runs.add(new MissionRun("borrowed", 71, false));
    runs.add(new MissionRun("late", 100, true));
    AbsoluteClaim claim = new AbsoluteClaim(72, runs);
    assertThat(claim.completed()).isEqualTo(59);
    assertThat(claim.failed()).isEqualTo(1);
    assertThat(claim.endedEarly()).containsExactly("borrowed");
    assertThat(claim.reliability(0.95)).isEqualTo(SuccessRun.shown(60, 1, 0.95));
    assertThat(claim.ratePerHour(CONSTANT, 0.95) * claim.pumpHours())
        .as("two failures at any time")
        .isCloseTo(6.2958, within(5e-5));
  }

  @Test
  void onePumpIsNeverTwo() {
    MissionRun run = new MissionRun("a", 72, false);
    assertThatThrownBy(() -> new AbsoluteClaim(72, List.of(run, run)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void aConstantHazardNeedsItsReason() {
    assertThatThrownBy(() -> new HazardAssumption.Constant(" "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Reliability bounds from simulated missions, at most as often wrong as they say. */
  @Test
  void boundsCoverAtLeastTheirLevel() throws NotComputableException {
    int rounds = Integer.getInteger("pumprig.scenarios", 300) * 3;
    RandomStream random = new Seed(21).stream("missions");
    int covered = 0;
    for (int round = 0; round < rounds; round++) {
      List<MissionRun> runs = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        boolean fails = random.nextChance(70_000);
        runs.add(new MissionRun("p" + i, fails ? 30 : 72, fails));
      }
      covered += new AbsoluteClaim(72, runs).reliability(0.9) <= 0.93 ? 1 : 0;
    }
    assertThat((double) covered)
        .as("seed 21")
        .isGreaterThan(rounds * 0.9 - 3 * StrictMath.sqrt(rounds * 0.09));
  }
}
