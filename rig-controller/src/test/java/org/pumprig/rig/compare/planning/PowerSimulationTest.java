package org.pumprig.rig.compare.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.planning.PowerSimulation.Power;
import org.pumprig.rig.compare.planning.TripTimes.Arm;
import org.pumprig.rig.compare.stats.FisherExact;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.PairedPermutation;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.seed.Seed;

class PowerSimulationTest {
  private static final PowerSimulation.Claim FISHER =
      campaign ->
          new FisherExact(
                      new Proportion(events(campaign.before()), campaign.before().size()),
                      new Proportion(events(campaign.after()), campaign.after().size()))
                  .pAfterFewer()
              <= 0.025;

  private static long events(java.util.List<Subject> subjects) {
    return subjects.stream().filter(Subject::event).count();
  }

  /** Every pump trips at an exponential time of its arm's rate. */
  private static TripTimes exponential(double before, double after) {
    return (arm, pump, hours, campaign) -> {
      double rate = arm == Arm.BEFORE ? before : after;
      double time = campaign.stream(arm.name(), "pump-" + pump).nextExponential() / rate;
      return time < hours ? OptionalDouble.of(time) : OptionalDouble.empty();
    };
  }

  @Test
  void powerAgreesWithTheSumOverAllTables() {
    int pumps = 8;
    double before = 1 - StrictMath.exp(-72 * 0.03);
    double after = 1 - StrictMath.exp(-72 * 0.004);
    double exact = 0;
    for (int x = 0; x <= pumps; x++) {
      for (int y = 0; y <= pumps; y++) {
        FisherExact test = new FisherExact(new Proportion(x, pumps), new Proportion(y, pumps));
        exact += test.pAfterFewer() <= 0.025 ? term(pumps, x, before) * term(pumps, y, after) : 0;
      }
    }
    int campaigns = Integer.getInteger("pumprig.scenarios", 300) * 4;
    Power power =
        new PowerSimulation(pumps, 72, campaigns, new Seed(5))
            .run(exponential(0.03, 0.004), FISHER);
    double error = StrictMath.sqrt(exact * (1 - exact) / campaigns);
    assertThat(exact).isBetween(0.4, 0.95);
    assertThat(Math.abs(power.estimate() - exact)).as("seed 5").isLessThan(3.5 * error);
    assertThat(power.standardError()).isBetween(error / 2, error * 2);
    assertThat(power.untestable()).isZero();
  }

  private static double term(int n, int k, double p) {
    double ways = 1;
    for (int i = 1; i <= k; i++) {
      ways = ways * (n - k + i) / i;
    }
    return ways * StrictMath.pow(p, k) * StrictMath.pow(1 - p, n - k);
  }

  @Test
  void theSameSeedGivesTheSameAnswer() {
    PowerSimulation design = new PowerSimulation(6, 72, 50, new Seed(8));
    TripTimes model = exponential(0.05, 0.01);
    assertThat(design.run(model, FISHER)).isEqualTo(design.run(model, FISHER));
  }

  @Test
  void withinUnitsTheFalseBetterRateKeepsTheLevel() {
    int campaigns = Integer.getInteger("pumprig.scenarios", 300) * 4;
    PowerSimulation.Claim permutation =
        campaign ->
            PairedPermutation.test(campaign.before(), campaign.after()).pAfterBetter() <= 0.025;
    Power size =
        new PowerSimulation(8, 72, campaigns, new Seed(6))
            .run(exponential(0.03, 0.03), permutation);
    double most = 0.025 + 3 * StrictMath.sqrt(0.025 * 0.975 / campaigns);
    assertThat(size.estimate()).as("seed 6").isLessThan(most);
  }

  @Test
  void campaignsThatCannotBeTestedCountAsNotShown() {
    PowerSimulation.Claim never =
        _ -> {
          throw new NotComputableException("no");
        };
    Power power = new PowerSimulation(3, 72, 10, new Seed(1)).run(exponential(1, 1), never);
    assertThat(power.estimate()).isZero();
    assertThat(power.untestable()).isEqualTo(10);
  }

  @Test
  void impossibleDesignsAreRefused() {
    assertThatThrownBy(() -> new PowerSimulation(0, 72, 10, new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PowerSimulation(3, 0, 10, new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
