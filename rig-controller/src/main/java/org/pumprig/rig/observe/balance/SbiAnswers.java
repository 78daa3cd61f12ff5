package org.pumprig.rig.observe.balance;

import org.pumprig.rig.observe.balance.BalanceAnswer.Garbled;
import org.pumprig.rig.observe.balance.BalanceAnswer.None;
import org.pumprig.rig.observe.balance.BalanceAnswer.Weight;

/**
 * Lines of a Sartorius balance: 14 characters {@code + 12.345 g }, or 20 with six of a name before;
 * places and words as the manuals of LE, FB, WZB and Quintix have them. A unit that is missing
 * means that the display isn't stable. In which unit it weighs then isn't told, so it must weigh in
 * grams: another unit is no weight, which a balance at rest tells before a run.
 */
final class SbiAnswers {
  private static final int PLAIN = 14;
  private static final int NAMED = 20;
  private static final int UNIT = 11;

  private SbiAnswers() {}

  static BalanceAnswer read(String line) {
    if (line.length() != PLAIN && line.length() != NAMED) {
      return new Garbled();
    }
    String value = line.substring(line.length() - PLAIN);
    String word = value.strip();
    switch (word) {
      case "H", "HH", "High" -> {
        return new None("overload");
      }
      case "L", "LL", "Low" -> {
        return new None("underload");
      }
      case "--", "C", "Cal.Ext.", "Cal.Int." -> {
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
    // digits that aren't verified for legal metrology may stand in brackets
    String number = value.substring(1, UNIT).replace("[", "").replace("]", "").strip();
    String unit = value.substring(UNIT).strip();
    return BalanceAnswer.micrograms(sign == '-', number, "g")
        .<BalanceAnswer>map(
            weight ->
                unit.isEmpty() || unit.equals("g")
                    ? new Weight(weight, !unit.isEmpty())
                    : new None("a weight in " + unit + ": set the balance to grams"))
        .orElseGet(Garbled::new);
  }
}
