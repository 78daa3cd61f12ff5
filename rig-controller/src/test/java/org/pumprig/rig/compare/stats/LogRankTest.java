package org.pumprig.rig.compare.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogRankTest {
  @ParameterizedTest
  @ValueSource(strings = {"aml", "ovarian", "rats_f"})
  void agreesWithR(String data) {
    JsonNode oracle = Oracle.json("survival_tests.json").path(data).path("logrank_rho0");
    String first = oracle.path("groups").path(0).asText();
    String second = oracle.path("groups").path(1).asText();
    assertAgrees(
        LogRank.compare(Oracle.subjects(data, first), Oracle.subjects(data, second)), oracle);
  }

  @Test
  void stratifiedByLitterAgreesWithR() {
    assertAgrees(
        LogRank.stratifiedByUnit(Oracle.subjects("rats_f", "0"), Oracle.subjects("rats_f", "1")),
        Oracle.json("survival_tests.json").path("rats_f").path("logrank_stratified"));
  }

  private static void assertAgrees(LogRank test, JsonNode oracle) {
    assertThat(test.before().subjects()).isEqualTo(oracle.path("n").path(0).intValue());
    assertThat(test.after().subjects()).isEqualTo(oracle.path("n").path(1).intValue());
    assertThat(test.before().events()).isEqualTo(oracle.path("obs").path(0).intValue());
    assertThat(test.after().events()).isEqualTo(oracle.path("obs").path(1).intValue());
    assertNear(test.before().expected(), oracle.path("exp").path(0).doubleValue(), "E before");
    assertNear(test.after().expected(), oracle.path("exp").path(1).doubleValue(), "E after");
    assertNear(test.variance(), oracle.path("var11").doubleValue(), "variance");
    assertNear(test.chiSquare(), oracle.path("chisq").doubleValue(), "chi-square");
    assertNear(test.pTwoSided(), oracle.path("p").doubleValue(), "p");
    double half = oracle.path("p").doubleValue() / 2;
    assertNear(test.pAfterBetter(), test.excessAfter() < 0 ? half : 1 - half, "one-sided p");
  }

  @Test
  void freireichsTrialGivesThePublishedChiSquare() {
    LogRank test = LogRank.compare(Freireich.placebo(), Freireich.mercaptopurine());
    assertThat(Oracle.number(test.chiSquare())).isBetween(16.79285, 16.79295);
    assertThat(test.before().expected()).isBetween(10.7494985, 10.7494995);
    assertThat(test.variance()).isBetween(6.2569605, 6.2569615);
    assertThat(Oracle.number(test.pTwoSided())).isBetween(4.1685e-5, 4.1695e-5);
    assertThat(Oracle.number(test.pAfterBetter())).isLessThan(2.1e-5);
  }

  @Test
  void swappingTheArmsMirrorsTheTest() {
    LogRank there = LogRank.compare(Freireich.placebo(), Freireich.mercaptopurine());
    LogRank back = LogRank.compare(Freireich.mercaptopurine(), Freireich.placebo());
    assertNear(back.chiSquare(), Oracle.number(there.chiSquare()), "chi-square");
    assertNear(back.pAfterBetter(), 1 - Oracle.number(there.pAfterBetter()), "one-sided p");
    assertThat(back.before().events()).isEqualTo(there.after().events());
  }

  @Test
  void withoutEventsThereIsNoStatisticAndNoP() {
    List<Subject> quiet = List.of(new Subject("a", 72, false), new Subject("b", 72, false));
    LogRank test = LogRank.compare(quiet, quiet);
    Value none = Value.undefined(Value.Reason.NO_INFORMATION);
    assertThat(test.chiSquare()).isEqualTo(none);
    assertThat(test.pTwoSided()).isEqualTo(none);
    assertThat(test.pAfterBetter()).isEqualTo(none);
  }

  @Test
  void unitSeenInOneArmOnlyAddsNothingToTheStratifiedTest() {
    List<Subject> before = List.of(new Subject("a", 3, true), new Subject("b", 4, true));
    List<Subject> after = List.of(new Subject("a", 9, true));
    LogRank with = LogRank.stratifiedByUnit(before, after);
    LogRank without = LogRank.stratifiedByUnit(before.subList(0, 1), after);
    assertThat(with.chiSquare()).isEqualTo(without.chiSquare());
    assertThat(with.chiSquare()).isEqualTo(Value.of(1));
  }
}
