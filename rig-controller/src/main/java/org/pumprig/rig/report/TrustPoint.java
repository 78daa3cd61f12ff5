package org.pumprig.rig.report;

/**
 * One reason to believe the result, or not to.
 *
 * @param level how it bears on the result
 * @param text one sentence
 */
public record TrustPoint(Level level, String text) {
  /** How a point bears on the result. */
  public enum Level {
    /** Checked and in order. */
    GOOD,
    /** Narrows what the result means. */
    LIMIT,
    /** Speaks against relying on it. */
    BAD
  }
}
