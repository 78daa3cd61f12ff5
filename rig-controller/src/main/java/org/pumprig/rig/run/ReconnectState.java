package org.pumprig.rig.run;

import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.ErrorRecord.Reconnected;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FaultRecord.FaultReverted;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.RunRecord.PhaseEntered;

/**
 * Concern: the first acknowledged message after the faults, and after a power cycle.
 *
 * @param since what is being waited for: {@code faultsEnded}, {@code powerOn}, or empty
 * @param sinceNanos run time from which it counts
 * @param lastRevertNanos run time of the last revert; −1 before
 */
record ReconnectState(String since, long sinceNanos, long lastRevertNanos) {
  static final ReconnectState INITIAL = new ReconnectState("", 0, -1);

  private static final String FAULTS_ENDED = "faultsEnded";

  ReconnectState on(long now, ProgrammeState before, ProgrammeState after, Event event) {
    if (event instanceof FaultReverted reverted) {
      long last = Math.max(lastRevertNanos, reverted.revertedNanos());
      boolean counts = since.equals(FAULTS_ENDED);
      return new ReconnectState(since, counts ? last : sinceNanos, last);
    }
    if (event instanceof PhaseEntered entered && entered.phase() == Phase.RECOVER) {
      return new ReconnectState(
          FAULTS_ENDED, lastRevertNanos < 0 ? now : lastRevertNanos, lastRevertNanos);
    }
    boolean poweredOn =
        event instanceof EffectDone && before.poweredOnNanos() < 0 && after.poweredOnNanos() >= 0;
    return poweredOn
        ? new ReconnectState("powerOn", after.poweredOnNanos(), lastRevertNanos)
        : this;
  }

  ReconnectState onSignal(long now, FaultsState faults, Signal signal, Out out) {
    if (!since.isEmpty()
        && faults.allGone()
        && signal instanceof Signal.Answered answered
        && answered.sentNanos() >= sinceNanos) {
      out.add(new Reconnected(since, now - sinceNanos));
      return new ReconnectState("", 0, lastRevertNanos);
    }
    return this;
  }
}
