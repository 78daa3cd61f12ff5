package org.pumprig.rig.compare.stats;

/** The data don't have the shape that a method needs, or go beyond its stated size. */
public final class NotComputableException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence for the user: what is wrong, with which unit, and what to do
   */
  public NotComputableException(String message) {
    super(message);
  }
}
