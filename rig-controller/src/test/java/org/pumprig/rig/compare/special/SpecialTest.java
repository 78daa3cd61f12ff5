package org.pumprig.rig.compare.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.Oracle;

/** Our special functions against R and against an independent library. */
class SpecialTest {
  @ParameterizedTest
  @CsvSource({"0.5, 0.1", "0.5, 7", "3, 0.01", "11.5, 12", "40, 90", "300.5, 250", "5000, 5100"})
  void gammaTailsAgreeWithTheLibrary(double shape, double x) {
    GammaDistribution theirs = GammaDistribution.of(shape, 1);
    assertNear(new GammaShape(shape).atMost(x), theirs.cumulativeProbability(x), "at most");
    assertNear(new GammaShape(shape).above(x), theirs.survivalProbability(x), "above");
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5, 0.3", "0.5, 7.5, 0.001", "12, 3, 0.9", "80, 90, 0.5", "1000.5, 3, 0.998"})
  void betaTailsAgreeWithTheLibrary(double a, double b, double x) {
    BetaDistribution theirs = BetaDistribution.of(a, b);
    assertNear(new BetaShape(a, b).atMostOdds(x / (1 - x)), theirs.cumulativeProbability(x), "");
    assertNear(new BetaShape(b, a).atMostOdds((1 - x) / x), theirs.survivalProbability(x), "");
  }

  @Test
  void betaQuantilesAgreeWithR() {
    JsonNode limits = Oracle.json("recurrent_competing_misc.json").path("dist").path("qbeta");
    assertNear(new BetaShape(3, 18).quantile(0.025), limits.path(0).doubleValue(), "lower");
    assertNear(new BetaShape(4, 17).quantile(0.975), limits.path(1).doubleValue(), "upper");
  }

  @Test
  void spotValuesOfTheDistributionsAgreeWithR() {
    JsonNode r = Oracle.json("recurrent_competing_misc.json").path("dist");
    double[][] beta = {{0.01, 0.5, 0.5}, {0.2, 3, 18}, {0.5, 20, 21}, {0.9, 150, 12}};
    for (int i = 0; i < beta.length; i++) {
      double odds = beta[i][0] / (1 - beta[i][0]);
      double ours = new BetaShape(beta[i][1], beta[i][2]).atMostOdds(odds);
      assertNear(ours, r.path("pbeta").path(i).doubleValue(), "pbeta " + i);
    }
    double[][] gamma = {{0.1, 0.5}, {1, 2}, {5, 5}, {50, 40}, {500, 520}};
    for (int i = 0; i < gamma.length; i++) {
      double ours = new GammaShape(gamma[i][1]).atMost(gamma[i][0]);
      assertNear(ours, r.path("pgamma").path(i).doubleValue(), "pgamma " + i);
    }
    double[][] chiSquare = {{0.025, 2}, {0.05, 4}, {0.5, 10}, {0.95, 41}, {0.975, 82}};
    for (int i = 0; i < chiSquare.length; i++) {
      double ours = 2 * new GammaShape(chiSquare[i][1] / 2).quantile(chiSquare[i][0]);
      assertNear(ours, r.path("qchisq").path(i).doubleValue(), "qchisq " + i);
    }
    double[] normal = {-8, -3, -1.96, 0.5, 6};
    for (int i = 0; i < normal.length; i++) {
      assertNear(Normal.upTo(normal[i]), r.path("pnorm").path(i).doubleValue(), "pnorm " + i);
    }
  }

  @Test
  void normalQuantilesAgreeWithR() {
    JsonNode z = Oracle.json("recurrent_competing_misc.json").path("dist").path("qnorm");
    assertNear(NormalQuantile.below(1e-10), z.path(0).doubleValue(), "far below");
    assertNear(NormalQuantile.below(0.025), z.path(1).doubleValue(), "below");
    assertNear(NormalQuantile.below(0.8), z.path(2).doubleValue(), "above the middle");
    assertNear(NormalQuantile.above(0.025), z.path(3).doubleValue(), "above");
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0.5, 0.5723649429247001", "5, 3.1780538303479458", "101, 363.739375555563"})
  void logGammaHasItsKnownValues(double x, double expected) {
    assertThat(LogGamma.of(x)).isCloseTo(expected, within(1e-14 * Math.max(1, expected)));
  }

  @Test
  void integrationIsExactForPolynomialsOfDegree31() {
    double area = GaussLegendre.integral(x -> StrictMath.pow(x, 30), -1, 2, 1);
    assertNear(area, (StrictMath.pow(2, 31) + 1) / 31, "degree 30");
    assertNear(GaussLegendre.integral(StrictMath::exp, 0, 5, 3), StrictMath.expm1(5), "exp");
  }

  @Test
  void whatHasNoValueIsRefused() {
    assertThatThrownBy(() -> LogGamma.of(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LogGamma.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new GammaShape(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BetaShape(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NormalQuantile.above(1)).isInstanceOf(IllegalArgumentException.class);
  }
}
