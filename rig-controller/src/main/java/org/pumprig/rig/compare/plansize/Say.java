package org.pumprig.rig.compare.plansize;

import org.pumprig.rig.compare.stats.Decimals;

/** Numbers in sentences. */
final class Say {
  private static final double LARGE = 1e9;
  private static final double THOUSAND = 1000;
  private static final double SMALL = 1e-6;

  private Say() {}

  /** To four digits, from 1000 on to one decimal; what is out of all proportion, as a bound. */
  static String number(double number) {
    if (number > LARGE) {
      return "more than 1000000000";
    }
    if (number > 0 && number < SMALL) {
      return "less than 0.000001";
    }
    return number < THOUSAND
        ? Decimals.rounded(number)
        : Decimals.text(Math.rint(10 * number) / 10);
  }

  /** A share in per cent. */
  static String percent(double share) {
    double rounded = Math.rint(share * 1e12) / 1e10;
    return (share > 0 && share < SMALL ? "less than 0.0001" : Decimals.rounded(rounded)) + " %";
  }

  /** A count with its noun. */
  static String count(double number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }
}
