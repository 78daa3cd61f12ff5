package org.pumprig.rig.observe.balance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pumprig.rig.observe.balance.BalanceAnswer.Garbled;
import org.pumprig.rig.observe.balance.BalanceAnswer.None;
import org.pumprig.rig.observe.balance.BalanceAnswer.Other;
import org.pumprig.rig.observe.balance.BalanceAnswer.Weight;

/** Lines of an MT-SICS balance: {@code S D 12.345 g}, {@code S +}, {@code ES}. */
final class MtSicsAnswers {
  private static final Pattern VALUE =
      Pattern.compile("S ([SD]) +(-?) {0,10}([0-9.]{1,12}) ([a-z]{1,3})");
  private static final Pattern TARED = Pattern.compile("(TI|T|Z|ZI) ([SDAI+-]|L).{0,40}");
  private static final Pattern NAMED = Pattern.compile("(I[0-9]{1,2}|@) [AI].{0,80}");

  private MtSicsAnswers() {}

  static BalanceAnswer read(String line) {
    Matcher value = VALUE.matcher(line);
    if (value.matches()) {
      return BalanceAnswer.micrograms(!value.group(2).isEmpty(), value.group(3), value.group(4))
          .<BalanceAnswer>map(weight -> new Weight(weight, value.group(1).equals("S")))
          .orElseGet(() -> new None("a weight in " + value.group(4)));
    }
    return switch (line.strip()) {
      case "S +" -> new None("overload");
      case "S -" -> new None("underload");
      case "S I" -> new None("busy");
      case "S L", "ES", "EL" -> new None("the command isn't known to it");
      case "ET" -> new None("it received a broken command");
      default ->
          TARED.matcher(line).matches() || NAMED.matcher(line).matches()
              ? new Other()
              : new Garbled();
    };
  }
}
