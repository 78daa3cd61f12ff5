package org.pumprig.rig.status;

import org.pumprig.rig.event.EndReason;

/** What a run is doing. */
public enum RunState {
  /** Its bench is being built. */
  NOT_BEGUN("notBegun"),
  /** It goes on. */
  RUNNING("running"),
  /** It goes on, and a watched code was seen. */
  TRIPPED("tripped"),
  /** It is being brought into the safe state. */
  STOPPING("stopping"),
  /** All phases done. */
  COMPLETED("completed"),
  /** Stopped into the safe state. */
  ABORTED("aborted"),
  /** Its process died; it was ended afterwards. */
  INTERRUPTED("interrupted");

  private final String word;

  RunState(String word) {
    this.word = word;
  }

  /** The name in JSON and for people. */
  public String word() {
    return word;
  }

  /** Whether it is over. */
  public boolean over() {
    return compareTo(COMPLETED) >= 0;
  }

  static RunState of(EndReason reason) {
    return switch (reason) {
      case COMPLETED -> COMPLETED;
      case ABORTED -> ABORTED;
      case INTERRUPTED -> INTERRUPTED;
    };
  }
}
