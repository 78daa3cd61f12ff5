package org.pumprig.rig.compare.stats;

/**
 * A computed figure: finite, infinite, or undefined with its reason; so that "no upper bound" and
 * "can't be computed" never hide in a {@code double}.
 */
public sealed interface Value {
  /**
   * An ordinary number.
   *
   * @param number neither NaN nor infinite
   */
  record Finite(double number) implements Value {
    /** Refuses what is not a number. */
    public Finite {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("not a finite number: " + number);
      }
    }
  }

  /** Plus infinity: the data set no bound in this direction. */
  record Infinite() implements Value {}

  /**
   * No value can be given.
   *
   * @param reason why
   */
  record Undefined(Reason reason) implements Value {}

  /** Why a figure is undefined. */
  enum Reason {
    /** No event, or none at a time when both arms were observed: 0/0. */
    NO_INFORMATION,
    /** The survival curve is at 1, where the log-log scale has no value. */
    CURVE_AT_ONE,
    /** The survival curve is at 0, where Greenwood's variance has no value. */
    CURVE_AT_ZERO,
    /** The survival curve or its limit doesn't come down to this level within the follow-up. */
    NOT_REACHED
  }

  /** A finite value. */
  static Value of(double number) {
    return new Finite(number);
  }

  /** Plus infinity. */
  static Value infinite() {
    return new Infinite();
  }

  /** No value, for this reason. */
  static Value undefined(Reason reason) {
    return new Undefined(reason);
  }
}
