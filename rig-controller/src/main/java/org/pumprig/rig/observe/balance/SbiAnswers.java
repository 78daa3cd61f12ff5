package org.pumprig.rig.observe.balance;

import org.pumprig.rig.observe.balance.BalanceAnswer.Garbled;
import org.pumprig.rig.observe.balance.BalanceAnswer.None;
import org.pumprig.rig.observe.balance.BalanceAnswer.Weight;

/**
 * Lines of a Sartorius balance: 14 characters {@code + 12.345 g }, or 20 with six of a name before.
 * A unit that is missing means that the display isn't stable; the weight is in grams then, the
 * balance's own unit.
 */
final class SbiAnswers {
  private static final int PLAIN = 14;
  private static final int NAMED = 20;

  private SbiAnswers() {}

  static BalanceAnswer read(String line) {
    if (line.length() != PLAIN && line.length() != NAMED) {
      return new Garbled();
    }
    String value = line.substring(line.length() - PLAIN);
    String word = value.strip();
    switch (word) {
      case "H", "High", "HIGH" -> {
        return new None("overload");
      }
      case "L", "Low", "LOW" -> {
        return new None("underload");
      }
      case "--", "Cal.", "Calibr." -> {
        return new None("busy");
      }
      default -> {}
    }
    if (word.startsWith("Err") || word.startsWith("ERR")) {
      return new None("error of the balance: " + word);
    }
    char sign = value.charAt(0);
    if (sign != '+' && sign != '-' && sign != ' ') {
      return new Garbled();
    }
    String number = value.substring(1, 10).strip();
    String unit = value.substring(10).strip();
    return BalanceAnswer.micrograms(sign == '-', number, unit.isEmpty() ? "g" : unit)
        .<BalanceAnswer>map(weight -> new Weight(weight, !unit.isEmpty()))
        .orElseGet(Garbled::new);
  }
}
