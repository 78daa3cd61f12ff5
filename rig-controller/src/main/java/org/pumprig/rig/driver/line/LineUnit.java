package org.pumprig.rig.driver.line;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Units in which a device tells rates and volumes. */
public enum LineUnit {
  /** Millilitres an hour. */
  ML_PER_HOUR("mL/h", true, "1000"),
  /** Microlitres an hour. */
  UL_PER_HOUR("uL/h", true, "1"),
  /** Millilitres a minute. */
  ML_PER_MINUTE("mL/min", true, "60000"),
  /** Microlitres a minute. */
  UL_PER_MINUTE("uL/min", true, "60"),
  /** Litres. */
  L("L", false, "1000000"),
  /** Millilitres. */
  ML("mL", false, "1000"),
  /** Microlitres. */
  UL("uL", false, "1"),
  /** Nanolitres. */
  NL("nL", false, "0.001");

  private static final Pattern NUMBER =
      Pattern.compile("\\+?[0-9]{1,9}(\\.[0-9]{0,9})?|\\.[0-9]{1,9}");
  private static final int MOST_DECIMALS = 6;

  private final String word;
  private final boolean rate;
  private final BigDecimal base;

  LineUnit(String word, boolean rate, String base) {
    this.word = word;
    this.rate = rate;
    this.base = new BigDecimal(base);
  }

  String word() {
    return word;
  }

  boolean isRate() {
    return rate;
  }

  /** A number as a device writes it, in µL/h or µL; empty if it is none. */
  OptionalLong base(String text) {
    String number = text.strip();
    if (!NUMBER.matcher(number).matches()) {
      return OptionalLong.empty();
    }
    String whole = number.endsWith(".") ? number.substring(0, number.length() - 1) : number;
    return OptionalLong.of(
        new BigDecimal(whole).multiply(base).setScale(0, RoundingMode.HALF_EVEN).longValue());
  }

  /** µL/h or µL in this unit, exactly; empty if that takes more than six decimals. */
  Optional<String> shown(long inBase) {
    BigDecimal value = BigDecimal.valueOf(inBase).divide(base, MOST_DECIMALS, RoundingMode.DOWN);
    return value.multiply(base).compareTo(BigDecimal.valueOf(inBase)) == 0
        ? Optional.of(value.stripTrailingZeros().toPlainString())
        : Optional.empty();
  }
}
