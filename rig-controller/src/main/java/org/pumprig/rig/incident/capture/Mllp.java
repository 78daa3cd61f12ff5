package org.pumprig.rig.incident.capture;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What of an HL7 message in a segment's bytes is needed to pair it with its acknowledgement. */
final class Mllp {
  private static final int START = 0x0b;
  private static final int END = 0x1c;
  private static final int LONGEST_FIELD = 64;
  private static final int CONTROL_ID = 9;

  private Mllp() {}

  /**
   * A message's head.
   *
   * @param name sending application and facility
   * @param id its control id
   * @param acknowledges the id of what it acknowledges; empty: it acknowledges nothing
   * @param code of the acknowledgement
   * @param patient whether it has a segment PID
   */
  record Head(
      String name, String id, Optional<String> acknowledges, String code, boolean patient) {}

  /** Where the next message begins in bytes; −1: nowhere. */
  static int start(byte[] bytes, int from, int end) {
    for (int i = from; i < end; i++) {
      if (bytes[i] == START) {
        return i;
      }
    }
    return -1;
  }

  /** The head of the message at a start; empty: it is none. */
  static Optional<Head> head(byte[] bytes, int at, int end) {
    int from = at + 1;
    if (end - from < 8 || !word(bytes, from, "MSH")) {
      return Optional.empty();
    }
    byte separator = bytes[from + 3];
    int to = from;
    while (to < end && bytes[to] != END && bytes[to] != START) {
      to++;
    }
    int msa = segment(bytes, from, to, "MSA");
    Optional<String> acknowledges = Optional.empty();
    String code = "";
    if (msa >= 0) {
      code = field(bytes, msa, to, separator, 1);
      acknowledges = Optional.of(field(bytes, msa, to, separator, 2));
    }
    return Optional.of(
        new Head(
            field(bytes, from, to, separator, 2) + "/" + field(bytes, from, to, separator, 3),
            field(bytes, from, to, separator, CONTROL_ID),
            acknowledges,
            code,
            segment(bytes, from, to, "PID") >= 0));
  }

  private static boolean word(byte[] bytes, int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int segment(byte[] bytes, int from, int to, String name) {
    for (int i = from; i + 4 < to; i++) {
      if (bytes[i] == '\r' && word(bytes, i + 1, name)) {
        return i + 1;
      }
    }
    return -1;
  }

  /** What stands after so many separators of a segment. */
  private static String field(byte[] bytes, int from, int to, byte separator, int separators) {
    int left = separators;
    for (int i = from; i < to && bytes[i] != '\r'; i++) {
      if (bytes[i] == separator && --left == 0) {
        int end = i + 1;
        while (end < to
            && bytes[end] != separator
            && bytes[end] != '\r'
            && end - i <= LONGEST_FIELD) {
          end++;
        }
        return new String(bytes, i + 1, end - i - 1, StandardCharsets.ISO_8859_1);
      }
    }
    return "";
  }
}
