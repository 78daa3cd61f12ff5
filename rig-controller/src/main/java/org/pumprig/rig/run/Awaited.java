package org.pumprig.rig.run;

import org.pumprig.fault.FaultSpec;

/**
 * An effect on a fault that is under way.
 *
 * @param action what was asked for
 * @param fault its id
 * @param askedNanos run time at which it was
 */
record Awaited(String action, String fault, long askedNanos) {
  private static final long WATCHED_NANOS = 1_000_000_000L;

  boolean is(String what, String about) {
    return action.equals(what) && fault.equals(about);
  }

  /**
   * Whether a look that ended now took its time, as one does that watches packets, without a proof,
   * and the fault lasts long enough for another.
   */
  boolean isWorthRepeating(FaultLife life, long now) {
    FaultSpec spec = life.spec();
    long took = now - askedNanos;
    return life.stage() == FaultLife.Stage.ACTIVE
        && !life.proven()
        && Evidence.counted(spec.fault())
        && took >= WATCHED_NANOS
        && now + took <= spec.startNanos() + spec.durationNanos();
  }
}
