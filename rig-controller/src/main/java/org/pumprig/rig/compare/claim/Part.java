package org.pumprig.rig.compare.claim;

import org.pumprig.rig.event.Named;

/** The parts of a claim. */
public enum Part implements Named {
  /** The old firmware fails under these faults; else a quiet new one proves nothing. */
  BEFORE_FAILS("beforeFails", "The old firmware fails under these faults"),
  /** The new one is better by more than the margin. */
  BETTER("better", "The new firmware is better by more than the margin"),
  /** The new one meets the absolute target. */
  ABSOLUTE("absolute", "The new firmware meets its absolute target"),
  /** It is no worse in everything else. */
  NO_WORSE("noWorse", "The new firmware is no worse in everything else");

  private final String onDisk;
  private final String title;

  Part(String onDisk, String title) {
    this.onDisk = onDisk;
    this.title = title;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }

  /** What it claims, as a sentence without its full stop. */
  public String title() {
    return title;
  }
}
