package org.pumprig.rig.lone;

/** A fault can't be applied here; the message says why and what to do. Nothing was applied. */
public final class LoneProblem extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence, with the remedy
   */
  public LoneProblem(String message) {
    super(message);
  }

  /**
   * @param message one sentence, with the remedy
   * @param cause what the system said
   */
  public LoneProblem(String message, Exception cause) {
    super(message, cause);
  }
}
