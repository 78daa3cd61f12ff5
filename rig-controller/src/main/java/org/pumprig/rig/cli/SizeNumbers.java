package org.pumprig.rig.cli;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of {@code plan-size} as people write them; each problem names its option and remedy. */
final class SizeNumbers {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,12})?");
  private static final Pattern TIME = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,12})?) ?(min|h|d)");

  private SizeNumbers() {}

  /** A share such as 95 % or 0.95, above one and at most another. */
  static double share(String option, String text, double above, double most) throws CommandProblem {
    String bare = text.strip();
    boolean percent = bare.endsWith("%");
    BigDecimal number = decimal(option, percent ? bare.substring(0, bare.length() - 1) : bare);
    double share = (percent ? number.movePointLeft(2) : number).doubleValue();
    if (!(share > above && share <= most)) {
      String hint = !percent && share >= 1 && share < 100 ? " Did you mean '" + bare + "%'?" : "";
      throw new CommandProblem(
          "%s is '%s', but must be above %s %% and at most %s %%; write it as 95%% or 0.95.%s"
              .formatted(option, text, percent(above), percent(most), hint));
    }
    return share;
  }

  /** A plain positive number within limits, both included. */
  static double number(String option, String text, double least, double most)
      throws CommandProblem {
    double number = decimal(option, text.strip()).doubleValue();
    if (!(number >= least && number <= most)) {
      throw new CommandProblem(
          "%s is '%s', but must be from %s to %s."
              .formatted(option, text, plain(least), plain(most)));
    }
    return number;
  }

  /** A rate such as 0.001/h, in events per hour. */
  static double rate(String option, String text) throws CommandProblem {
    String bare = text.strip();
    if (!bare.endsWith("/h")) {
      throw new CommandProblem(
          "%s is '%s'; write it per pump-hour, such as 0.001/h.".formatted(option, text));
    }
    return number(option, bare.substring(0, bare.length() - 2), 1e-9, 1e6);
  }

  /**
   * A time such as 72h, in hours. Not {@code Quantity.DURATION}: its nanoseconds end at 104 days,
   * and tests of mean times go on for longer.
   */
  static double hours(String option, String text) throws CommandProblem {
    Matcher matcher = TIME.matcher(text.strip());
    if (!matcher.matches()) {
      throw new CommandProblem(
          "%s is '%s', which is no time such as 72h (units: min, h, d)%s."
              .formatted(option, text, text.indexOf(',') >= 0 ? " with a decimal point" : ""));
    }
    double perUnit =
        switch (matcher.group(2)) {
          case "min" -> 1 / 60.0;
          case "h" -> 1;
          default -> 24;
        };
    double hours = decimal(option, matcher.group(1)).doubleValue() * perUnit;
    if (hours < 0.01 || hours > 1e6) {
      throw new CommandProblem(option + " is '" + text + "', but must be from 1min to 1000000h.");
    }
    return hours;
  }

  private static BigDecimal decimal(String option, String text) throws CommandProblem {
    String bare = text.strip();
    if (bare.indexOf(',') >= 0) {
      throw new CommandProblem(
          "%s is '%s'; write a decimal point, not a comma.".formatted(option, text));
    }
    if (!NUMBER.matcher(bare).matches()) {
      throw new CommandProblem(
          "%s is '%s', which is no number like 0.3 here.".formatted(option, text));
    }
    return new BigDecimal(bare);
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
  }

  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
