package org.pumprig.rig.compare.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EqualCensoringTest {
  @Test
  void bothCensoredAtTheSameTimeIsConsistent() {
    assertThat(contradicting(runs("72+"), runs("72+"))).isEmpty();
  }

  @Test
  void bothCensoredAtDifferentTimesContradicts() {
    assertThat(contradicting(runs("72+"), runs("48+"))).containsExactly("pump");
  }

  @Test
  void eventBeforeTheOtherArmsEndIsConsistent() {
    assertThat(contradicting(runs("11"), runs("72+"))).isEmpty();
    assertThat(contradicting(runs("72+"), runs("72"))).isEmpty();
  }

  @Test
  void eventLaterThanTheOtherArmsEndContradicts() {
    assertThat(contradicting(runs("80"), runs("72+"))).containsExactly("pump");
    assertThat(contradicting(runs("72+"), runs("80"))).containsExactly("pump");
  }

  @Test
  void twoEventsSayNothing() {
    assertThat(contradicting(runs("11"), runs("500"))).isEmpty();
  }

  @Test
  void severalRunsMayHaveDifferentTimesIfTheyCanBeMatched() {
    assertThat(contradicting(runs("24+", "72+"), runs("72+", "24+"))).isEmpty();
    assertThat(contradicting(runs("24+", "72+"), runs("20", "60"))).isEmpty();
    assertThat(contradicting(runs("24+", "72+"), runs("30", "60"))).containsExactly("pump");
    assertThat(contradicting(runs("24+", "72+"), runs("72+", "72+"))).containsExactly("pump");
  }

  private static List<String> contradicting(List<Subject> before, List<Subject> after) {
    return EqualCensoring.of(Strata.of(before, after)).contradictedBy();
  }

  /** A plus sign marks a censored time. */
  private static List<Subject> runs(String... times) {
    return Stream.of(times)
        .map(
            time ->
                new Subject("pump", Double.parseDouble(time.replace("+", "")), !time.endsWith("+")))
        .toList();
  }
}
