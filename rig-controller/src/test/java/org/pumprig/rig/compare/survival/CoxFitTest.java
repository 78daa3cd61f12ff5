package org.pumprig.rig.compare.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;
import static org.pumprig.rig.compare.stats.Oracle.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.rig.compare.stats.Value;

class CoxFitTest {
  /** Iterative fits: a relative error of 1e-7. */
  private static void assertFit(double actual, double expected, String what) {
    assertThat(actual).as(what).isCloseTo(expected, withinPercentage(1e-5));
  }

  private static CoxFit fit(TwoGroups groups, Ties ties) {
    CoxResult result = CoxFit.fit(groups, ties, 0.95);
    assertThat(result).isInstanceOf(CoxResult.Estimated.class);
    return ((CoxResult.Estimated) result).fit();
  }

  @ParameterizedTest
  @CsvSource({
    "aml, EFRON",
    "aml, BRESLOW",
    "aml, EXACT",
    "ovarian, EFRON",
    "ovarian, BRESLOW",
    "ovarian, EXACT",
    "rats_f, EFRON",
    "rats_f, BRESLOW",
    "rats_f, EXACT"
  })
  void agreesWithR(String data, Ties ties) {
    JsonNode oracle = Data.oracle(data).path("cox_" + ties.name().toLowerCase(Locale.ROOT));
    CoxFit fit = fit(Data.groups(data), ties);
    assertFit(fit.coefficient(), oracle.path("coef").doubleValue(), "coefficient");
    assertFit(fit.standardError(), oracle.path("se").doubleValue(), "standard error");
    assertFit(fit.hazardRatio(), oracle.path("hr").doubleValue(), "hazard ratio");
    assertFit(number(fit.interval(0.95).lower()), oracle.path("hr_lower").doubleValue(), "lower");
    assertFit(number(fit.interval(0.95).upper()), oracle.path("hr_upper").doubleValue(), "upper");
    assertNear(fit.logLikelihoodNull(), oracle.path("loglik0").doubleValue(), "null likelihood");
    assertNear(fit.logLikelihood(), oracle.path("loglik").doubleValue(), "likelihood");
    assertNear(fit.score(), oracle.path("score").doubleValue(), "score test");
    assertFit(fit.wald(), oracle.path("wald").doubleValue(), "Wald test");
  }

  @Test
  void stratifiedByLitterAgreesWithR() {
    JsonNode oracle = Data.oracle("rats_f").path("cox_strata");
    TwoGroups groups = TwoGroups.byUnit(Data.subjects("rats_f", 0), Data.subjects("rats_f", 1));
    CoxFit fit = fit(groups, Ties.EFRON);
    assertFit(fit.coefficient(), oracle.path("coef").doubleValue(), "coefficient");
    assertFit(fit.standardError(), oracle.path("se").doubleValue(), "standard error");
    assertNear(fit.logLikelihoodNull(), oracle.path("loglik").path(0).doubleValue(), "null");
    assertNear(fit.logLikelihood(), oracle.path("loglik").path(1).doubleValue(), "best");
    assertFit(number(fit.interval(0.95).upper()), oracle.path("hr_upper").doubleValue(), "upper");
  }

  @Test
  void clusteredByLitterAgreesWithR() {
    JsonNode oracle = Data.oracle("rats_f").path("cox_cluster");
    List<Subject> all = new ArrayList<>(Data.subjects("rats_f", 0));
    int firsts = all.size();
    all.addAll(Data.subjects("rats_f", 1));
    var litters = new TreeMap<String, Integer>();
    all.forEach(subject -> litters.putIfAbsent(subject.unit(), litters.size()));
    double[] times = all.stream().mapToDouble(Subject::time).toArray();
    int[] cluster = all.stream().mapToInt(subject -> litters.get(subject.unit())).toArray();
    boolean[] event = new boolean[times.length];
    boolean[] second = new boolean[times.length];
    for (int i = 0; i < times.length; i++) {
      event[i] = all.get(i).event();
      second[i] = i >= firsts;
    }
    CoxFit fit = fit(Data.groups("rats_f"), Ties.EFRON);
    double error = ClusteredError.of(fit, times, event, second, cluster, litters.size());
    assertFit(error, oracle.path("robust_se").doubleValue(), "robust standard error");
    Interval interval = fit.interval(0.95, error);
    assertFit(number(interval.lower()), oracle.path("hr_lower").doubleValue(), "lower");
    assertFit(number(interval.upper()), oracle.path("hr_upper").doubleValue(), "upper");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aml", "ovarian", "rats_f"})
  void proportionalityAgreesWithR(String data) {
    JsonNode oracle = Data.oracle(data).path("cox_zph_km");
    TwoGroups groups = Data.groups(data);
    Proportionality check = Proportionality.of(groups, fit(groups, Ties.EFRON));
    assertFit(number(check.chiSquare()), oracle.path("chisq").doubleValue(), "chi-square");
    assertFit(number(check.p()), oracle.path("p").doubleValue(), "p");
  }

  @ParameterizedTest
  @EnumSource(Ties.class)
  void profileLimitsAreWhereTheLikelihoodHasDroppedByHalfAChiSquare(Ties ties) {
    TwoGroups groups = Data.groups("rats_f");
    CoxFit fit = fit(groups, ties);
    var likelihood = new PartialLikelihood(groups, ties);
    for (Value limit : List.of(fit.profile().lower(), fit.profile().upper())) {
      double there = likelihood.at(StrictMath.log(number(limit))).logLikelihood();
      assertNear(2 * (fit.logLikelihood() - there), 3.84145882069412, "drop");
    }
    assertThat(number(fit.profile().lower())).isLessThan(fit.hazardRatio());
    assertThat(number(fit.profile().upper())).isGreaterThan(fit.hazardRatio());
  }

  @ParameterizedTest
  @EnumSource(Ties.class)
  void scoreAndInformationAreTheDerivativesOfTheLikelihood(Ties ties) {
    var likelihood = new PartialLikelihood(Data.groups("rats_f"), ties);
    double h = 1e-5;
    for (double b : new double[] {-2, -0.3, 0, 0.4, 3}) {
      PartialLikelihood.Point here = likelihood.at(b);
      double slope =
          (likelihood.at(b + h).logLikelihood() - likelihood.at(b - h).logLikelihood()) / (2 * h);
      double bend = (likelihood.at(b - h).score() - likelihood.at(b + h).score()) / (2 * h);
      assertThat(slope).isCloseTo(here.score(), within(1e-4));
      assertThat(bend).isCloseTo(here.information(), withinPercentage(1e-3));
    }
  }

  @ParameterizedTest
  @EnumSource(Ties.class)
  void groupWithoutEventsHasNoEstimateButAProfileBound(Ties ties) {
    Sample before = Data.sample("11 20 25 31 40 55");
    Sample after = Data.sample("72+ 72+ 72+ 72+ 72+ 72+");
    var down = (CoxResult.Unbounded) CoxFit.fit(TwoGroups.of(before, after), ties, 0.95);
    assertThat(down.towardsZero()).isTrue();
    assertThat(down.profile().lower()).isEqualTo(Value.of(0));
    // Six events, six at risk after, 6 to 1 before: ∏(k / (k + 6r)) has dropped to exp(−1.92).
    double bound = number(down.profile().upper());
    double log = 0;
    for (int k = 1; k <= 6; k++) {
      log += StrictMath.log(k / (k + 6 * bound));
    }
    assertNear(-2 * log, 3.84145882069412, "drop at the bound");
    var up = (CoxResult.Unbounded) CoxFit.fit(TwoGroups.of(after, before), ties, 0.95);
    assertThat(up.towardsZero()).isFalse();
    assertThat(up.profile().upper()).isEqualTo(Value.infinite());
    assertThat(number(up.profile().lower())).isCloseTo(1 / bound, withinPercentage(1e-7));
    assertThat(up.likelihoodRatio()).isCloseTo(down.likelihoodRatio(), withinPercentage(1e-9));
  }

  @ParameterizedTest
  @EnumSource(Ties.class)
  void noEventOrNoCommonTimeIsUninformative(Ties ties) {
    Sample quiet = Data.sample("72+ 72+");
    assertThat(CoxFit.fit(TwoGroups.of(quiet, quiet), ties, 0.95))
        .isEqualTo(new CoxResult.Uninformative(ties));
    TwoGroups apart = TwoGroups.of(Data.sample("1+ 2+"), Data.sample("3 4 5"));
    assertThat(CoxFit.fit(apart, ties, 0.95)).isEqualTo(new CoxResult.Uninformative(ties));
  }

  @Test
  void everybodyTiedAtOneTimeSaysThatTheHazardsAreEqual() {
    TwoGroups tied = TwoGroups.of(Data.sample("5 5 5"), Data.sample("5 5 5"));
    assertThat(Math.abs(fit(tied, Ties.EFRON).coefficient())).isLessThan(1e-15);
    assertThat(CoxFit.fit(tied, Ties.EXACT, 0.95)).isInstanceOf(CoxResult.Uninformative.class);
  }

  @Test
  void largeTiedSetsOfTheDiscreteModelStayFinite() {
    double[] times = new double[20_000];
    boolean[] event = new boolean[times.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = 1 + i % 3;
      event[i] = i % 4 != 0;
    }
    Sample sample = Sample.of(times, event);
    assertThat(Math.abs(fit(TwoGroups.of(sample, sample), Ties.EXACT).coefficient()))
        .isLessThan(1e-9);
  }
}
