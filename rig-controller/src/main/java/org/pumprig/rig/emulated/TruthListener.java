package org.pumprig.rig.emulated;

/**
 * Is told what really happened in emulated units, to hold a rig's findings against it afterwards;
 * nothing that judges may be. Times are the scheduler's, nanoseconds: only differences mean
 * something.
 */
public interface TruthListener {
  /** A watchdog acted, or memory ran out. */
  void tripped(String serial, long atNanos);

  /** The fluid stands. */
  void flowStopped(String serial, long atNanos);
}
