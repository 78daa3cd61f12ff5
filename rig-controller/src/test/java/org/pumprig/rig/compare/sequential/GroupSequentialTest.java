package org.pumprig.rig.compare.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.Oracle;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class GroupSequentialTest {
  private static final List<Double> FIFTHS = List.of(0.2, 0.4, 0.6, 0.8, 1.0);

  @Test
  void spendingAgreesWithTheOracle() {
    JsonNode row = Oracle.json("planning_sequential.json").path("spending");
    assertThat(row.path("t")).hasSize(4);
    for (int i = 0; i < 4; i++) {
      double t = row.path("t").path(i).doubleValue();
      assertNear(
          Spending.POCOCK.spent(0.05, t), row.path("pocock_05").path(i).doubleValue(), "" + t);
      assertNear(
          Spending.OBRIEN_FLEMING.spent(0.05, t),
          row.path("lan_demets_obf_one_sided_05").path(i).doubleValue(),
          "" + t);
    }
  }

  @ParameterizedTest
  @EnumSource(Spending.class)
  void oneLookIsThePlainTest(Spending spending) {
    GroupSequential plan = GroupSequential.of(spending, 0.025, List.of(1.0));
    assertNear(plan.looks().getFirst().z(), 1.95996398454005, "z");
    assertNear(plan.looks().getFirst().nominalP(), 0.025, "p");
  }

  /** Two looks by another way: Simpson's rule over the first statistic, step by step. */
  @ParameterizedTest
  @EnumSource(Spending.class)
  void twoLooksSpendExactlyTheirShare(Spending spending) {
    double alpha = 0.025;
    List<SpendingLook> looks = GroupSequential.of(spending, alpha, List.of(0.4, 1.0)).looks();
    double first = looks.get(0).z();
    double second = looks.get(1).z();
    assertNear(Normal.above(first), spending.spent(alpha, 0.4), "first look");
    int steps = 40_000;
    double from = -9;
    double h = (first - from) / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double z = from + i * h;
      double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      double density = StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI);
      double rest = (second - z * StrictMath.sqrt(0.4)) / StrictMath.sqrt(0.6);
      sum += weight * density * Normal.above(rest);
    }
    assertThat(Normal.above(first) + sum * h / 3).isCloseTo(alpha, withinPercentage(1e-6));
  }

  /** Boundaries of five equal looks that tables of Lan–DeMets plans print (Jennison, Turnbull). */
  @Test
  void fiveLooksHaveThePublishedBoundaries() {
    double[] late = {4.877, 3.357, 2.680, 2.290, 2.031};
    double[] even = {2.438, 2.427, 2.410, 2.397, 2.386};
    List<SpendingLook> obf = GroupSequential.of(Spending.OBRIEN_FLEMING, 0.025, FIFTHS).looks();
    List<SpendingLook> pocock = GroupSequential.of(Spending.POCOCK, 0.025, FIFTHS).looks();
    for (int i = 0; i < 5; i++) {
      assertThat(obf.get(i).z()).isCloseTo(late[i], within(6e-4));
      assertThat(pocock.get(i).z()).isCloseTo(even[i], within(6e-4));
    }
  }

  /**
   * Five looks by another way: the chance to have crossed by look k, integrating backwards with
   * Simpson's rule on a fixed grid of scores, where the product integrates the density forwards
   * with Gauss's. Each look must have spent what the plan gives it.
   */
  @ParameterizedTest
  @EnumSource(Spending.class)
  void fiveLooksSpendExactlyTheirShares(Spending spending) {
    double alpha = 0.025;
    List<SpendingLook> looks = GroupSequential.of(spending, alpha, FIFTHS).looks();
    for (int k = 1; k <= looks.size(); k++) {
      double crossed = 1 - new StaysBelow(looks.subList(0, k)).probability();
      assertThat(crossed)
          .as("%s, look %d", spending, k)
          .isCloseTo(spending.spent(alpha, k / 5.0), within(2e-9));
    }
  }

  /** A path of sums of independent normal steps that stays below every look's boundary. */
  private record StaysBelow(List<SpendingLook> looks) {
    private static final int STEPS = 700;
    private static final double LOWEST = -7;

    double probability() {
      double[] later = new double[STEPS + 1];
      Arrays.fill(later, 1);
      for (int look = looks.size() - 1; look > 0; look--) {
        double[] now = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
          now[i] = integral(score(look - 1, i), look, later);
        }
        later = now;
      }
      return integral(0, 0, later);
    }

    /** The score at a grid point of a look: from far below to its boundary. */
    private double score(int look, int i) {
      double end = looks.get(look).z() * StrictMath.sqrt(looks.get(look).fraction());
      return LOWEST + i * (end - LOWEST) / STEPS;
    }

    private double integral(double from, int look, double[] later) {
      double sd = StrictMath.sqrt(0.2);
      double sum = 0;
      for (int i = 0; i <= STEPS; i++) {
        double z = (score(look, i) - from) / sd;
        double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
        sum += z * z < 80 ? weight * StrictMath.exp(-z * z / 2) * later[i] : 0;
      }
      double h = score(look, 1) - score(look, 0);
      return sum * h / 3 / sd / StrictMath.sqrt(2 * Math.PI);
    }
  }

  @Test
  void falseAlarmsInUseKeepTheLevel() {
    int rounds = Integer.getInteger("pumprig.scenarios", 300) * 40;
    GroupSequential plan = GroupSequential.of(Spending.POCOCK, 0.05, FIFTHS);
    RandomStream random = new Seed(13).stream("looks");
    double alarms = 0;
    for (int i = 0; i < rounds; i++) {
      double score = 0;
      boolean crossed = false;
      for (SpendingLook look : plan.looks()) {
        score += random.nextNormal() * StrictMath.sqrt(0.2);
        crossed |= score / StrictMath.sqrt(look.fraction()) >= look.z();
      }
      alarms += crossed ? 1 : 0;
    }
    double error = 3 * StrictMath.sqrt(rounds * 0.05 * 0.95);
    assertThat(alarms).as("seed 13").isCloseTo(rounds * 0.05, within(error));
  }

  @Test
  void manyCloseLooksHaveFiniteBoundaries() {
    List<Double> looks =
        java.util.stream.IntStream.rangeClosed(1, 50).mapToObj(i -> i / 50.0).toList();
    GroupSequential plan = GroupSequential.of(Spending.OBRIEN_FLEMING, 0.025, looks);
    assertThat(plan.looks())
        .hasSize(50)
        .allSatisfy(look -> assertThat(look.z()).isBetween(1.9, 38.0));
    assertThat(plan.looks().getLast().spent()).isCloseTo(0.025, within(1e-12));
  }

  @Test
  void pathShowsWhereTheBoundaryWasReached() {
    GroupSequential plan = GroupSequential.of(Spending.POCOCK, 0.025, FIFTHS);
    assertThat(plan.path(List.of(1.0, 2.6, 1.9)))
        .extracting(GroupSequential.Step::stopped)
        .containsExactly(false, true, true);
  }

  @Test
  void looksThatGoBackwardsAreRefused() {
    assertThatThrownBy(() -> GroupSequential.of(Spending.POCOCK, 0.05, List.of(0.5, 0.4)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GroupSequential.of(Spending.POCOCK, 0.05, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Spending.POCOCK.spent(0.05, 1.1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
