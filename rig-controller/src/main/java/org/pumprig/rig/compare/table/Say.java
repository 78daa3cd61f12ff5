package org.pumprig.rig.compare.table;

import java.math.BigDecimal;
import java.math.MathContext;
import org.pumprig.rig.compare.location.Shift;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.Value;

/** Numbers in sentences and in JSON. */
final class Say {
  private Say() {}

  /** The shortest decimal text that reads back as the same double. */
  static String full(double number) {
    BigDecimal exact = new BigDecimal(Double.toString(number));
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }

  static String full(Value value) {
    return value instanceof Value.Finite finite ? full(finite.number()) : Decimals.text(value);
  }

  /** A shift that may be without bound. */
  static String full(Shift shift) {
    return switch (shift) {
      case Shift.Finite(double number) -> full(number);
      case Shift.LaterWithoutBound _ -> "infinite";
      case Shift.SoonerWithoutBound _ -> "minusInfinite";
    };
  }

  /** The same for people. */
  static String shift(Shift shift) {
    return switch (shift) {
      case Shift.Finite(double number) -> number(number);
      case Shift.LaterWithoutBound _ -> "infinity";
      case Shift.SoonerWithoutBound _ -> "minus infinity";
    };
  }

  /** Four digits, for people. */
  static String number(double number) {
    if (Math.abs(number) >= 1e12 || number != 0 && Math.abs(number) < 1e-6) {
      return new BigDecimal(number).round(new MathContext(4)).toString().replace("E+", "e");
    }
    return Decimals.rounded(number);
  }

  static String number(Value value) {
    return switch (value) {
      case Value.Finite finite -> number(finite.number());
      case Value.Infinite _ -> "infinity";
      case Value.Undefined _ -> "unknown";
    };
  }

  static String limits(Interval interval) {
    return "95 % limits " + number(interval.lower()) + " to " + number(interval.upper());
  }

  static String p(double p) {
    return p < 1e-6 ? "p below 0.000001" : "p = " + number(p);
  }

  static String p(Value p) {
    return p instanceof Value.Finite finite ? p(finite.number()) : "no p";
  }

  /** What a two-sided p lets one say, never that two groups are equal. */
  static String weight(Value p) {
    return p instanceof Value.Finite finite && finite.number() <= 0.05
        ? "more than chance would explain at the 5 % level"
        : "chance alone could explain it, which is not the same as no difference";
  }
}
