package org.pumprig.pump.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** HL7 v2 in its standard encoding: segments ended by CR, fields by {@code |} (HL7 v2.6, 2.5). */
final class Hl7 {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSxx", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Hl7() {}

  /** {@code DTM} with milliseconds, UTC. */
  static String time(long wallMicros) {
    return TIME.format(
        Instant.EPOCH
            .plusNanos(wallMicros % 1_000_000 * 1_000)
            .plusSeconds(wallMicros / 1_000_000));
  }

  static byte[] message(List<String> segments) {
    return (String.join("\r", segments) + "\r").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The fields of each segment. Numbering follows the standard: in MSH, index 1 is the separator.
   */
  static List<List<String>> segments(byte[] message) {
    String text = new String(message, StandardCharsets.UTF_8);
    List<List<String>> segments = new ArrayList<>();
    for (String line : text.split("\r", -1)) {
      if (!line.isEmpty()) {
        List<String> fields = new ArrayList<>(List.of(line.split("\\|", -1)));
        if (line.startsWith("MSH|")) {
          fields.add(1, "|");
        }
        segments.add(fields);
      }
    }
    return segments;
  }

  /** A field, or empty if the segment is shorter. */
  static String field(List<String> segment, int index) {
    return index < segment.size() ? segment.get(index) : "";
  }

  /** A component of a field, from 1, or empty. */
  static String component(String field, int index) {
    String[] parts = field.split("\\^", -1);
    return index <= parts.length ? parts[index - 1] : "";
  }
}
