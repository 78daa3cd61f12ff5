package org.pumprig.rig.compare.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;
import static org.pumprig.rig.compare.stats.Oracle.cell;
import static org.pumprig.rig.compare.stats.Oracle.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.KaplanMeier;
import org.pumprig.rig.compare.stats.LogRank;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Oracle;
import org.pumprig.rig.compare.stats.Value;

/** Cumulative hazard, restricted means, weighted log-rank tests and parametric fits, against R. */
class SurvivalMethodsTest {
  private static void assertFit(double actual, double expected, String what) {
    assertThat(actual).as(what).isCloseTo(expected, withinPercentage(1e-5));
  }

  @ParameterizedTest
  @CsvSource({"aml, Maintained", "aml, Nonmaintained", "ovarian, 1", "ovarian, 2", "rats_f, 0"})
  void cumulativeHazardAgreesWithR(String data, String group) {
    List<Map<String, String>> rows =
        Oracle.csv("km_loglog_" + data + ".csv").stream()
            .filter(row -> group.equals(row.get("group")))
            .toList();
    NelsonAalen hazard = NelsonAalen.of(KaplanMeier.estimate(Oracle.subjects(data, group)));
    assertThat(hazard.steps()).hasSameSizeAs(rows);
    double variance = 0;
    for (int i = 0; i < rows.size(); i++) {
      NelsonAalen.Step step = hazard.steps().get(i);
      double n = Double.parseDouble(cell(rows.get(i), "n_risk"));
      variance += Double.parseDouble(cell(rows.get(i), "n_event")) / (n * n);
      assertNear(
          step.cumulativeHazard(), Double.parseDouble(cell(rows.get(i), "cumhaz_na")), "H(t)");
      assertNear(step.standardError(), StrictMath.sqrt(variance), "standard error");
      Interval limits = step.limits(0.95);
      assertNear(
          number(limits.lower()) * number(limits.upper()),
          step.cumulativeHazard() * step.cumulativeHazard(),
          "limits are symmetric in the logarithm");
      assertThat(limits).isEqualTo(NelsonAalen.limits(0.95).apply(step));
    }
  }

  @Test
  void beforeTheFirstEventTheHazardHasNoLimits() {
    NelsonAalen hazard = NelsonAalen.of(Data.sample("3+ 5").kaplanMeier());
    assertThat(hazard.steps().getFirst().limits(0.95).lower()).isInstanceOf(Value.Undefined.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aml", "ovarian", "rats_f"})
  void restrictedMeansAgreeWithR(String data) throws Exception {
    JsonNode oracle = Data.oracle(data).path("rmst");
    double tau = oracle.path("tau").doubleValue();
    RestrictedMeanDifference means =
        RestrictedMeanDifference.of(Data.sample(data, 0), Data.sample(data, 1), tau);
    assertNear(means.first().mean(), oracle.path("rmean").path(0).doubleValue(), "first");
    assertNear(means.second().mean(), oracle.path("rmean").path(1).doubleValue(), "second");
    assertNear(means.first().standardError(), oracle.path("se").path(0).doubleValue(), "error");
    assertNear(means.second().standardError(), oracle.path("se").path(1).doubleValue(), "error");
    assertNear(means.difference(), oracle.path("diff_g2_minus_g1").doubleValue(), "difference");
    assertNear(means.standardError(), oracle.path("se_diff").doubleValue(), "error");
    assertNear(means.interval(0.95).lower(), oracle.path("lower95").doubleValue(), "lower");
    assertNear(means.interval(0.95).upper(), oracle.path("upper95").doubleValue(), "upper");
    assertNear(means.pTwoSided(), oracle.path("p").doubleValue(), "p");
  }

  @Test
  void meanBeyondTheFollowUpIsRefusedUnlessNobodyIsLeft() throws Exception {
    assertThatThrownBy(() -> RestrictedMean.of(Data.sample("1 2 3+"), 4))
        .isInstanceOf(NotComputableException.class)
        .hasMessageContaining("followed for 3.0 only");
    assertThat(RestrictedMean.of(Data.sample("1 2 3"), 4).mean()).isEqualTo(2);
    assertThat(RestrictedMean.of(Data.sample("5+ 5+"), 5)).isEqualTo(new RestrictedMean(5, 5, 0));
  }

  @Test
  void meansWithoutAnyEventHaveNoLimits() throws Exception {
    Sample quiet = Data.sample("5+ 5+");
    RestrictedMeanDifference means = RestrictedMeanDifference.of(quiet, quiet, 5);
    assertThat(means.pTwoSided()).isInstanceOf(Value.Undefined.class);
    assertThat(means.interval(0.95).lower()).isInstanceOf(Value.Undefined.class);
  }

  @ParameterizedTest
  @CsvSource({"aml, 0", "aml, 1", "ovarian, 0", "ovarian, 1", "rats_f, 0", "rats_f, 1"})
  void weightedLogRankAgreesWithR(String data, int rho) {
    assertTest(
        WeightedLogRank.of(Data.groups(data), rho), Data.oracle(data).path("logrank_rho" + rho));
  }

  @Test
  void logRankStratifiedByLitterAgreesWithR() {
    TwoGroups groups = TwoGroups.byUnit(Data.subjects("rats_f", 0), Data.subjects("rats_f", 1));
    assertTest(WeightedLogRank.of(groups, 0), Data.oracle("rats_f").path("logrank_stratified"));
  }

  private static void assertTest(WeightedLogRank test, JsonNode oracle) {
    assertNear(test.observedFirst(), oracle.path("obs").path(0).doubleValue(), "O first");
    assertNear(test.observedSecond(), oracle.path("obs").path(1).doubleValue(), "O second");
    assertNear(test.expectedFirst(), oracle.path("exp").path(0).doubleValue(), "E first");
    assertNear(test.expectedSecond(), oracle.path("exp").path(1).doubleValue(), "E second");
    assertNear(test.variance(), oracle.path("var11").doubleValue(), "variance");
    assertNear(test.chiSquare(), oracle.path("chisq").doubleValue(), "chi-square");
    assertNear(test.pTwoSided(), oracle.path("p").doubleValue(), "p");
  }

  @Test
  void bothLogRankTestsOfTheHouseAgree() {
    LogRank old = LogRank.compare(Data.subjects("rats_f", 0), Data.subjects("rats_f", 1));
    WeightedLogRank test = WeightedLogRank.of(Data.groups("rats_f"), 0);
    assertNear(test.pSecondBetter(), number(old.pAfterBetter()), "one-sided p");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aml", "ovarian", "rats_f"})
  void weibullFitsAgreeWithR(String data) throws Exception {
    JsonNode oracle = Data.oracle(data);
    for (int g = 0; g < 2; g++) {
      String group = oracle.path("rate_ratio").path("groups").path(g).asText();
      JsonNode one = oracle.path("weibull_per_group").path(group);
      WeibullFit fit = WeibullFit.of(List.of(Data.sample(data, g)));
      assertFit(fit.shape(), one.path("shape").doubleValue(), "shape");
      assertFit(fit.scales().getFirst(), one.path("scale").doubleValue(), "scale");
      assertFit(fit.logLikelihood(), one.path("loglik").doubleValue(), "likelihood");
      assertFit(
          fit.standardErrorsOfLogScale().getFirst(),
          one.path("se_intercept").doubleValue(),
          "error of log scale");
      assertFit(
          fit.standardErrorOfLogShape(), one.path("se_log_sigma").doubleValue(), "error of shape");
    }
    JsonNode both = oracle.path("survreg_weibull");
    WeibullFit fit = WeibullFit.of(List.of(Data.sample(data, 0), Data.sample(data, 1)));
    assertFit(1 / fit.shape(), both.path("scale").doubleValue(), "R's scale, 1 / shape");
    assertFit(
        StrictMath.log(fit.timeRatio()), both.path("coef").path(1).doubleValue(), "log time ratio");
    assertFit(fit.standardErrorOfLogRatio(), both.path("se").path(1).doubleValue(), "its error");
    assertFit(fit.standardErrorOfLogShape(), both.path("se").path(2).doubleValue(), "shape");
    assertFit(fit.logLikelihood(), both.path("loglik").doubleValue(), "likelihood");
    WeibullFit none =
        WeibullFit.of(List.of(Sample.pooled(List.of(Data.sample(data, 0), Data.sample(data, 1)))));
    assertFit(none.logLikelihood(), both.path("loglik0").doubleValue(), "without groups");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aml", "ovarian", "rats_f"})
  void exponentialFitsAgreeWithR(String data) throws Exception {
    JsonNode oracle = Data.oracle(data).path("survreg_exponential");
    ExponentialFit first = ExponentialFit.of(Data.sample(data, 0));
    ExponentialFit second = ExponentialFit.of(Data.sample(data, 1));
    double ratio = StrictMath.log(first.rate() / second.rate());
    assertNear(ratio, oracle.path("coef").path(1).doubleValue(), "log ratio of means");
    assertNear(
        StrictMath.hypot(first.standardErrorOfLog(), second.standardErrorOfLog()),
        oracle.path("se").path(1).doubleValue(),
        "its error");
    assertNear(
        first.logLikelihood() + second.logLikelihood(),
        oracle.path("loglik").doubleValue(),
        "likelihood");
  }

  @Test
  void whereNoFitExistsTheReasonIsSaid() {
    assertThatThrownBy(() -> WeibullFit.of(List.of(Data.sample("5+ 5+"))))
        .hasMessageContaining("no event");
    assertThatThrownBy(() -> WeibullFit.of(List.of(Data.sample("0 5 6"))))
        .hasMessageContaining("time 0");
    assertThatThrownBy(() -> WeibullFit.of(List.of(Data.sample("5 5 5"))))
        .hasMessageContaining("steep");
    assertThatThrownBy(() -> WeibullFit.of(List.of(Data.sample("1+ 5 5"))))
        .hasMessageContaining("steep");
    assertThatThrownBy(() -> ExponentialFit.of(Data.sample("5+")))
        .isInstanceOf(NotComputableException.class);
    assertThatThrownBy(() -> ExponentialFit.of(Data.sample("0 0")))
        .hasMessageContaining("no time at risk");
  }

  @Test
  void weibullTakesTimesOfAnySize() throws Exception {
    WeibullFit hours = WeibullFit.of(List.of(Data.sample("20 30 41 55+ 0+")));
    WeibullFit nanos = WeibullFit.of(List.of(Data.sample("72e12 108e12 147.6e12 198e12+ 0+")));
    assertThat(nanos.shape()).isCloseTo(hours.shape(), withinPercentage(1e-9));
    assertThat(nanos.scales().getFirst() / 3.6e12)
        .isCloseTo(hours.scales().getFirst(), withinPercentage(1e-9));
  }
}
