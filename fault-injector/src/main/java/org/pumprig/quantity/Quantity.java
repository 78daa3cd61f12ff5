package org.pumprig.quantity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses and prints quantities as people write them: {@code 125 mL/h}, {@code 90s}, {@code 5 %}.
 */
public enum Quantity {
  /** Time; base unit: nanoseconds. */
  DURATION(
      "a time such as 90s, 250ms or 2h",
      List.of(
          Map.entry("ns", "1"),
          Map.entry("us", "1000"),
          Map.entry("ms", "1000000"),
          Map.entry("s", "1000000000"),
          Map.entry("min", "60000000000"),
          Map.entry("h", "3600000000000"),
          Map.entry("d", "86400000000000"))),
  /** Infusion rate; base unit: microlitres per hour. */
  RATE(
      "a rate such as 125 mL/h",
      List.of(Map.entry("uL/h", "1"), Map.entry("mL/h", "1000"), Map.entry("mL/min", "60000"))),
  /** Volume; base unit: microlitres. */
  VOLUME(
      "a volume such as 50 mL",
      List.of(Map.entry("uL", "1"), Map.entry("mL", "1000"), Map.entry("L", "1000000"))),
  /** Mass; base unit: micrograms. */
  MASS(
      "a mass such as 10 mg",
      List.of(Map.entry("ug", "1"), Map.entry("mg", "1000"), Map.entry("g", "1000000"))),
  /** Share; base unit: parts per million. */
  SHARE("a share such as 5 % or 200 ppm", List.of(Map.entry("ppm", "1"), Map.entry("%", "10000"))),
  /** Data rate; base unit: bits per second. */
  DATA_RATE(
      "a data rate such as 64 kbit/s",
      List.of(
          Map.entry("bit/s", "1"), Map.entry("kbit/s", "1000"), Map.entry("Mbit/s", "1000000"))),
  /** Amount of data; base unit: bytes. */
  DATA(
      "an amount of data such as 4 KiB",
      List.of(Map.entry("B", "1"), Map.entry("KiB", "1024"), Map.entry("MiB", "1048576"))),
  /** Pressure; base unit: pascals. */
  PRESSURE("a pressure such as 20 kPa", List.of(Map.entry("Pa", "1"), Map.entry("kPa", "1000")));

  private static final Pattern SHAPE =
      Pattern.compile("([+-]?[0-9]{1,15}(?:\\.[0-9]{1,12})?)[ \\u00a0]?([A-Za-z%/]{1,8})");

  private final String example;
  private final List<Map.Entry<String, String>> units;

  Quantity(String example, List<Map.Entry<String, String>> units) {
    this.example = example;
    this.units = units;
  }

  /**
   * Reads a quantity.
   *
   * @return whole base units
   * @throws QuantityException for a wrong shape or unit, a fraction of a base unit, a negative
   *     value, or one beyond 2^53
   */
  public long parse(String text) throws QuantityException {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new QuantityException("'" + text + "' is not " + example);
    }
    for (var unit : units) {
      if (unit.getKey().equals(matcher.group(2))) {
        return whole(
            text, new BigDecimal(matcher.group(1)).multiply(new BigDecimal(unit.getValue())));
      }
    }
    throw new QuantityException(
        "'"
            + matcher.group(2)
            + "' is no unit here; expected "
            + example
            + " (units: "
            + names()
            + ")");
  }

  /** Names of its units, the smallest first. */
  public List<String> unitNames() {
    return units.stream().map(Map.Entry::getKey).toList();
  }

  /** What it is, with an example: {@code a time such as 90s}. */
  public String example() {
    return example;
  }

  private String names() {
    return String.join(", ", unitNames());
  }

  private static long whole(String text, BigDecimal value) throws QuantityException {
    if (value.signum() < 0) {
      throw new QuantityException("'" + text + "' is negative");
    }
    if (value.compareTo(BigDecimal.valueOf(1L << 53)) > 0) {
      throw new QuantityException("'" + text + "' is too large");
    }
    try {
      return value.longValueExact();
    } catch (ArithmeticException e) {
      throw new QuantityException("'" + text + "' is finer than the smallest unit counted here");
    }
  }

  /** Prints with the largest unit that leaves a whole number: {@code 125 mL/h}, {@code 90 s}. */
  public String format(long base) {
    for (int i = units.size() - 1; i >= 0; i--) {
      long factor = Long.parseLong(units.get(i).getValue());
      if (base % factor == 0 && (base != 0 || factor == 1)) {
        return base / factor + " " + units.get(i).getKey();
      }
    }
    throw new IllegalStateException("the base unit has factor 1");
  }
}
