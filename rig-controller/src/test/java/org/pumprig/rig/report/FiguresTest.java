package org.pumprig.rig.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void numbersReadTheSameEverywhere() {
    assertThat(Figures.count(1234)).isEqualTo("1234");
    assertThat(Figures.count(1234567)).isEqualTo("1\u202F234\u202F567");
    assertThat(Figures.fixed(-0.126, 2)).isEqualTo("−0.13");
    assertThat(Figures.significant(0.015625)).isEqualTo("0.0156");
    assertThat(Figures.significant(120)).isEqualTo("120");
    assertThat(Figures.significant(0)).isEqualTo("0");
    assertThat(Figures.significant(2.3456e-7)).isEqualTo("2.35E-7");
    assertThat(Figures.significant(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    assertThat(Figures.percent(0.95)).isEqualTo("95 %");
    assertThat(Figures.plural(1, "run") + Figures.plural(0, "run")).isEqualTo("1 run0 runs");
  }

  @Test
  void timesTakeTheUnitThatSuitsThem() {
    assertThat(Figures.duration(0)).isEqualTo("0 s");
    assertThat(Figures.duration(1_500_000)).isEqualTo("1.5 ms");
    assertThat(Figures.duration(380_000_000)).isEqualTo("380 ms");
    assertThat(Figures.duration(12_310_000_000L)).isEqualTo("12.31 s");
    assertThat(Figures.duration(180_000_000_000L)).isEqualTo("3.0 min");
    assertThat(Figures.duration(36_000_000_000_000L)).isEqualTo("10.00 h");
    assertThat(Figures.hours(156_000_000_000L)).isEqualTo("0.0433");
  }

  @Test
  void coordinatesAreShortAndNeverExponential() {
    assertThat(Svg.n(12)).isEqualTo("12");
    assertThat(Svg.n(12.34)).isEqualTo("12.3");
    assertThat(Svg.n(-0.26)).isEqualTo("-0.3");
    assertThat(Svg.n(1e7 + 0.5)).isEqualTo("10000000.5");
  }

  @Test
  void styleStringsHoldOnlyHarmlessCharacters() {
    assertThat(Escape.css("a\"};b</style>\\")).isEqualTo("a___b__style__");
  }
}
