package org.pumprig.pump.protocol;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** HL7 v2 in its standard encoding: segments ended by CR, fields by {@code |} (HL7 v2.6, 2.5). */
final class Hl7 {
  private Hl7() {}

  /** {@code DTM} with milliseconds, UTC; of the years 1970 to 9999. */
  static String time(long wallMicros) {
    var at =
        LocalDateTime.ofEpochSecond(
            wallMicros / 1_000_000, (int) (wallMicros % 1_000_000) * 1_000, ZoneOffset.UTC);
    var text = new StringBuilder(24);
    text.append(at.getYear());
    pad(text, at.getMonthValue());
    pad(text, at.getDayOfMonth());
    pad(text, at.getHour());
    pad(text, at.getMinute());
    pad(text, at.getSecond());
    int millis = at.getNano() / 1_000_000;
    text.append('.').append(millis / 100);
    pad(text, millis % 100);
    return text.append("+0000").toString();
  }

  private static void pad(StringBuilder text, int value) {
    text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }

  /**
   * MSH of what the gateway answers.
   *
   * @param facility MSH-4: which backend answers
   * @param receiver MSH-5: the MSH-3 of the message that is answered
   * @param type MSH-9
   * @param controlId MSH-10 of the answer itself
   */
  static String answerHead(
      String facility, String receiver, long wallMicros, String type, String controlId) {
    return "MSH|^~\\&|GATEWAY|"
        + facility
        + "|"
        + receiver
        + "|PUMPRIG|"
        + time(wallMicros)
        + "||"
        + type
        + "|"
        + controlId
        + "|P|2.6|||NE|NE||UNICODE UTF-8";
  }

  static byte[] message(List<String> segments) {
    return (String.join("\r", segments) + "\r").getBytes(StandardCharsets.UTF_8);
  }

  /** The segments that aren't empty, in order. */
  static List<String> segments(byte[] message) {
    List<String> segments = split(new String(message, StandardCharsets.UTF_8), '\r');
    segments.removeIf(String::isEmpty);
    return segments;
  }

  /** The fields of a segment, numbered as in the standard: in MSH, index 1 is the separator. */
  static List<String> fields(String segment) {
    List<String> fields = split(segment, '|');
    if (segment.startsWith("MSH|")) {
      fields.add(1, "|");
    }
    return fields;
  }

  /** Whether a segment has that name. */
  static boolean isNamed(String segment, String name) {
    return segment.startsWith(name)
        && (segment.length() == name.length() || segment.charAt(name.length()) == '|');
  }

  /** All parts, empty ones too. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>(24);
    int start = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
      parts.add(text.substring(start, at));
      start = at + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** A whole number from 0 on, or −1. */
  static long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
  }

  /** A field, or empty if the segment is shorter. */
  static String field(List<String> segment, int index) {
    return index < segment.size() ? segment.get(index) : "";
  }

  /** A component of a field, from 1, or empty. */
  static String component(String field, int index) {
    List<String> parts = split(field, '^');
    return index <= parts.size() ? parts.get(index - 1) : "";
  }
}
