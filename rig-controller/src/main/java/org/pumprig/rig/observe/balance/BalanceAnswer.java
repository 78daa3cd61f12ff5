package org.pumprig.rig.observe.balance;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a line of a balance says. */
sealed interface BalanceAnswer {
  /** A weight. */
  record Weight(long micrograms, boolean stable) implements BalanceAnswer {}

  /** There is no weight, for a reason. */
  record None(String reason) implements BalanceAnswer {}

  /** It was told to tare, or says something else that is no weight and nothing wrong. */
  record Other() implements BalanceAnswer {}

  /** No line of this language. */
  record Garbled() implements BalanceAnswer {}

  /** Grams a unit; those that balances show. */
  Map<String, String> MICROGRAMS =
      Map.of("g", "1000000", "mg", "1000", "kg", "1000000000", "ug", "1");

  Pattern NUMBER = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{0,6})?|\\.[0-9]{1,6}");

  /** A number with its unit, whole micrograms; empty if it isn't one. */
  static Optional<Long> micrograms(boolean negative, String number, String unit) {
    String factor = MICROGRAMS.get(unit);
    if (factor == null || !NUMBER.matcher(number).matches()) {
      return Optional.empty();
    }
    BigDecimal all = new BigDecimal(number).multiply(new BigDecimal(factor));
    long whole = all.setScale(0, java.math.RoundingMode.HALF_EVEN).longValueExact();
    return Optional.of(negative ? -whole : whole);
  }
}
