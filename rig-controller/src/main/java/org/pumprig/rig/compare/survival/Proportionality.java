package org.pumprig.rig.compare.survival;

import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.Value;

/**
 * Whether the hazard ratio changes over time: the score test of an added product of group and time
 * (Grambsch and Therneau, Biometrika 81, 1994, in the exact form of R's {@code cox.zph} since
 * version 3 of survival), with time on the scale 1 − S(t−) of the pooled curve, Efron's ties.
 *
 * @param chiSquare one degree of freedom; undefined without events at two different times
 */
public record Proportionality(Value chiSquare) {
  /** Tests around a fit; small samples rarely contradict it, which shows nothing. */
  public static Proportionality of(TwoGroups groups, CoxFit fit) {
    if (fit.ties() != Ties.EFRON) {
      throw new IllegalArgumentException("the check is written for Efron's ties");
    }
    var scale = new TimeScale(groups.pooled());
    double centre = centre(groups, scale);
    double[] sums = new double[4];
    for (RiskTable table : groups.tables()) {
      for (int row = 0; row < table.size(); row++) {
        add(table, row, fit.coefficient(), scale.at(table.time(row)) - centre, sums);
      }
    }
    double variance = sums[3] - sums[2] * sums[2] / sums[1];
    return new Proportionality(
        variance > 1e-12 * sums[3]
            ? Value.of(sums[0] * sums[0] / variance)
            : Value.undefined(Value.Reason.NO_INFORMATION));
  }

  private static double centre(TwoGroups groups, TimeScale scale) {
    double sum = 0;
    long events = 0;
    for (RiskTable table : groups.tables()) {
      for (int row = 0; row < table.size(); row++) {
        sum += table.events(row) * scale.at(table.time(row));
        events += table.events(row);
      }
    }
    return sum / events;
  }

  private static void add(RiskTable table, int row, double b, double g, double[] sums) {
    int d = table.events(row);
    double ratio = StrictMath.exp(b);
    double expected = 0;
    double variance = 0;
    for (int gone = 0; gone < d; gone++) {
      double share = (double) gone / d;
      double one = table.atRiskFirst(row) - share * table.eventsFirst(row);
      double two = (table.atRiskSecond(row) - share * table.eventsSecond(row)) * ratio;
      expected += two / (one + two);
      variance += two / (one + two) * (one / (one + two));
    }
    sums[0] += g * (table.eventsSecond(row) - expected);
    sums[1] += variance;
    sums[2] += g * variance;
    sums[3] += g * g * variance;
  }

  /** Two-sided p. */
  public Value p() {
    return chiSquare instanceof Value.Finite finite
        ? Value.of(Normal.chiSquareAbove(finite.number()))
        : chiSquare;
  }

  /** 1 − S(t−) of all observations of all strata together. */
  private static final class TimeScale {
    private final RiskTable pooled;
    private final double[] before;

    TimeScale(Sample all) {
      pooled = RiskTable.of(all, Sample.of(new double[0], new boolean[0]));
      before = new double[pooled.size() + 1];
      double survival = 1;
      for (int row = 0; row < pooled.size(); row++) {
        survival *= (double) (pooled.atRisk(row) - pooled.events(row)) / pooled.atRisk(row);
        before[row + 1] = 1 - survival;
      }
    }

    double at(double time) {
      return before[pooled.rowsUpTo(time) - 1];
    }
  }
}
