package org.pumprig.rig.compare.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;
import static org.pumprig.rig.compare.stats.Oracle.cell;
import static org.pumprig.rig.compare.stats.Oracle.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Oracle;
import org.pumprig.rig.compare.stats.RateRatio;
import org.pumprig.rig.compare.stats.Value;

class RecurrentTest {
  private static List<Spell> cgd() {
    List<Spell> spells = new ArrayList<>();
    for (Map<String, String> row : Oracle.csv("data_cgd.csv")) {
      spells.add(
          new Spell(
              cell(row, "id"),
              Double.parseDouble(cell(row, "tstart")),
              Double.parseDouble(cell(row, "tstop")),
              cell(row, "status").equals("1")));
    }
    return spells;
  }

  @Test
  void meanCumulativeFunctionAgreesWithR() throws Exception {
    JsonNode oracle = Oracle.json("recurrent_competing_paired.json").path("mcf_cgd");
    MeanCumulative mean = MeanCumulative.of(UnitHistory.gather(cgd()));
    assertThat(mean.units()).isEqualTo(oracle.path("n_id").intValue());
    assertThat(mean.events()).isEqualTo(oracle.path("events").intValue());
    assertThat(oracle.path("time")).isNotEmpty();
    for (int i = 0; i < oracle.path("time").size(); i++) {
      double time = oracle.path("time").path(i).doubleValue();
      MeanCumulative.Step step =
          mean.steps().stream().filter(s -> s.time() <= time).reduce((a, b) -> b).orElseThrow();
      assertNear(step.mean(), oracle.path("mcf").path(i).doubleValue(), "mean at " + time);
      assertNear(step.standardError(), oracle.path("se").path(i).doubleValue(), "error " + time);
    }
  }

  @Test
  void aUnitThatPausesIsNotAtRiskMeanwhile() throws Exception {
    List<UnitHistory> units =
        UnitHistory.gather(
            List.of(
                new Spell("a", 0, 10, false),
                new Spell("a", 20, 30, true),
                new Spell("b", 0, 15, true),
                new Spell("b", 15, 40, false)));
    assertThat(MeanCumulative.of(units).steps())
        .extracting(MeanCumulative.Step::atRisk)
        .containsExactly(1, 2);
    assertThat(units.getFirst().exposure()).isEqualTo(20);
    assertThat(units.getFirst().watchedFromTheStart()).isFalse();
    assertThat(units.getLast().watchedFromTheStart()).isTrue();
  }

  @Test
  void overlappingSpellsAreRefused() {
    List<Spell> spells = List.of(new Spell("a", 0, 10, true), new Spell("a", 9, 12, false));
    assertThatThrownBy(() -> UnitHistory.gather(spells))
        .isInstanceOf(NotComputableException.class)
        .hasMessageContaining("unit a");
    assertThatThrownBy(() -> new Spell("a", 3, 3, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Breaks of yarn (R's warpbreaks) by wool and tension, with R's fitted means. R divides by the
   * means of its last iteration but one, which makes 4.26153711 of the converged 4.26152188: one
   * more iteration in R gives ours.
   */
  @Test
  void dispersionAgreesWithR() throws Exception {
    JsonNode oracle = Oracle.json("recurrent_competing_paired.json").path("dispersion");
    long[] breaks = {
      26, 30, 54, 25, 70, 52, 51, 26, 67, 18, 21, 29, 17, 12, 18, 35, 30, 36, 36, 21, 24, 18, 10,
      43, 28, 15, 26, 27, 14, 29, 19, 29, 31, 41, 20, 44, 42, 26, 19, 16, 39, 28, 21, 39, 29, 20,
      21, 24, 17, 13, 15, 15, 16, 28
    };
    double[] expected = new double[breaks.length];
    for (int i = 0; i < expected.length; i++) {
      int tension = i / 9 % 3;
      expected[i] =
          StrictMath.exp(
              oracle.path("coef").path(0).doubleValue()
                  + (i >= 27 ? oracle.path("coef").path(1).doubleValue() : 0)
                  + (tension > 0 ? oracle.path("coef").path(1 + tension).doubleValue() : 0));
    }
    Dispersion dispersion = Dispersion.of(breaks, expected, 4);
    assertNear(dispersion.factor(), 4.26152188396444, "dispersion, converged");
    double ofR = oracle.path("dispersion").doubleValue();
    assertThat(dispersion.factor()).as("R, not quite").isCloseTo(ofR, withinPercentage(4e-4));
    assertThat(dispersion.p()).isLessThan(1e-20);
  }

  @Test
  void dispersionNeedsUnitsAndEvents() {
    assertThatThrownBy(() -> Dispersion.of(new long[] {3}, new double[] {3}, 1))
        .hasMessageContaining("more units");
    assertThatThrownBy(() -> Dispersion.of(new long[2], new double[2], 1))
        .hasMessageContaining("needs events");
  }

  @Test
  void trendAgreesWithR() throws Exception {
    JsonNode oracle = Oracle.json("recurrent_competing_misc.json").path("trend");
    List<Spell> spells = new ArrayList<>();
    double from = 0;
    for (JsonNode time : oracle.path("times")) {
      spells.add(new Spell("a", from, time.doubleValue(), true));
      from = time.doubleValue();
    }
    spells.add(new Spell("a", from, oracle.path("T").doubleValue(), false));
    Trend trend = Trend.of(UnitHistory.gather(spells));
    assertNear(trend.laplace(), oracle.path("laplace_U").doubleValue(), "Laplace");
    assertNear(trend.shape(), oracle.path("crow_beta_mle").doubleValue(), "shape");
    assertNear(trend.shapeUnbiased(), oracle.path("crow_beta_unbiased").doubleValue(), "unbiased");
    assertNear(trend.intensity(), oracle.path("crow_lambda").doubleValue(), "intensity");
    assertNear(trend.chiSquare(), oracle.path("milhdbk_chisq").doubleValue(), "chi-square");
    assertThat(2 * trend.events()).isEqualTo(oracle.path("df").intValue());
    assertThat(trend.pLaplace()).isBetween(0.69, 0.70);
    assertThat(trend.pPowerLaw()).isBetween(0.9, 1.0);
  }

  @Test
  void trendOfSeveralUnitsTakesEachUnitsOwnEnd() throws Exception {
    List<Spell> spells =
        List.of(
            new Spell("a", 0, 5, true),
            new Spell("a", 5, 10, false),
            new Spell("b", 0, 10, true),
            new Spell("b", 10, 20, false));
    Trend trend = Trend.of(UnitHistory.gather(spells));
    assertThat(trend.laplace()).isZero();
    assertNear(trend.shape(), 1 / StrictMath.log(2), "shape");
    assertThat(trend.intensity()).isInstanceOf(Value.Undefined.class);
    assertThatThrownBy(() -> Trend.of(UnitHistory.gather(List.of(new Spell("a", 1, 5, true)))))
        .hasMessageContaining("watched from 0");
    assertThatThrownBy(() -> Trend.of(UnitHistory.gather(List.of(new Spell("a", 0, 5, true)))))
        .hasMessageContaining("at least two");
  }

  @Test
  void anEventThatEndsItsUnitsObservationSaysNothingOfATrend() throws Exception {
    List<Spell> before = List.of(new Spell("a", 0, 5, true), new Spell("a", 5, 8, true));
    List<Spell> failed = new ArrayList<>(before);
    failed.add(new Spell("a", 8, 10, true));
    List<Spell> stopped = new ArrayList<>(before);
    stopped.add(new Spell("a", 8, 10, false));
    Trend truncated = Trend.of(UnitHistory.gather(failed));
    Trend timed = Trend.of(UnitHistory.gather(stopped));
    assertThat(truncated.events()).isEqualTo(3);
    assertThat(truncated.informative()).isEqualTo(2);
    assertThat(truncated.laplace()).isEqualTo(timed.laplace());
    assertThat(truncated.pPowerLaw()).isEqualTo(timed.pPowerLaw());
    assertNear(
        truncated.shape(), 3 / StrictMath.log(10 / 5.0 * 10 / 8.0), "3 events over the logs");
    assertThat(truncated.shapeUnbiased()).isEqualTo(timed.shapeUnbiased());
  }

  @Test
  void profileLimitsOfARateRatioAreWhereTheLikelihoodHasDropped() {
    var rates = new RateProfile(new EventCount(23, 1083), new EventCount(11, 800));
    Interval limits = rates.interval(0.95);
    double best = 11 * StrictMath.log(11 / 34.0) + 23 * StrictMath.log(23 / 34.0);
    for (Value limit : List.of(limits.lower(), limits.upper())) {
      double odds = number(limit) * 800 / 1083;
      double there = 11 * StrictMath.log(odds) - 34 * StrictMath.log1p(odds);
      assertNear(2 * (best - there), 3.84145882069412, "drop");
    }
    Interval exact =
        new RateRatio(new EventCount(23, 1083), new EventCount(11, 800)).interval(0.95);
    assertThat(number(limits.lower())).isCloseTo(number(exact.lower()), within(0.05));
  }

  @Test
  void profileLimitsWithoutEventsAfterHaveAClosedForm() {
    Interval limits =
        new RateProfile(new EventCount(7, 480), new EventCount(0, 500)).interval(0.95);
    assertThat(limits.lower()).isEqualTo(Value.of(0));
    assertNear(
        limits.upper(),
        (StrictMath.exp(3.84145882069412 / 14) - 1) * 480 / 500,
        "(exp(χ²/2n) − 1)·T/T");
    Interval other = new RateProfile(new EventCount(0, 500), new EventCount(7, 480)).interval(0.95);
    assertThat(other.upper()).isEqualTo(Value.infinite());
    assertNear(other.lower(), 1 / number(limits.upper()), "mirrored");
    Interval none = new RateProfile(new EventCount(0, 5), new EventCount(0, 5)).interval(0.95);
    assertThat(none.lower()).isEqualTo(Value.of(0));
    assertThat(none.upper()).isEqualTo(Value.infinite());
  }
}
