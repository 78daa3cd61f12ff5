package org.pumprig.rig.journal;

/** A line that can't be one; whether that is damage or a torn tail, its catcher decides. */
final class BadLine extends Exception {
  private static final long serialVersionUID = 1;
  private final boolean unterminated;

  BadLine(String what, boolean unterminated) {
    super(what, null, false, false);
    this.unterminated = unterminated;
  }

  /** Whether the file ends within it. */
  boolean isUnterminated() {
    return unterminated;
  }

  String what() {
    String message = getMessage();
    return message == null ? "bad" : message;
  }
}
