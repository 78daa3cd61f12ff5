package org.pumprig.rig.compare.location;

/** By how much times are later after than before, in their unit. */
public sealed interface Shift {
  /**
   * An ordinary difference; negative: sooner after.
   *
   * @param number neither NaN nor infinite
   */
  record Finite(double number) implements Shift {
    /** Refuses what is not a number. */
    public Finite {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("not a finite number: " + number);
      }
    }
  }

  /** Later without bound: units never recovered after, or the data set no upper limit. */
  record LaterWithoutBound() implements Shift {}

  /** Sooner without bound: units never recovered before, or the data set no lower limit. */
  record SoonerWithoutBound() implements Shift {}

  /** From a number that may be infinite. */
  static Shift of(double number) {
    if (number == Double.POSITIVE_INFINITY) {
      return new LaterWithoutBound();
    }
    return number == Double.NEGATIVE_INFINITY ? new SoonerWithoutBound() : new Finite(number);
  }

  /** Whether this lies below a finite margin. */
  default boolean below(double margin) {
    return switch (this) {
      case Finite finite -> finite.number() < margin;
      case LaterWithoutBound _ -> false;
      case SoonerWithoutBound _ -> true;
    };
  }
}
