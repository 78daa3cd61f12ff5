package org.pumprig.rig.qualification;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person entered of a reference: {@code 50.000 g ± 0.010 g}.
 *
 * @param value in the small unit
 * @param within how far off the bench may be, in the same
 */
record Stated(long value, long within) {
  private static final Pattern FORM =
      Pattern.compile(
          " *([0-9]{1,6}(?:\\.[0-9]{1,6})?) *(\\S+) *(?:±|\\+-|\\+/-)"
              + " *([0-9]{1,6}(?:\\.[0-9]{1,6})?) *(\\S+) *");

  /**
   * Reads one.
   *
   * @param unit in which both must stand
   * @param small how many of the small unit make one of it
   */
  static Optional<Stated> read(String entry, String unit, long small) {
    Matcher found = FORM.matcher(entry);
    if (!found.matches() || !found.group(2).equals(unit) || !found.group(4).equals(unit)) {
      return Optional.empty();
    }
    return Optional.of(new Stated(scaled(found.group(1), small), scaled(found.group(3), small)));
  }

  private static long scaled(String number, long small) {
    return new BigDecimal(number).multiply(BigDecimal.valueOf(small)).longValue();
  }
}
