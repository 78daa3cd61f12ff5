package org.pumprig.rig.incident.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.incident.capture.Sightings;
import org.pumprig.rig.incident.capture.Sightings.Attempt;
import org.pumprig.rig.incident.capture.Sightings.Exchange;
import org.pumprig.rig.incident.capture.Sightings.Outcome;
import org.pumprig.rig.incident.fit.Fitted.Time;

/** Originals beside their reruns. */
class RerunTest {
  private static final long MS = 1_000_000;
  private static final long SECOND = 1_000 * MS;
  private static final long LATER = 5_000 * SECOND;

  private static Fitted fault(Kind kind, long startNanos, long endNanos, long value) {
    return Fitted.of(
        kind, new Time(startNanos, 10 * MS), new Time(endNanos, 10 * MS), value, 5 * MS, 10);
  }

  private static final List<Fitted> ORIGINAL =
      List.of(
          fault(Kind.SILENCE, 10 * SECOND, 12 * SECOND, 0),
          fault(Kind.LATE, 20 * SECOND, 25 * SECOND, 60 * MS),
          fault(Kind.SILENCE, 40 * SECOND, 42 * SECOND, 0));

  private static List<Fitted> later(long nanos) {
    return ORIGINAL.stream()
        .map(
            each ->
                fault(
                    each.kind(),
                    each.start().nanos() + nanos,
                    each.end().nanos() + nanos,
                    each.value()))
        .toList();
  }

  @Test
  void theSameFaultsLaterAreTheSame() {
    Rerun rerun = Rerun.of(ORIGINAL, later(LATER));
    assertThat(rerun.shiftNanos()).isEqualTo(OptionalLong.of(LATER));
    assertThat(rerun.pairs()).hasSize(3).allMatch(Rerun.Pair::same);
    assertThat(rerun.same()).isTrue();
  }

  @Test
  void aFaultThatBeganLaterThanItMayIsToldWithHowMuch() {
    var again = new java.util.ArrayList<>(later(LATER));
    again.set(2, fault(Kind.SILENCE, LATER + 40 * SECOND + 300 * MS, LATER + 42 * SECOND, 0));
    Rerun rerun = Rerun.of(ORIGINAL, again);
    assertThat(rerun.same()).isFalse();
    assertThat(rerun.pairs().get(2).startOffNanos()).isEqualTo(300 * MS);
    assertThat(rerun.pairs().get(2).beganThen()).isFalse();
    assertThat(rerun.pairs().get(2).endedThen()).isTrue();
  }

  @Test
  void anotherValueIsAnotherFigureBeyondBothErrors() {
    var again = new java.util.ArrayList<>(later(LATER));
    again.set(1, fault(Kind.LATE, LATER + 20 * SECOND, LATER + 25 * SECOND, 75 * MS));
    assertThat(Rerun.of(ORIGINAL, again).pairs().get(1).sameValue()).isFalse();
    again.set(1, fault(Kind.LATE, LATER + 20 * SECOND, LATER + 25 * SECOND, 69 * MS));
    assertThat(Rerun.of(ORIGINAL, again).same()).isTrue();
  }

  @Test
  void whatIsMissingAndWhatIsNewIsTold() {
    List<Fitted> again =
        List.of(
            later(LATER).get(0),
            later(LATER).get(2),
            fault(Kind.REFUSED, LATER + 50 * SECOND, LATER + 51 * SECOND, 0));
    Rerun rerun = Rerun.of(ORIGINAL, again);
    assertThat(rerun.pairs()).hasSize(2);
    assertThat(rerun.missing()).containsExactly(ORIGINAL.get(1));
    assertThat(rerun.added()).containsExactly(again.get(2));
    assertThat(rerun.same()).isFalse();
  }

  @Test
  void withoutAFaultInBothNothingTellsHowTheyLieInTime() {
    Rerun rerun = Rerun.of(ORIGINAL, List.of(fault(Kind.REFUSED, 0, SECOND, 0)));
    assertThat(rerun.shiftNanos()).isEmpty();
    assertThat(rerun.same()).isFalse();
  }

  /** Ten seconds; from the fourth on for two seconds every attempt is refused. */
  private static Sightings refused(long firstNanos, long refusedFromNanos) {
    var seen = new Sightings();
    for (long at = 0; at <= 10 * SECOND; at += 50 * MS) {
      long nanos = firstNanos + at;
      seen.span(nanos);
      boolean away = at >= refusedFromNanos && at < refusedFromNanos + 2 * SECOND;
      if (!away) {
        seen.exchange(new Exchange(nanos, 0, 0, false));
      }
      if (at % (500 * MS) == 0) {
        Outcome outcome = away ? Outcome.REFUSED : Outcome.ESTABLISHED;
        seen.attempt(new Attempt(nanos, 0, outcome, 1));
      }
    }
    return seen;
  }

  @Test
  void aMeasuredRerunIsNearWhereItShowedTheSameAndFarWhereNot() {
    Sightings original = refused(100 * SECOND, 4 * SECOND);
    Reproduction same =
        Reproduction.measured(original, refused(900 * SECOND, 4 * SECOND), 800 * SECOND);
    assertThat(same.measured()).isTrue();
    assertThat(same.distancePpm()).isZero();
    assertThat(same.comparable()).isGreaterThan(90);
    Reproduction other =
        Reproduction.measured(original, refused(900 * SECOND, 7 * SECOND), 800 * SECOND);
    assertThat(other.distancePpm()).isBetween(300_000L, 450_000L);
    assertThat(Picture.svg(same)).contains("its measured rerun").doesNotContain("NOT MEASURED");
  }

  @Test
  void whereNothingCanBeComparedTheDistanceIsAllOfIt() {
    Sightings original = refused(0, 4 * SECOND);
    Reproduction nothing = Reproduction.measured(original, refused(900 * SECOND, 4 * SECOND), 0);
    assertThat(nothing.comparable()).isZero();
    assertThat(nothing.distancePpm()).isEqualTo(1_000_000);
  }

  @Test
  void whatAPlanAsksForIsDrawnAsNotMeasured() {
    Sightings original = refused(0, 4 * SECOND);
    List<Fitted> fitted = List.of(fault(Kind.REFUSED, 4 * SECOND, 6 * SECOND, 0));
    Reproduction asked = Reproduction.asked(original, fitted);
    assertThat(asked.distancePpm()).isLessThan(50_000);
    assertThat(Picture.svg(asked)).contains("NOT MEASURED");
  }
}
