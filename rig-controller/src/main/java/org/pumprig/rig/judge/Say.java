package org.pumprig.rig.judge;

import java.math.BigDecimal;
import java.util.Locale;
import org.pumprig.rig.event.Channel;

/** Numbers and names as they stand in reasons: always the same text for the same value. */
final class Say {
  private Say() {}

  /** A time in seconds to the millisecond, rounded away from zero: {@code 1.250 s}. */
  static String time(long nanos) {
    BigDecimal seconds = BigDecimal.valueOf(nanos, 9).setScale(3, java.math.RoundingMode.UP);
    return seconds.toPlainString() + " s";
  }

  /** A volume in microlitres to a tenth: {@code 34.7 µL}. */
  static String volume(long nanolitres) {
    return BigDecimal.valueOf(nanolitres, 3).setScale(1, java.math.RoundingMode.HALF_UP) + " µL";
  }

  /** Parts per million as percent: {@code 10 %}. */
  static String percent(long ppm) {
    return BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString() + " %";
  }

  static String count(long number, String one, String many) {
    return String.format(Locale.ROOT, "%d %s", number, number == 1 ? one : many);
  }

  static String channel(Channel channel) {
    return switch (channel) {
      case SERVICE -> "the service port";
      case FLOW -> "the flow witness";
      case CONTACT -> "the nurse-call contact";
      case SCREEN -> "the screen witness";
      case SOUND -> "the microphone";
      case WIRE -> "the wire";
      case POWER -> "the outlet";
      case KEYPAD -> "the keypad";
    };
  }
}
