package org.pumprig.rig.incident.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.plan.Phases;

/** Idle time between faults, and what is left of it. */
class CompressionTest {
  private static final long SECOND = 1_000_000_000;
  private static final Phases PHASES = new Phases(10 * SECOND, 100 * SECOND, 5 * SECOND, SECOND);

  private static DraftFault fault(long startSeconds, long seconds) {
    return new DraftFault(
        "f", "refuse", new LinkedHashMap<>(), startSeconds * SECOND, seconds * SECOND, true);
  }

  private static List<Long> starts(Compression compression) {
    return compression.faults().stream().map(each -> each.startNanos() / SECOND).toList();
  }

  @Test
  void idleTimeShrinksAndFaultsStayAsLongAsTheyWere() {
    Compression done = Compression.of(List.of(fault(30, 10), fault(80, 10)), PHASES, 4_000_000, 0);
    assertThat(starts(done)).containsExactly(15L, 35L);
    assertThat(done.faults()).allMatch(each -> each.lastsNanos() == 10 * SECOND);
    assertThat(done.phases()).isEqualTo(new Phases(10 * SECOND, 40 * SECOND, 5 * SECOND, SECOND));
    assertThat(done.idleNanos()).isEqualTo(80 * SECOND);
    assertThat(done.leftNanos()).isEqualTo(20 * SECOND);
  }

  @Test
  void whatOverlapsStaysSoAndATimeUnderAFaultIsNotIdle() {
    Compression done =
        Compression.of(List.of(fault(30, 20), fault(35, 5), fault(50, 5)), PHASES, 2_000_000, 0);
    assertThat(starts(done)).containsExactly(20L, 25L, 40L);
  }

  @Test
  void ofEachIdleTimeSoMuchIsLeftThatAnExchangeFindsRoomInItAndNeverMoreThanThereWas() {
    Compression done =
        Compression.of(List.of(fault(11, 1), fault(20, 1)), PHASES, 1_000_000_000, 3 * SECOND);
    assertThat(starts(done)).containsExactly(11L, 15L);
    assertThat(done.leftNanos()).isEqualTo((1 + 3 + 3) * SECOND);
  }

  @Test
  void whatLiesBehindTheStressPhaseComesSoMuchSooner() {
    Compression done = Compression.of(List.of(fault(112, 1)), PHASES, 2_000_000, 0);
    assertThat(starts(done)).containsExactly(62L);
  }
}
