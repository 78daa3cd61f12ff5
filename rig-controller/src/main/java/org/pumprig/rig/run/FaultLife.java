package org.pumprig.rig.run;

import org.pumprig.fault.FaultSpec;

/**
 * One fault from its request to the first exchange after it.
 *
 * @param spec the fault
 * @param stage where it stands
 * @param stageNanos run time since which it stands there
 * @param requestedNanos run time of the request
 * @param appliedNanos run time at which it took effect; −1 before
 * @param revertedNanos run time at which it was gone; −1 before
 * @param revertEffect the last revert that was asked for; −1 before
 * @param traffic whether the unit did anything on the wire while it acted
 * @param proven whether a witness showed that it acts
 * @param signNanos run time of a sign of its onset, seen before the back end had answered; −1 if
 *     none was
 */
record FaultLife(
    FaultSpec spec,
    Stage stage,
    long stageNanos,
    long requestedNanos,
    long appliedNanos,
    long revertedNanos,
    long revertEffect,
    boolean traffic,
    boolean proven,
    long signNanos) {

  /** Where a fault stands; everything but {@code GONE} may be in force. */
  enum Stage {
    /** The back end was asked to apply it. */
    REQUESTED,
    /** Its end came before that was answered: it is reverted once it is. */
    ABANDONED,
    /** The back end says that it acts. */
    ACTIVE,
    /** The back end was asked to revert it. */
    REVERTING,
    /** The back end could not revert it, or didn't answer. */
    STUCK,
    /** The back end says that it is gone. */
    GONE
  }

  static FaultLife requested(FaultSpec spec, long now) {
    return new FaultLife(spec, Stage.REQUESTED, now, now, -1, -1, -1, false, false, -1);
  }

  FaultLife applied(long atNanos) {
    return new FaultLife(
        spec,
        stage,
        stageNanos,
        requestedNanos,
        atNanos,
        revertedNanos,
        revertEffect,
        traffic,
        proven,
        signNanos);
  }

  FaultLife at(Stage next, long now) {
    return new FaultLife(
        spec,
        next,
        now,
        requestedNanos,
        appliedNanos,
        revertedNanos,
        revertEffect,
        traffic,
        proven,
        signNanos);
  }

  FaultLife reverting(long effect, long now) {
    return new FaultLife(
        spec,
        Stage.REVERTING,
        now,
        requestedNanos,
        appliedNanos,
        revertedNanos,
        effect,
        traffic,
        proven,
        signNanos);
  }

  FaultLife reverted(long atNanos, long now) {
    return new FaultLife(
        spec,
        Stage.GONE,
        now,
        requestedNanos,
        appliedNanos,
        atNanos,
        revertEffect,
        traffic,
        proven,
        signNanos);
  }

  FaultLife met() {
    return traffic ? this : with(true, proven, signNanos);
  }

  FaultLife shown() {
    return with(traffic, true, signNanos);
  }

  FaultLife signed(long atNanos) {
    return with(traffic, proven, atNanos);
  }

  private FaultLife with(boolean met, boolean shown, long firstSignNanos) {
    return new FaultLife(
        spec,
        stage,
        stageNanos,
        requestedNanos,
        appliedNanos,
        revertedNanos,
        revertEffect,
        met,
        shown,
        firstSignNanos);
  }

  boolean mayAct() {
    return stage != Stage.GONE;
  }

  /** Whether it is in force as far as is known: a sign of it can be meant. */
  boolean acts() {
    return appliedNanos >= 0 && (stage == Stage.ACTIVE || stage == Stage.REVERTING);
  }

  /** Whether nothing has been answered for longer than a back end may take. */
  boolean isLate(long now) {
    return now - stageNanos >= FaultsState.ANSWER_NANOS;
  }
}
