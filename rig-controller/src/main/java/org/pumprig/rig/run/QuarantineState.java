package org.pumprig.rig.run;

import java.util.ArrayList;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FailSafeRecord.StopWitnessed;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.ServiceObservation.ServiceLogEntry;
import org.pumprig.rig.event.UnitRecord.UnitQuarantined;
import org.pumprig.rig.event.UnitRecord.UnitReleased;

/**
 * Concern: a unit that tripped is left alone until its log and the evidence of its stop are taken.
 * Its next life, after a power cycle, is out of it.
 *
 * @param held whether it tripped in this life
 * @param stopSeen whether the flow witness showed that it stands still
 * @param logEntries entries of its own log read since the trip
 */
record QuarantineState(boolean held, boolean stopSeen, long logEntries) {
  static final QuarantineState INITIAL = new QuarantineState(false, false, 0);

  /**
   * What is missing is not waited for longer than this, nor for longer than a quarter of the check.
   */
  private static final long MOST_PATIENCE_NANOS = 10_000_000_000L;

  QuarantineState on(Event event, Out out) {
    if (event instanceof WatchdogSeen seen && !held) {
      out.add(new UnitQuarantined(seen.code()));
      return new QuarantineState(true, stopSeen, logEntries);
    }
    if (event instanceof StopWitnessed && held) {
      return new QuarantineState(true, true, logEntries);
    }
    if (event instanceof ServiceLogEntry && held) {
      return new QuarantineState(true, stopSeen, logEntries + 1);
    }
    boolean newLife =
        event instanceof EffectRequested request
            && request.action().equals(ProgrammeState.POWER_ON);
    return newLife ? INITIAL : this;
  }

  /** Whether it may be touched. */
  boolean isComplete() {
    return !held || stopSeen && logEntries > 0;
  }

  static long patienceNanos(RunContext context) {
    return Math.min(MOST_PATIENCE_NANOS, (context.endNanos() - context.checkNanos()) / 4);
  }

  /** Now the unit is touched: what was taken by then, and what was not, goes on record. */
  void release(Out out) {
    if (!held) {
      return;
    }
    var missing = new ArrayList<String>();
    if (!stopSeen) {
      missing.add("stop");
    }
    if (logEntries == 0) {
      missing.add("log");
    }
    out.add(new UnitReleased(logEntries, stopSeen, String.join(", ", missing)));
  }
}
