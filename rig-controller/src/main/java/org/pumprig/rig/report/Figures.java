package org.pumprig.rig.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalLong;

/** Numbers as people read them, the same in every locale. */
final class Figures {
  /** Stands for what wasn't seen or can't be given. */
  static final String NONE = "—";

  private static final char NARROW_SPACE = '\u202F';
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3600 * SECOND;

  private Figures() {}

  /** A count with thin spaces between thousands, from five digits on. */
  static String count(long value) {
    String digits = Long.toString(Math.absExact(value));
    if (digits.length() < 5) {
      return Long.toString(value);
    }
    var out = new StringBuilder(value < 0 ? "−" : "");
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        out.append(NARROW_SPACE);
      }
      out.append(digits.charAt(i));
    }
    return out.toString();
  }

  /** A count of something, in the right number: {@code 1 run}, {@code 6 runs}. */
  static String plural(long value, String noun) {
    return count(value) + " " + noun + (value == 1 ? "" : "s");
  }

  static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return value > 0 ? "∞" : NONE;
    }
    String text =
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }

  /** Three significant digits. */
  static String significant(double value) {
    if (!Double.isFinite(value)) {
      return value > 0 ? "∞" : NONE;
    }
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(3));
    boolean plain = value == 0 || Math.abs(value) >= 1e-4 && Math.abs(value) < 1e6;
    return plain ? rounded.stripTrailingZeros().toPlainString() : rounded.toString();
  }

  /** A moment or stretch, in the unit that suits its size. */
  static String duration(long nanos) {
    long size = Math.absExact(nanos);
    if (size == 0) {
      return "0 s";
    }
    if (size < SECOND) {
      return fixed(nanos / (double) MILLI, size < 10 * MILLI ? 1 : 0) + " ms";
    }
    if (size < 120 * SECOND) {
      return fixed(nanos / (double) SECOND, 2) + " s";
    }
    if (size < 2 * HOUR) {
      return fixed(nanos / (60.0 * SECOND), 1) + " min";
    }
    return fixed(nanos / (double) HOUR, 2) + " h";
  }

  /** Always in seconds with milliseconds, for columns that are compared. */
  static String seconds(long nanos) {
    return fixed(nanos / (double) SECOND, 3);
  }

  static String seconds(OptionalLong nanos) {
    return nanos.isPresent() ? seconds(nanos.getAsLong()) : NONE;
  }

  static String hours(long nanos) {
    double hours = nanos / (double) HOUR;
    return hours < 0.1 ? significant(hours) : fixed(hours, 2);
  }

  static String rate(long microlitresPerHour) {
    return significant(microlitresPerHour / 1000.0) + " mL/h";
  }

  static String percent(double share) {
    return significant(share * 100) + " %";
  }

  static String atLeast(long value, boolean lowerBound) {
    return (lowerBound ? "at least " : "") + count(value);
  }
}
