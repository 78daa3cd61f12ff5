package org.pumprig.rig.driver.newera;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rates and volumes on the wire: at most four digits, at most three of them behind the point. */
final class NewEraValue {
  private static final Pattern NUMBER = Pattern.compile("([0-9]{1,4}\\.[0-9]{0,3})([A-Z]{2})");
  private static final Pattern DISPENSED =
      Pattern.compile("I([0-9]{1,5}\\.[0-9]{0,3})W([0-9]{1,5}\\.[0-9]{0,3})([A-Z]{2})");

  private NewEraValue() {}

  /** {@code 125.0MH} in µL/h. */
  static OptionalLong rate(String data) {
    Matcher found = NUMBER.matcher(data);
    if (!found.matches()) {
      return OptionalLong.empty();
    }
    return switch (found.group(2)) {
      case "MH" -> scaled(found.group(1), 1_000);
      case "MM" -> scaled(found.group(1), 60_000);
      case "UH" -> scaled(found.group(1), 1);
      case "UM" -> scaled(found.group(1), 60);
      default -> OptionalLong.empty();
    };
  }

  /** {@code 50.00ML} in µL. */
  static OptionalLong volume(String data) {
    Matcher found = NUMBER.matcher(data);
    return found.matches() ? volume(found.group(1), found.group(2)) : OptionalLong.empty();
  }

  /** The infused part of {@code I5.000W0.000ML} in µL. */
  static OptionalLong infused(String data) {
    Matcher found = DISPENSED.matcher(data);
    return found.matches() ? volume(found.group(1), found.group(3)) : OptionalLong.empty();
  }

  private static OptionalLong volume(String number, String unit) {
    return switch (unit) {
      case "ML" -> scaled(number, 1_000);
      case "UL" -> scaled(number, 1);
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong scaled(String number, long factor) {
    String whole = number.endsWith(".") ? number.substring(0, number.length() - 1) : number;
    return OptionalLong.of(new BigDecimal(whole).multiply(BigDecimal.valueOf(factor)).longValue());
  }

  /** A rate as it is sent, exactly; empty if no unit has room for it. */
  static Optional<String> rate(long microlitresPerHour) {
    return thousandths(microlitresPerHour)
        .map(text -> text + "MH")
        .or(
            () ->
                microlitresPerHour <= 9_999
                    ? Optional.of(microlitresPerHour + "UH")
                    : Optional.empty());
  }

  /** A volume in millilitres as it is sent, exactly; empty if there is no room for it. */
  static Optional<String> millilitres(long microlitres) {
    return thousandths(microlitres);
  }

  private static Optional<String> thousandths(long value) {
    String text = BigDecimal.valueOf(value, 3).stripTrailingZeros().toPlainString();
    String digits = text.replace(".", "");
    return digits.length() <= 4 ? Optional.of(text) : Optional.empty();
  }
}
