package org.pumprig.rig.yaml;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.pumprig.quantity.Quantity;
import org.pumprig.quantity.QuantityException;

/** What a single value can be: text, name, number, flag, quantity. */
final class Scalars {
  private static final int MAX_TEXT_CHARS = 500;
  private static final int MAX_QUANTITY_CHARS = 40;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,6}(?:\\.[0-9]{1,6})?");

  private Scalars() {}

  static Node.Scalar scalar(String key, Node node) throws InputProblem {
    if (!(node instanceof Node.Scalar scalar)) {
      throw node.place()
          .problem("'" + key + "' must be a single value, not " + node.shown(), "Write one value");
    }
    if (scalar.text().isBlank()) {
      throw node.place().problem("'" + key + "' has no value", "Write one behind the colon");
    }
    return scalar;
  }

  static Node.Scalar text(String key, Node node) throws InputProblem {
    Node.Scalar scalar = scalar(key, node);
    if (scalar.text().length() > MAX_TEXT_CHARS || scalar.text().indexOf('\n') >= 0) {
      throw node.place()
          .problem(
              "'" + key + "' must be one line of at most " + MAX_TEXT_CHARS + " characters",
              "Shorten it");
    }
    return scalar;
  }

  static Node.Scalar name(String key, Node node) throws InputProblem {
    Node.Scalar scalar = scalar(key, node);
    if (!NAME.matcher(scalar.text()).matches()) {
      throw node.place()
          .problem(
              "'" + key + "' must be a name, not " + scalar.shown(),
              "Use 1 to 64 letters, digits, '.', '_', '-', starting with a letter or digit");
    }
    return scalar;
  }

  static long integer(String key, Node node, long min, long max) throws InputProblem {
    Node.Scalar scalar = scalar(key, node);
    boolean number = !scalar.quoted() && INTEGER.matcher(scalar.text()).matches();
    if (number) {
      long value = Long.parseLong(scalar.text());
      if (value >= min && value <= max) {
        return value;
      }
    }
    throw node.place()
        .problem(
            "'"
                + key
                + "' must be a whole number from "
                + min
                + " to "
                + max
                + ", not "
                + scalar.shown(),
            "Write such a number, without quotes");
  }

  static boolean flag(String key, Node node) throws InputProblem {
    Node.Scalar scalar = scalar(key, node);
    if (!scalar.quoted() && (scalar.text().equals("true") || scalar.text().equals("false"))) {
      return scalar.text().equals("true");
    }
    throw node.place()
        .problem(
            "'" + key + "' must be true or false, not " + scalar.shown(), "Write true or false");
  }

  static long quantity(String key, Node node, Quantity quantity, long min, long max)
      throws InputProblem {
    Node.Scalar scalar = scalar(key, node);
    long value;
    try {
      value = quantity.parse(shortened(scalar.text()));
    } catch (QuantityException e) {
      throw node.place()
          .problem(
              "'" + key + "': " + e.getMessage(),
              "Write a number that is not negative, with its unit");
    }
    if (value < min) {
      throw node.place()
          .problem(
              "'" + key + "' is " + scalar.text() + ", which is too little",
              "Write at least " + quantity.format(min));
    }
    if (value > max) {
      throw node.place()
          .problem(
              "'" + key + "' is " + scalar.text() + ", which is too much",
              "Write at most " + quantity.format(max));
    }
    return value;
  }

  /** A ratio such as {@code 1.0}, in millionths. */
  static long ratioPpm(String key, Node node, long maxPpm) throws InputProblem {
    Node.Scalar scalar = scalar(key, node);
    if (!scalar.quoted() && DECIMAL.matcher(scalar.text()).matches()) {
      long ppm = new BigDecimal(scalar.text()).movePointRight(6).longValueExact();
      if (ppm > 0 && ppm <= maxPpm) {
        return ppm;
      }
    }
    throw node.place()
        .problem(
            "'"
                + key
                + "' must be a ratio above 0 and at most "
                + new BigDecimal(maxPpm).movePointLeft(6).stripTrailingZeros().toPlainString()
                + ", not "
                + scalar.shown(),
            "Write a number such as 1.0 or 0.5");
  }

  private static String shortened(String text) {
    return text.length() > MAX_QUANTITY_CHARS
        ? text.substring(0, MAX_QUANTITY_CHARS).replace('\n', ' ') + "…"
        : text.replace('\n', ' ');
  }
}
