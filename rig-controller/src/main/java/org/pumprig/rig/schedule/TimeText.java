package org.pumprig.rig.schedule;

import java.math.BigDecimal;
import org.pumprig.quantity.Quantity;

/** Times as people read them in a schedule. */
final class TimeText {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60_000_000_000L;
  private static final long[] UNIT_NANOS = {1440 * MINUTE, 60 * MINUTE, MINUTE};
  private static final String[] UNIT_NAMES = {"d", "h", "min"};

  private TimeText() {}

  /**
   * Days to seconds, such as {@code 1 h 2 min 3.5 s}; less than a second, such as {@code 40 ms}.
   */
  static String of(long nanos) {
    if (nanos > 0 && nanos < SECOND) {
      return Quantity.DURATION.format(nanos);
    }
    var text = new StringBuilder();
    long rest = nanos;
    for (int i = 0; i < UNIT_NANOS.length; i++) {
      if (rest >= UNIT_NANOS[i]) {
        text.append(rest / UNIT_NANOS[i]).append(' ').append(UNIT_NAMES[i]).append(' ');
        rest %= UNIT_NANOS[i];
      }
    }
    if (rest == 0 && !text.isEmpty()) {
      return text.toString().strip();
    }
    return text + seconds(rest) + " s";
  }

  private static String seconds(long nanos) {
    BigDecimal seconds = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
    return (seconds.scale() < 0 ? seconds.setScale(0) : seconds).toPlainString();
  }
}
