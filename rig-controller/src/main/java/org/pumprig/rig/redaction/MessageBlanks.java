package org.pumprig.rig.redaction;

import java.nio.charset.StandardCharsets;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Writes X over what a packet's data says. Of HL7 messages in MLLP that begin in the packet the
 * form is left: separators, names of segments, type and control id of the message, code and id of
 * an acknowledgement. Everything else goes: a packet that continues a message can't be known to be
 * harmless, since captures have gaps.
 */
final class MessageBlanks {
  private static final byte BLANK = 'X';
  private static final byte START = 0x0b;
  private static final byte END = 0x1c;
  private static final byte RETURN = '\r';
  private static final String SEPARATORS = "|^~\\&";
  private static final int HEAD_BYTES = 9;

  /** Fields of MSH that stay: time, type, control id, processing, version. */
  private static final int FIRST_KEPT = 7;

  private static final int LAST_KEPT = 12;
  private static final int SECURITY = 8;

  /** Fields of MSA that stay: code and control id. */
  private static final int LAST_OF_ANSWER = 2;

  private final TreeMap<String, Long> segments = new TreeMap<>();
  private long otherBytes;
  private long packets;

  /** How many segments of each name lost what they said. */
  SequencedMap<String, Long> segments() {
    return segments;
  }

  /** Bytes that belong to no message of which the form was left. */
  long otherBytes() {
    return otherBytes;
  }

  /** Packets of which something was written over. */
  long packets() {
    return packets;
  }

  /** Writes over {@code bytes[from … to)}. */
  void write(byte[] bytes, int from, int to, boolean understood) {
    long before = otherBytes;
    int at = from;
    boolean seen = false;
    while (at < to) {
      if (understood && isHead(bytes, at, to)) {
        at = message(bytes, at + 1, to);
        seen = true;
      } else {
        bytes[at++] = BLANK;
        otherBytes++;
      }
    }
    packets += seen || otherBytes > before ? 1 : 0;
  }

  private static boolean isHead(byte[] bytes, int at, int to) {
    return to - at >= HEAD_BYTES + 1
        && bytes[at] == START
        && new String(bytes, at + 1, HEAD_BYTES - 1, StandardCharsets.ISO_8859_1)
            .equals("MSH" + SEPARATORS)
        && bytes[at + HEAD_BYTES] == '|';
  }

  /** Writes over a message's segments; returns where it ends, or the packet. */
  private int message(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != START) {
      if (bytes[at] == END) {
        return at + 1 < to && bytes[at + 1] == RETURN ? at + 2 : at + 1;
      }
      int end = at;
      while (end < to && bytes[end] != RETURN && bytes[end] != END && bytes[end] != START) {
        end++;
      }
      segment(bytes, at, end);
      at = end < to && bytes[end] == RETURN ? end + 1 : end;
    }
    return at;
  }

  private void segment(byte[] bytes, int from, int to) {
    String name = to - from >= 4 ? new String(bytes, from, 3, StandardCharsets.ISO_8859_1) : "";
    boolean named = name.matches("[A-Z][A-Z0-9]{2}") && bytes[from + 3] == '|';
    segments.merge(named ? name : "unreadable", 1L, Long::sum);
    // MSH-1 is the separator itself, so its fields count from one more
    int field = name.equals("MSH") ? 1 : 0;
    for (int i = named ? from + 3 : from; i < to; i++) {
      boolean separator = named && SEPARATORS.indexOf(bytes[i] & 0xff) >= 0;
      if (named && bytes[i] == '|') {
        field++;
      } else if (!separator && !stays(named ? name : "", field)) {
        bytes[i] = BLANK;
      }
    }
  }

  private static boolean stays(String segment, int field) {
    return switch (segment) {
      case "MSH" -> field >= FIRST_KEPT && field <= LAST_KEPT && field != SECURITY;
      case "MSA" -> field <= LAST_OF_ANSWER;
      default -> false;
    };
  }
}
