package org.pumprig.rig.report.build;

import java.math.BigDecimal;
import java.math.MathContext;
import org.pumprig.rig.compare.stats.Value;

/** Numbers as text: always the same for the same number. */
final class Figures {
  private static final MathContext DIGITS = new MathContext(4);

  private Figures() {}

  static String number(double number) {
    return new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  static String number(Value value) {
    return switch (value) {
      case Value.Finite finite -> number(finite.number());
      case Value.Infinite _ -> "infinity";
      case Value.Undefined _ -> "undefined";
    };
  }

  static String percent(double share) {
    return number(share * 100) + " %";
  }

  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
