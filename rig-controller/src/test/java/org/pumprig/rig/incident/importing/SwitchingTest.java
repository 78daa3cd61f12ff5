package org.pumprig.rig.incident.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.incident.fit.Fitted;
import org.pumprig.rig.incident.fit.Fitted.Time;
import org.pumprig.rig.incident.fit.Kind;
import org.pumprig.rig.incident.fit.Rerun;

/** A fault that the rig switched late, beside one of which an estimate is off. */
class SwitchingTest {
  private static final long MS = 1_000_000;
  private static final long SECOND = 1_000 * MS;
  private static final long USUAL = 7 * MS;

  private static Fitted seen(long startNanos, long endNanos) {
    return new Fitted(
        Kind.SILENCE,
        new Time(startNanos, MS),
        new Time(endNanos, MS),
        0,
        0,
        0,
        java.util.Optional.empty(),
        java.util.Optional.empty(),
        9);
  }

  /** Planned to last two seconds, seen by the journal at these distances from its plan. */
  private static SwitchedFault switched(long startNanos, long onLate, long offLate) {
    return new SwitchedFault(
        "blackhole",
        "nft",
        startNanos,
        startNanos + 2 * SECOND,
        startNanos + onLate,
        startNanos + 2 * SECOND + offLate);
  }

  private static final List<Fitted> ORIGINAL =
      List.of(
          seen(10 * SECOND, 12 * SECOND),
          seen(20 * SECOND, 22 * SECOND),
          seen(30 * SECOND, 32 * SECOND));

  @Test
  void whatTheMachineDidLateIsNotTheEstimates() {
    // the second is switched off 400 ms late, and so seen; the third's end is estimated wrongly
    Rerun rerun =
        Rerun.of(
            ORIGINAL,
            List.of(
                seen(110 * SECOND, 112 * SECOND),
                seen(120 * SECOND, 122 * SECOND + 400 * MS),
                seen(130 * SECOND, 132 * SECOND + 300 * MS)));
    Switching switching =
        Switching.of(
            rerun,
            List.of(
                switched(110 * SECOND - USUAL, USUAL, USUAL),
                switched(120 * SECOND - USUAL, USUAL, USUAL + 400 * MS),
                switched(130 * SECOND - USUAL, USUAL, USUAL)));
    assertThat(rerun.pairs()).extracting(Rerun.Pair::endedThen).containsExactly(true, false, false);
    assertThat(rerun.pairs())
        .extracting(
            pair -> {
              Switching.Late late = switching.of(pair).orElseThrow();
              return late.offNanos() / MS + " " + pair.endedThenBut(late.offNanos());
            })
        .containsExactly("0 true", "400 true", "0 false");
    assertThat(rerun.pairs())
        .allSatisfy(pair -> assertThat(switching.of(pair).orElseThrow().onNanos()).isZero());
  }

  @Test
  void aFaultOfAnotherKindOrTimeSaysNothingOfIt() {
    Rerun rerun = Rerun.of(ORIGINAL, ORIGINAL);
    Switching switching =
        Switching.of(
            rerun,
            List.of(
                switched(14 * SECOND, 0, 0),
                new SwitchedFault("delay", "", 20 * SECOND, 0, 20 * SECOND, 22 * SECOND),
                new SwitchedFault("blackhole", "", 30 * SECOND, 0, 30 * SECOND, -1)));
    assertThat(rerun.pairs()).allSatisfy(pair -> assertThat(switching.of(pair)).isEmpty());
  }
}
