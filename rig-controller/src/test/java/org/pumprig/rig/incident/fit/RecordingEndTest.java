package org.pumprig.rig.incident.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.incident.capture.Sightings;
import org.pumprig.rig.incident.capture.Sightings.Attempt;
import org.pumprig.rig.incident.capture.Sightings.Ending;
import org.pumprig.rig.incident.capture.Sightings.Exchange;
import org.pumprig.rig.incident.capture.Sightings.Outcome;

/** Connections that are cut where a recording ends, and where it goes on. */
class RecordingEndTest {
  private static final long MS = 1_000_000;
  private static final long SECOND = 1_000 * MS;
  private static final int PUMPS = 4;

  /** Messages that are answered, from one moment to another. */
  private static void talk(Sightings seen, long from, long to) {
    for (long at = from; at <= to; at += 25 * MS) {
      seen.span(at);
      seen.exchange(new Exchange(at, 0, 0, false));
    }
  }

  /** All pumps' connections are reset; then each is refused when it tries again. */
  private static void cut(Sightings seen, long at) {
    for (int pump = 0; pump < PUMPS; pump++) {
      seen.ending(new Ending(at + pump * MS, pump, true, true, SECOND));
      seen.attempt(new Attempt(at + (30 + pump) * MS, pump, Outcome.REFUSED, 1));
      seen.span(at + (30 + pump) * MS);
    }
  }

  private static List<Kind> kinds(Sightings seen) {
    return FaultFit.of(seen, PUMPS).stream().map(Fitted::kind).toList();
  }

  @Test
  void whatIsCutAtTheVeryEndIsNoFaultAndIsCounted() {
    var seen = new Sightings();
    talk(seen, 0, 10 * SECOND);
    cut(seen, 10 * SECOND + 5 * MS);
    assertThat(kinds(seen)).isEmpty();
    assertThat(FaultFit.resetAtTheEnd(seen)).isEqualTo(PUMPS);
  }

  @Test
  void whatIsCutWhileItGoesOnIsAFault() {
    var seen = new Sightings();
    talk(seen, 0, 10 * SECOND);
    cut(seen, 10 * SECOND + 5 * MS);
    seen.attempt(new Attempt(10 * SECOND + 200 * MS, 0, Outcome.ESTABLISHED, 1));
    talk(seen, 10 * SECOND + 210 * MS, 10 * SECOND + 400 * MS);
    assertThat(kinds(seen)).containsExactly(Kind.GATEWAY_AWAY);
    assertThat(FaultFit.resetAtTheEnd(seen)).isZero();
  }

  @Test
  void aGatewayThatStaysAwayLongerThanASecondIsOneEvenIfNothingFollows() {
    var seen = new Sightings();
    talk(seen, 0, 10 * SECOND);
    cut(seen, 10 * SECOND + 5 * MS);
    cut(seen, 12 * SECOND);
    assertThat(kinds(seen)).containsExactly(Kind.GATEWAY_AWAY);
  }
}
