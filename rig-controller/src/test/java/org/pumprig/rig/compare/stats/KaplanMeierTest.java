package org.pumprig.rig.compare.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;
import static org.pumprig.rig.compare.stats.Oracle.cell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.rig.compare.stats.Value.Reason;

class KaplanMeierTest {
  @ParameterizedTest
  @CsvSource({
    "LOG_LOG, loglog, aml, Maintained, Nonmaintained",
    "LOG, log, aml, Maintained, Nonmaintained",
    "PLAIN, plain, aml, Maintained, Nonmaintained",
    "LOG_LOG, loglog, ovarian, 1, 2",
    "LOG, log, ovarian, 1, 2",
    "PLAIN, plain, ovarian, 1, 2",
    "LOG_LOG, loglog, rats_f, 0, 1"
  })
  void curveErrorsAndLimitsAgreeWithR(
      LimitScale scale, String file, String data, String first, String second) {
    for (String group : List.of(first, second)) {
      KaplanMeier curve = KaplanMeier.estimate(Oracle.subjects(data, group));
      List<Map<String, String>> rows =
          Oracle.csv("km_" + file + "_" + data + ".csv").stream()
              .filter(row -> group.equals(row.get("group")))
              .toList();
      assertThat(curve.steps()).hasSameSizeAs(rows);
      for (int i = 0; i < rows.size(); i++) {
        Map<String, String> row = rows.get(i);
        SurvivalStep step = curve.steps().get(i);
        String what = data + " " + group + " at " + step.time();
        assertNear(step.time(), Double.parseDouble(cell(row, "time")), what);
        assertThat(step.atRisk()).as(what).isEqualTo(Integer.parseInt(cell(row, "n_risk")));
        assertThat(step.events()).as(what).isEqualTo(Integer.parseInt(cell(row, "n_event")));
        assertThat(step.censored()).as(what).isEqualTo(Integer.parseInt(cell(row, "n_censor")));
        assertNear(step.survival(), Double.parseDouble(cell(row, "surv")), what);
        assertNear(step.standardError(), cell(row, "se_greenwood"), what);
        assertNear(step.limits(scale, 0.95).lower(), cell(row, "lower"), what);
        assertNear(step.limits(scale, 0.95).upper(), cell(row, "upper"), what);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"aml", "ovarian", "rats_f"})
  void quantilesAndTheirLimitsAgreeWithR(String data) {
    JsonNode oracle = Oracle.json("survival_tests.json").path(data).path("quantiles_loglog");
    double[] shares = {0.25, 0.5, 0.75};
    assertThat(oracle.path("groups")).hasSize(2);
    for (int g = 0; g < 2; g++) {
      String group = oracle.path("groups").path(g).asText().replace("group=", "");
      KaplanMeier curve = KaplanMeier.estimate(Oracle.subjects(data, group));
      for (int q = 0; q < shares.length; q++) {
        QuantileEstimate found = curve.quantile(shares[q], LimitScale.LOG_LOG, 0.95);
        assertQuantile(found.estimate(), oracle.path("q").path(g).path(q));
        assertQuantile(found.limits().lower(), oracle.path("lower").path(g).path(q));
        assertQuantile(found.limits().upper(), oracle.path("upper").path(g).path(q));
      }
    }
  }

  private static void assertQuantile(Value actual, JsonNode expected) {
    assertThat(actual)
        .isEqualTo(
            expected.isNull()
                ? Value.undefined(Reason.NOT_REACHED)
                : Value.of(expected.doubleValue()));
  }

  @Test
  void curveOfFreireichsLeukaemiaTrialIsThePublishedOne() {
    KaplanMeier curve = KaplanMeier.estimate(Freireich.mercaptopurine());
    double[] events =
        curve.steps().stream()
            .filter(step -> step.events() > 0)
            .mapToDouble(SurvivalStep::survival)
            .toArray();
    double[] published = {.857143, .806723, .752941, .690196, .627451, .537815, .448179};
    assertThat(events).hasSize(7);
    for (int i = 0; i < 7; i++) {
      assertThat(StrictMath.rint(events[i] * 1e6) / 1e6).isEqualTo(published[i]);
    }
    assertThat(StrictMath.rint(Oracle.number(curve.steps().getFirst().standardError()) * 1e5))
        .isEqualTo(7636);
    assertThat(curve.events()).isEqualTo(9);
    assertThat(curve.subjects()).isEqualTo(21);
  }

  @Test
  void limitsBeforeAnyEventAreOneOrUndefinedByScale() {
    SurvivalStep step = KaplanMeier.estimate(runs(false, 5, 7)).steps().getFirst();
    Interval one = new Interval(Value.of(1), Value.of(1));
    assertThat(step.limits(LimitScale.PLAIN, 0.95)).isEqualTo(one);
    assertThat(step.limits(LimitScale.LOG, 0.95)).isEqualTo(one);
    assertThat(step.limits(LimitScale.LOG_LOG, 0.95).upper())
        .isEqualTo(Value.undefined(Reason.CURVE_AT_ONE));
  }

  @Test
  void medianOnAFlatStretchIsItsMiddle() {
    KaplanMeier curve = KaplanMeier.estimate(runs(true, 2, 4, 10, 20));
    assertThat(curve.median(LimitScale.LOG_LOG, 0.95).estimate()).isEqualTo(Value.of(7));
  }

  @Test
  void medianOnAFlatStretchSurvivesTheRoundingOfTheCurve() {
    int rounded = 0;
    for (int half = 2; half <= 40; half++) {
      double[] times = IntStream.rangeClosed(1, 2 * half).asDoubleStream().toArray();
      KaplanMeier curve = KaplanMeier.estimate(runs(true, times));
      assertThat(curve.median(LimitScale.LOG_LOG, 0.95).estimate())
          .as("%d subjects", 2 * half)
          .isEqualTo(Value.of(half + 0.5));
      rounded += curve.steps().get(half - 1).survival() == 0.5 ? 0 : 1;
    }
    assertThat(rounded).as("curves that miss 1/2 by rounding").isPositive();
  }

  @Test
  void medianOnAFlatEndIsTheMiddleUpToTheEndOfObservation() {
    List<Subject> subjects =
        List.of(
            new Subject("a", 2, true),
            new Subject("b", 4, true),
            new Subject("c", 10, false),
            new Subject("d", 20, false));
    assertThat(KaplanMeier.estimate(subjects).median(LimitScale.LOG_LOG, 0.95).estimate())
        .isEqualTo(Value.of(12));
  }

  @Test
  void curveOfNobodyIsRefused() {
    assertThatThrownBy(() -> KaplanMeier.estimate(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, Double.NaN})
  void confidenceOutsideZeroToOneIsRefused(double confidence) {
    SurvivalStep step = KaplanMeier.estimate(runs(true, 5, 7)).steps().getFirst();
    assertThatThrownBy(() -> step.limits(LimitScale.LOG, confidence))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void impossibleTimesAreRefused(double time) {
    assertThatThrownBy(() -> new Subject("a", time, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Subject> runs(boolean event, double... times) {
    return DoubleStream.of(times).mapToObj(time -> new Subject("a", time, event)).toList();
  }
}
