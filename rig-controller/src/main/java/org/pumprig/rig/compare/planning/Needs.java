package org.pumprig.rig.compare.planning;

/** Checks of what every plan is made from. */
final class Needs {
  private Needs() {}

  static void share(String what, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(what + " must be within (0, 1): " + value);
    }
  }

  static void positive(String what, double value) {
    if (!(value > 1e-12 && value < 1e12)) {
      throw new IllegalArgumentException(what + " must be from 1e-12 to 1e12: " + value);
    }
  }

  /** The whole number above, where rounding of an exact hit adds nothing. */
  static long up(double exact) {
    return (long) Math.ceil(exact * (1 - 1e-12));
  }
}
