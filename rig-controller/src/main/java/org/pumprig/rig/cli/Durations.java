package org.pumprig.rig.cli;

import org.pumprig.quantity.Quantity;
import org.pumprig.quantity.QuantityException;

/** Durations that options take. */
final class Durations {
  private Durations() {}

  /**
   * Nanoseconds.
   *
   * @param option its name, for messages
   */
  static long nanos(String option, String text) throws CommandProblem {
    try {
      return Quantity.DURATION.parse(text);
    } catch (QuantityException e) {
      throw new CommandProblem(option + ": " + e.getMessage() + ".");
    }
  }

  /**
   * The same within limits.
   *
   * @param takes the limits in words
   */
  static long nanos(String option, String text, long least, long most, String takes)
      throws CommandProblem {
    long nanos = nanos(option, text);
    if (nanos < least || nanos > most) {
      throw new CommandProblem(option + " takes " + takes + ".");
    }
    return nanos;
  }
}
