package org.pumprig.rig.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Strings with escapes or beyond ASCII: rare, so decoded simply and checked by writing back. */
final class Escapes {
  private Escapes() {}

  /**
   * Whether these bytes, without their quotes, are the one canonical form of a string. Malformed
   * UTF-8 decodes to U+FFFD, which writes back to other bytes.
   */
  static boolean canonical(byte[] bytes, int start, int length) {
    var again = new JsonBytes(8 * length + 16);
    again.string(decode(bytes, start, length));
    return Arrays.equals(
        bytes, start, start + length, again.array(), 1, Math.max(1, again.length() - 1));
  }

  static String decode(byte[] bytes, int start, int length) {
    byte[] plain = new byte[length];
    int size = 0;
    int end = start + length;
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      if (b != '\\') {
        plain[size++] = b;
      } else if (i + 1 < end && bytes[i + 1] == 'u') {
        plain[size++] = control(bytes, i + 2, end);
        i += 5;
      } else {
        i++;
        plain[size++] = shortForm(i < end ? bytes[i] : 0);
      }
    }
    return new String(plain, 0, size, StandardCharsets.UTF_8);
  }

  private static byte shortForm(byte letter) {
    return switch (letter) {
      case '"', '\\' -> letter;
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'f' -> '\f';
      case 'r' -> '\r';
      default -> throw new JournalFormatException("an escape that canonical JSON doesn't know");
    };
  }

  /** Canonical JSON spells only control characters by number: u00 and two digits. */
  private static byte control(byte[] bytes, int at, int end) {
    if (at + 4 <= end && bytes[at] == '0' && bytes[at + 1] == '0') {
      int high = bytes[at + 2] - '0';
      int low = Character.digit(bytes[at + 3], 16);
      if ((high == 0 || high == 1) && low >= 0) {
        return (byte) (high << 4 | low);
      }
    }
    throw new JournalFormatException("a character by number that canonical JSON spells otherwise");
  }
}
