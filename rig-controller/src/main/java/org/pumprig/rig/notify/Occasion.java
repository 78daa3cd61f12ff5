package org.pumprig.rig.notify;

/** What people are notified of. */
public enum Occasion {
  /** A watched code was seen. */
  WATCHDOG("watchdog"),
  /** The plan asks somebody for something. */
  OPERATOR_STEP("operatorStep"),
  /** The disk gets full, or there is room again. */
  DISK("disk"),
  /** The run is brought into the safe state. */
  ABORT("abort"),
  /** The run is over. */
  END("end");

  private final String word;

  Occasion(String word) {
    this.word = word;
  }

  /** The name in files and journals. */
  public String word() {
    return word;
  }
}
