package org.pumprig.rig.event;

/** What an entry of the log book is. */
public enum LogKind implements Named {
  /** Something worth knowing. */
  NOTE("note"),
  /** Something was not done as planned. */
  DEVIATION("deviation"),
  /** The run is not to count. */
  INVALIDATION("invalidation"),
  /** The run was done again for another. */
  RETEST("retest"),
  /** What a trip came from, as somebody found. */
  TRIAGE("triage");

  private final String onDisk;

  LogKind(String onDisk) {
    this.onDisk = onDisk;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }
}
