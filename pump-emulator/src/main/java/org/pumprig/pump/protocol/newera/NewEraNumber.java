package org.pumprig.pump.protocol.newera;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers on the wire: at most four digits and a point, at most three of them behind it. */
final class NewEraNumber {
  private static final Pattern FORM = Pattern.compile("[0-9]{0,4}(\\.[0-9]{0,3})?");

  private NewEraNumber() {}

  /** In thousandths; empty if it is no number of the protocol. */
  static OptionalLong thousandths(String text) {
    long digits = text.chars().filter(Character::isDigit).count();
    if (!FORM.matcher(text).matches() || digits == 0 || digits > 4) {
      return OptionalLong.empty();
    }
    String plain = text.startsWith(".") ? "0" + text : text;
    String whole = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    return OptionalLong.of(new BigDecimal(whole).movePointRight(3).longValueExact());
  }

  /** As replies show it: with a point always, cut to four digits. */
  static String shown(double value) {
    double positive = Math.max(0, value);
    int decimals = positive < 10 ? 3 : positive < 100 ? 2 : positive < 1_000 ? 1 : 0;
    String text =
        BigDecimal.valueOf(positive).setScale(decimals, RoundingMode.DOWN).toPlainString();
    return decimals == 0 ? text + "." : text;
  }
}
