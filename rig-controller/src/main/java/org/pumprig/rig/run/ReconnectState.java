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
 * @param answeredNanos run time of the first answer since then; −1 before
 */
record ReconnectState(String since, long sinceNanos, long lastRevertNanos, long answeredNanos) {
  static final ReconnectState INITIAL = new ReconnectState("", 0, -1, -1);

  private static final String FAULTS_ENDED = "faultsEnded";

  ReconnectState on(long now, ProgrammeState before, ProgrammeState after, Event event, Out out) {
    if (event instanceof FaultReverted reverted) {
      long last = Math.max(lastRevertNanos, reverted.revertedNanos());
      boolean counts = since.equals(FAULTS_ENDED);
      return new ReconnectState(since, counts ? last : sinceNanos, last, -1);
    }
    if (event instanceof PhaseEntered entered && entered.phase() == Phase.RECOVER) {
      return recovering(now, out);
    }
    boolean poweredOn =
        event instanceof EffectDone && before.poweredOnNanos() < 0 && after.poweredOnNanos() >= 0;
    return poweredOn
        ? new ReconnectState("powerOn", after.poweredOnNanos(), lastRevertNanos, answeredNanos)
        : this;
  }

  /** The last fault may have ended, and been recovered from, long before the stress phase did. */
  private ReconnectState recovering(long now, Out out) {
    if (lastRevertNanos >= 0 && answeredNanos >= 0) {
      out.add(new Reconnected(FAULTS_ENDED, answeredNanos - lastRevertNanos));
      return this;
    }
    long from = lastRevertNanos < 0 ? now : lastRevertNanos;
    return new ReconnectState(FAULTS_ENDED, from, lastRevertNanos, answeredNanos);
  }

  ReconnectState onSignal(long now, FaultsState faults, Signal signal, Out out) {
    if (!(signal instanceof Signal.Answered answered) || !faults.allGone()) {
      return this;
    }
    if (!since.isEmpty() && answered.sentNanos() >= sinceNanos) {
      out.add(new Reconnected(since, now - sinceNanos));
      return new ReconnectState("", 0, lastRevertNanos, now);
    }
    boolean first = answeredNanos < 0 && lastRevertNanos >= 0;
    return first && answered.sentNanos() >= lastRevertNanos
        ? new ReconnectState(since, sinceNanos, lastRevertNanos, now)
        : this;
  }
}
