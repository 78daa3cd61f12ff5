package org.pumprig.pump.protocol.balance;

import java.math.BigDecimal;
import java.util.List;
import org.pumprig.pump.protocol.balance.Load.Display;

/** A balance's end of a language: commands in, lines out. */
public interface BalanceEnd {
  /** Reads the display as it is now. */
  interface Scale {
    /** What is shown. */
    Display read();

    /** Makes it the zero. */
    void tare();
  }

  /** Its name on the command line. */
  String name();

  /**
   * Answers a command.
   *
   * @param command without line end
   * @return lines without ends; none: silence
   */
  List<String> command(String command, Scale scale);

  /** Whether the command asks for weights without end, one after the other. */
  boolean streams(String command);

  /** A weight in grams, with as many decimals as the step has. */
  static String grams(long micrograms, long stepMicrograms) {
    int decimals = stepMicrograms >= 1_000_000 ? 0 : 7 - Long.toString(stepMicrograms).length();
    return BigDecimal.valueOf(micrograms, 6)
        .setScale(Math.max(0, decimals), java.math.RoundingMode.HALF_EVEN)
        .toPlainString();
  }
}
