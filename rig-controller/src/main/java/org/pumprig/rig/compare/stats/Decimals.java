package org.pumprig.rig.compare.stats;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as decimal text: always the same for the same number, without exponents. */
public final class Decimals {
  private static final MathContext FULL = new MathContext(15);
  private static final MathContext SHORT = new MathContext(4);

  private Decimals() {}

  /** To 15 significant digits, all that a double holds for sure. */
  public static String text(double number) {
    return text(number, FULL);
  }

  /** To 4 significant digits, for people. */
  public static String rounded(double number) {
    return text(number, SHORT);
  }

  /** A figure; {@code infinite}, or {@code undefined} with its reason. */
  public static String text(Value value) {
    return switch (value) {
      case Value.Finite finite -> text(finite.number());
      case Value.Infinite _ -> "infinite";
      case Value.Undefined undefined ->
          "undefined: "
              + switch (undefined.reason()) {
                case NO_INFORMATION -> "no event";
                case CURVE_AT_ONE -> "curve at 1";
                case CURVE_AT_ZERO -> "curve at 0";
                case NOT_REACHED -> "not reached";
              };
    };
  }

  private static String text(double number, MathContext digits) {
    return new BigDecimal(number).round(digits).stripTrailingZeros().toPlainString();
  }
}
