package org.pumprig.rig.run;

import org.pumprig.fault.FaultSpec;

/**
 * One fault from its request to the first exchange after it.
 *
 * @param spec the fault
 * @param stage where it stands
 * @param requestedNanos run time of the request
 * @param appliedNanos run time at which it took effect; −1 before
 * @param revertedNanos run time at which it was gone; −1 before
 * @param traffic whether the unit did anything on the wire while it acted
 * @param proven whether a witness showed that it acts
 */
record FaultLife(
    FaultSpec spec,
    Stage stage,
    long requestedNanos,
    long appliedNanos,
    long revertedNanos,
    boolean traffic,
    boolean proven) {

  /** Where a fault stands; everything but {@code GONE} may be in force. */
  enum Stage {
    REQUESTED,
    ACTIVE,
    REVERTING,
    STUCK,
    GONE
  }

  static FaultLife requested(FaultSpec spec, long now) {
    return new FaultLife(spec, Stage.REQUESTED, now, -1, -1, false, false);
  }

  FaultLife applied(long atNanos) {
    Stage next = stage == Stage.REQUESTED ? Stage.ACTIVE : stage;
    return new FaultLife(spec, next, requestedNanos, atNanos, -1, traffic, proven);
  }

  FaultLife at(Stage next) {
    return new FaultLife(spec, next, requestedNanos, appliedNanos, revertedNanos, traffic, proven);
  }

  FaultLife reverted(long atNanos) {
    return new FaultLife(spec, Stage.GONE, requestedNanos, appliedNanos, atNanos, traffic, proven);
  }

  FaultLife met() {
    return traffic
        ? this
        : new FaultLife(spec, stage, requestedNanos, appliedNanos, revertedNanos, true, proven);
  }

  FaultLife shown() {
    return new FaultLife(spec, stage, requestedNanos, appliedNanos, revertedNanos, traffic, true);
  }

  boolean mayAct() {
    return stage != Stage.GONE;
  }
}
