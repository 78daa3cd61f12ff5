package org.pumprig.rig.clock;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code chronyc -n tracking} prints, as its manual describes it.
 *
 * @param synchronised whether chronyd follows a source
 * @param source address of what it follows, with its stratum
 * @param offsetMicros how far the system's clock is ahead of what chronyd takes for the time
 * @param errorMicros the manual's bound: offset, root dispersion and half the root delay
 */
record ChronyTracking(boolean synchronised, String source, long offsetMicros, long errorMicros) {
  private static final Pattern LINE = Pattern.compile("([A-Z][A-Za-z ]*?) *: (.*)");
  private static final Pattern SECONDS =
      Pattern.compile("([0-9.]{1,20}) seconds( (slow|fast) .*)?");
  private static final Pattern SOURCE = Pattern.compile("[0-9A-F]{1,8} \\(([^()]{0,100})\\)");

  /** Reads it; empty: that is something else. */
  static Optional<ChronyTracking> parse(String text) {
    Map<String, String> fields = new HashMap<>();
    text.lines()
        .limit(50)
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(line -> fields.put(line.group(1), line.group(2).strip()));
    Optional<Long> offset = micros(fields, "System time");
    Optional<Long> delay = micros(fields, "Root delay");
    Optional<Long> dispersion = micros(fields, "Root dispersion");
    String leap = fields.getOrDefault("Leap status", "");
    if (offset.isEmpty() || delay.isEmpty() || dispersion.isEmpty() || leap.isEmpty()) {
      return Optional.empty();
    }
    Matcher source = SOURCE.matcher(fields.getOrDefault("Reference ID", ""));
    String name = source.matches() ? source.group(1) : "";
    return Optional.of(
        new ChronyTracking(
            !leap.equals("Not synchronised"),
            (name.isEmpty() ? "no source" : name)
                + ", stratum "
                + fields.getOrDefault("Stratum", "?"),
            offset.get(),
            Math.abs(offset.get()) + dispersion.get() + delay.get() / 2));
  }

  /** A time with its direction: a clock that is slow is behind. */
  private static Optional<Long> micros(Map<String, String> fields, String field) {
    Matcher seconds = SECONDS.matcher(fields.getOrDefault(field, ""));
    if (!seconds.matches()) {
      return Optional.empty();
    }
    try {
      long micros = new BigDecimal(seconds.group(1)).movePointRight(6).longValue();
      return Optional.of("slow".equals(seconds.group(3)) ? -micros : micros);
    } catch (NumberFormatException dots) {
      return Optional.empty();
    }
  }
}
