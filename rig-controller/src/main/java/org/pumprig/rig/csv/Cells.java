package org.pumprig.rig.csv;

import java.util.Locale;
import java.util.regex.Pattern;
import org.pumprig.rig.yaml.InputProblem;

/** The cells of one row, as what they must be. */
final class Cells {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,300}\\.?[0-9]{0,300}|\\.[0-9]{1,300})([eE][+-]?[0-9]{1,3})?");
  private static final Pattern WITH_COMMA = Pattern.compile("[+-]?[0-9]*,[0-9]+([eE][+-]?[0-9]+)?");
  private static final int LONGEST_SHOWN = 40;
  private static final int LONGEST_NAME = 60;

  private final String file;
  private final boolean commaIsDecimal;
  private boolean sawDecimalComma;
  private boolean sawDecimalPoint;

  Cells(String file, char separator) {
    this.file = file;
    this.commaIsDecimal = separator != ',';
  }

  boolean sawDecimalComma() {
    return sawDecimalComma;
  }

  /** A time: finite, from 0. */
  double time(String cell, String column, int line) throws InputProblem {
    if (isMissing(cell)) {
      throw problem(
          line,
          "column " + column + (cell.isEmpty() ? " is empty" : " holds no time: '" + cell + "'"),
          "Give every row a time from 0, or take the row out");
    }
    String text = plain(cell, column, line);
    if (!NUMBER.matcher(text).matches()) {
      throw problem(
          line,
          "column " + column + " holds '" + shown(cell) + "', which is no number",
          "Write times as plain numbers such as 71.5, in one unit for all rows");
    }
    double time = Double.parseDouble(text);
    if (time < 0 || !Double.isFinite(time) || time > 1e15) {
      throw problem(
          line,
          "column " + column + " holds the time " + shown(cell) + ", outside 0 to 1e15",
          "Give times from the start of observation, or take the row out");
    }
    return time + 0.0;
  }

  /** A measured value: any finite number, or that it never came. */
  double value(String cell, String column, int line) throws InputProblem {
    switch (cell.toLowerCase(Locale.ROOT)) {
      case "never", "inf", "infinite" -> {
        return Double.POSITIVE_INFINITY;
      }
      default -> {
        if (isMissing(cell)) {
          throw problem(
              line,
              "column "
                  + column
                  + (cell.isEmpty() ? " is empty" : " holds no value: '" + cell + "'"),
              "Give every row a number, or 'never' if it never came, or take the row out");
        }
      }
    }
    String text = plain(cell, column, line);
    double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (!(Math.abs(value) <= 1e15)) {
      throw problem(
          line,
          "column " + column + " holds '" + shown(cell) + "', which is no number up to 1e15",
          "Write values as plain numbers in one unit, and 'never' for what never came");
    }
    return value + 0.0;
  }

  private String plain(String cell, String column, int line) throws InputProblem {
    boolean comma = WITH_COMMA.matcher(cell).matches();
    sawDecimalPoint |= cell.indexOf('.') >= 0;
    if (!comma) {
      mixed(column, line);
      return cell;
    }
    if (!commaIsDecimal) {
      throw problem(
          line,
          "column " + column + " holds '" + shown(cell) + "' in a file that commas separate",
          "Write decimals with a point, or separate the columns by semicolons");
    }
    sawDecimalComma = true;
    mixed(column, line);
    return cell.replace(',', '.');
  }

  private void mixed(String column, int line) throws InputProblem {
    if (sawDecimalComma && sawDecimalPoint) {
      throw problem(
          line,
          "column " + column + ": some decimals have a comma and some a point",
          "Use one of them in the whole file, and no separator of thousands");
    }
  }

  /** 0 for censored, 1 for the event, up to 20 for other ends. */
  int end(String cell, String column, int line) throws InputProblem {
    int end =
        switch (cell.toLowerCase(Locale.ROOT)) {
          case "false", "no" -> 0;
          case "true", "yes" -> 1;
          default -> cell.matches("[0-9]{1,2}") ? Integer.parseInt(cell) : -1;
        };
    if (end < 0 || end > 20) {
      throw problem(
          line,
          "column " + column + " holds '" + shown(cell) + "', which is no end",
          "Write 0 for censored, 1 for the event, 2 to 20 for other ends (or true and false)");
    }
    return end;
  }

  /** A label. */
  String label(String cell, String column, int line) throws InputProblem {
    if (isMissing(cell)) {
      throw problem(line, "column " + column + " is empty", "Give every row one");
    }
    if (cell.length() > LONGEST_NAME || cell.chars().anyMatch(Character::isISOControl)) {
      throw problem(
          line,
          "column " + column + " holds a name that is too long or unprintable",
          "Use at most " + LONGEST_NAME + " printable characters");
    }
    return cell;
  }

  private static boolean isMissing(String cell) {
    return cell.isEmpty() || cell.equals("NA") || cell.equals(".") || cell.equals("null");
  }

  private static String shown(String cell) {
    String clean = cell.replaceAll("\\p{Cntrl}", "?");
    return clean.length() > LONGEST_SHOWN ? clean.substring(0, LONGEST_SHOWN) + "…" : clean;
  }

  InputProblem problem(int line, String what, String remedy) {
    return new InputProblem(file, line, what, remedy);
  }
}
