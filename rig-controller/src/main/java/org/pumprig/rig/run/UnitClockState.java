package org.pumprig.rig.run;

import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.UnitRecord.UnitClockJumped;
import org.pumprig.rig.event.UnitRecord.UnitRestarted;

/**
 * Concern: the unit's own clock, as its status tells it. A clock that goes back is a restart, and
 * one that runs away makes its log unusable.
 *
 * @param upMillis the clock when last told; −1: unknown, or the rig itself switched power since
 * @param nanos run time of that
 */
record UnitClockState(long upMillis, long nanos) {
  static final UnitClockState INITIAL = new UnitClockState(-1, 0);

  /** A line may be late by this much, and clocks may differ. */
  static final long TOLERANCE_MILLIS = 5_000;

  UnitClockState on(long now, Event event, Out out) {
    return switch (event) {
      case ServiceStatus status when status.upMillis() >= 0 -> told(now, status.upMillis(), out);
      case EffectRequested request -> mayCutPower(request) ? INITIAL : this;
      case EpochStarted _ -> INITIAL;
      default -> this;
    };
  }

  /** The outlet by the rig's own hand, or a fault that takes power: a restart is then expected. */
  private static boolean mayCutPower(EffectRequested request) {
    return request.action().toLowerCase(java.util.Locale.ROOT).contains("power")
        || request.detail().contains("power");
  }

  private UnitClockState told(long now, long told, Out out) {
    long more = told - upMillis - (now - nanos) / 1_000_000;
    if (upMillis >= 0 && told < upMillis) {
      out.add(new UnitRestarted(told));
    } else if (upMillis >= 0 && Math.abs(more) > TOLERANCE_MILLIS) {
      out.add(new UnitClockJumped(more));
    }
    return new UnitClockState(told, now);
  }
}
