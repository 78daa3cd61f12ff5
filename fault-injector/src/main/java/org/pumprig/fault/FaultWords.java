package org.pumprig.fault;

import java.math.BigDecimal;
import org.pumprig.quantity.Quantity;

/** Numbers of faults as text, and the checks that their records share. */
final class FaultWords {
  /** A million parts: certainty. */
  static final int MILLION = 1_000_000;

  /** The longest delay or age that any fault may ask for: 31 days. */
  static final long LIMIT_NANOS = 31L * 24 * 3600 * 1_000_000_000L;

  private FaultWords() {}

  static String time(long nanos) {
    return Quantity.DURATION.format(nanos).replace(" ", "");
  }

  /** For people: {@code 50 ms}, {@code 1.5 s}. */
  static String spoken(long nanos) {
    return nanos < 1_000_000_000L || nanos >= 60_000_000_000L
        ? Quantity.DURATION.format(nanos)
        : BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + " s";
  }

  /** Parts per million as per cent: {@code 5%}, {@code 0.025%}. */
  static String share(int ppm) {
    return BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString() + "%";
  }

  static void requireShare(String what, int ppm) {
    if (ppm < 0 || ppm > MILLION) {
      throw new IllegalArgumentException(what + " must be 0 to 100 %: " + share(ppm));
    }
  }

  /** More than nothing: a fault that never acts can't be proved. */
  static void requireChance(String what, int ppm) {
    requireShare(what, ppm);
    if (ppm == 0) {
      throw new IllegalArgumentException(what + " of 0 % is no fault");
    }
  }

  static void requireSpan(String what, long nanos) {
    if (nanos < 0 || nanos > LIMIT_NANOS) {
      throw new IllegalArgumentException(what + " must be 0 to 31 days: " + nanos + " ns");
    }
  }

  static void requirePositiveSpan(String what, long nanos) {
    requireSpan(what, nanos);
    if (nanos == 0) {
      throw new IllegalArgumentException(what + " must be more than 0");
    }
  }

  static void requireBetween(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be %d to %d: %d".formatted(what, least, most, value));
    }
  }
}
