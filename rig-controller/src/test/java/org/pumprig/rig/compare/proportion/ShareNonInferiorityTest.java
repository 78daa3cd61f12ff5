package org.pumprig.rig.compare.proportion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Proportion;

/** No oracle is given, so each claim is derived in another way. */
class ShareNonInferiorityTest {
  private static ShareNonInferiority test(long x, long n, long y, long m, ShareMargin margin) {
    return new ShareNonInferiority(new Proportion(x, n), new Proportion(y, m), margin);
  }

  @ParameterizedTest
  @CsvSource({"5, 12, 1, 12", "11, 20, 3, 20", "7, 9, 2, 8", "0, 6, 2, 7"})
  void withoutMarginBothFormsAreBarnardsTest(long x, long n, long y, long m)
      throws NotComputableException {
    double barnard = new Barnard(new Proportion(x, n), new Proportion(y, m)).pAfterFewer();
    assertThat(test(x, n, y, m, new ShareMargin.Difference(0)).p())
        .isCloseTo(barnard, withinPercentage(1e-7));
    assertThat(test(x, n, y, m, new ShareMargin.Ratio(1)).p())
        .isCloseTo(barnard, withinPercentage(1e-7));
  }

  /** Farrington and Manning's closed form of the fitted shares, by Cardano's rule. */
  @ParameterizedTest
  @CsvSource({"3, 20, 4, 25, 0.1", "1, 12, 2, 12, 0.2", "10, 40, 9, 30, 0.15", "2, 9, 0, 8, 0.3"})
  void statisticHasTheClosedFormOfTheDifference(double x, double n, double y, double m, double d) {
    double p1 = y / m;
    double p2 = x / n;
    double theta = n / m;
    double a = 1 + theta;
    double b = -(1 + theta + p1 + theta * p2 + d * (theta + 2));
    double c = d * d + d * (2 * p1 + theta + 1) + p1 + theta * p2;
    double e = -p1 * d * (1 + d);
    double v = StrictMath.pow(b / (3 * a), 3) - b * c / (6 * a * a) + e / (2 * a);
    double u = Math.signum(v) * StrictMath.sqrt(b * b / (9 * a * a) - c / (3 * a));
    double w = (Math.PI + StrictMath.acos(v / (u * u * u))) / 3;
    double fitted = 2 * u * StrictMath.cos(w) - b / (3 * a);
    double other = fitted - d;
    double z = (p1 - p2 - d) / StrictMath.sqrt(fitted * (1 - fitted) / m + other * (1 - other) / n);
    ShareNonInferiority ours =
        test((long) x, (long) n, (long) y, (long) m, new ShareMargin.Difference(d));
    assertThat(ours.statistic()).isCloseTo(z, withinPercentage(1e-5));
  }

  /** The root of the quadratic of Miettinen and Nurminen. */
  @ParameterizedTest
  @CsvSource({"3, 20, 4, 25, 1.5", "5, 12, 2, 12, 2", "10, 40, 9, 30, 1.2"})
  void statisticHasTheClosedFormOfTheRatio(double x, double n, double y, double m, double r) {
    double a = (n + m) * r;
    double b = -(m * r + y + n + x * r);
    double c = x + y;
    double fitted = (-b - StrictMath.sqrt(b * b - 4 * a * c)) / (2 * a);
    double other = r * fitted;
    double variance = other * (1 - other) / m + r * r * fitted * (1 - fitted) / n;
    double z = (y / m - r * x / n) / StrictMath.sqrt(variance);
    ShareNonInferiority ours =
        test((long) x, (long) n, (long) y, (long) m, new ShareMargin.Ratio(r));
    assertThat(ours.statistic()).isCloseTo(z, withinPercentage(1e-5));
  }

  /** The chance of a false "no worse", added up over all tables on the margin itself. */
  @ParameterizedTest
  @CsvSource({"6, 8, 0.1, true", "12, 12, 0.2, true", "7, 6, 2, false", "10, 12, 1.5, false"})
  void falseClaimsOnTheMarginStayBelowTheLevel(int n, int m, double size, boolean difference)
      throws NotComputableException {
    ShareMargin margin =
        difference ? new ShareMargin.Difference(size) : new ShareMargin.Ratio(size);
    double alpha = 0.05;
    boolean[][] shown = new boolean[n + 1][m + 1];
    for (int x = 0; x <= n; x++) {
      for (int y = 0; y <= m; y++) {
        shown[x][y] = test(x, n, y, m, margin).shown(alpha);
      }
    }
    double worst = 0;
    for (int i = 0; i <= 97; i++) {
      double before = margin.largestBefore() * i / 97;
      double[] first = BinomialTerms.of(n, before);
      double[] second = BinomialTerms.of(m, Math.min(1, margin.after(before)));
      double size2 = 0;
      for (int x = 0; x <= n; x++) {
        for (int y = 0; y <= m; y++) {
          size2 += shown[x][y] ? first[x] * second[y] : 0;
        }
      }
      worst = Math.max(worst, size2);
    }
    assertThat(worst).isLessThanOrEqualTo(alpha);
    if (difference) {
      assertThat(worst).as("not needlessly timid").isGreaterThan(alpha / 4);
    }
  }

  @Test
  void sixCleanPumpsInBothArmsDoNotShowNoWorse() throws NotComputableException {
    ShareNonInferiority few = test(0, 6, 0, 6, new ShareMargin.Difference(0.1));
    assertNear(few.p(), StrictMath.pow(0.9, 6), "six clean pumps at a true 10 %");
    assertThat(few.shown(0.025)).isFalse();
    assertThat(test(0, 60, 0, 60, new ShareMargin.Difference(0.1)).shown(0.025)).isTrue();
  }

  @Test
  void aRatioCannotBeShownWithoutAnyFailure() throws NotComputableException {
    assertThat(test(0, 60, 0, 60, new ShareMargin.Ratio(1.5)).p()).isEqualTo(1);
  }

  @Test
  void whatIsNoMarginIsRefused() {
    assertThatThrownBy(() -> new ShareMargin.Difference(1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ShareMargin.Ratio(0.9))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ShareMargin.Ratio(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
