package org.pumprig.rig.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.ErrorRecord.ErrorCounted;
import org.pumprig.rig.event.ErrorRecord.ErrorsLowerBound;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.FaultRecord.FaultReverted;
import org.pumprig.rig.event.Lifecycle.AbortRequested;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.LogKind;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.RunRecord.PhaseEntered;
import org.pumprig.rig.event.RunRecord.RunEnded;

final class StatusFoldTest {
  private static final long SECOND = 1_000_000_000L;

  private final StatusFold fold = new StatusFold().endingAt(60 * SECOND);

  private void at(long second, Event event) {
    fold.on(event, second * SECOND, 1_000_000 + second * 1_000_000);
  }

  private void begin() {
    at(0, new EpochStarted(1, "boot", 0, 0));
    at(1, new RunStarted("r0-a-U1", "c", "U1", "a", "one", 0, 0, false, 3));
    at(1, new PhaseEntered(Phase.SETTLE));
    at(11, new PhaseEntered(Phase.STRESS));
  }

  @Test
  void nothingHasBegunYet() {
    assertThat(fold.status().state()).isEqualTo(RunState.NOT_BEGUN);
  }

  @Test
  void tellsPhaseTimeFaultsErrorsAndTheLastEvent() {
    begin();
    at(12, new FaultApplied("f1", 0, 0));
    at(13, new FaultApplied("f2", 0, 0));
    at(14, new FaultReverted("f1", 0));
    at(15, new ErrorCounted(7, "cut", 1));
    at(15, new ErrorsLowerBound("encrypted"));
    RunStatus status = fold.status();

    assertThat(status.state()).isEqualTo(RunState.RUNNING);
    assertThat(status.phase()).isEqualTo("stress");
    assertThat(status.leftNanos()).isEqualTo(46 * SECOND);
    assertThat(status.stressNanos()).isEqualTo(4 * SECOND);
    assertThat(status.faultsNow()).containsExactly("f2");
    assertThat(StatusText.line(status, OptionalLong.of(6 * SECOND)))
        .isEqualTo(
            "U1           running     stress     40.0 s left  faults: f2                     errors"
                + " at least 7  trips 0  connection error: cut at 14.0 s");
  }

  @Test
  void aTripStaysUntilTheEndAndTheEndStopsTheClock() {
    begin();
    at(20, new WatchdogSeen("EC220", Channel.SERVICE));
    assertThat(fold.status().state()).isEqualTo(RunState.TRIPPED);
    at(21, new WatchdogSeen("EC220", Channel.SCREEN));
    assertThat(fold.status().trips()).isEqualTo(1);
    at(25, new AbortRequested("told"));
    assertThat(fold.status().state()).isEqualTo(RunState.STOPPING);
    at(31, new RunEnded(EndReason.ABORTED, true));
    fold.on(new EpochStarted(2, "boot", 9_000_000_000L, 0), 0, 99);
    fold.on(new LogEntry(LogKind.INVALIDATION, "Ada", "why", "", true), 1, 99);
    RunStatus status = fold.status();

    assertThat(status.state()).isEqualTo(RunState.ABORTED);
    assertThat(status.nowNanos()).isEqualTo(30 * SECOND);
    assertThat(status.stressNanos()).isEqualTo(20 * SECOND);
    assertThat(status.leftNanos()).isZero();
    assertThat(status.codesSeen())
        .containsExactly(
            new RunStatus.CodeSeen("EC220", "service", 19 * SECOND),
            new RunStatus.CodeSeen("EC220", "screen", 20 * SECOND));
    assertThat(status.untriaged()).containsExactly(1);
    assertThat(status.invalidation()).isPresent();
  }
}
