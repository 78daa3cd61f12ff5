package org.pumprig.rig.json;

import java.util.Arrays;

/** A growing array of bytes that knows how RFC 8785 writes strings and integers. */
final class JsonBytes {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };
  private final int limit;
  private byte[] bytes = new byte[512];
  private int length;

  JsonBytes(int limit) {
    this.limit = limit;
  }

  void clear() {
    length = 0;
  }

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  void put(byte value) {
    reserve(1);
    bytes[length++] = value;
  }

  void ascii(String text) {
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  /** Decimal digits, without leading zeros. */
  void number(long value) {
    reserve(20);
    long rest = value;
    if (rest < 0) {
      bytes[length++] = '-';
      rest = -rest;
    }
    int digits = 1;
    for (long bound = 10; digits < 19 && rest >= bound; bound *= 10) {
      digits++;
    }
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  /**
   * A quoted string, escaped as in RFC 8785, 3.2.2.2: short forms, else \\u00xx, else literally.
   */
  void string(String text) {
    int chars = text.length();
    reserve(chars + 2);
    bytes[length++] = '"';
    int i = 0;
    for (; i < chars; i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c >= 0x7f || c == '"' || c == '\\') {
        break;
      }
      bytes[length++] = (byte) c;
    }
    if (i < chars) {
      reserve(6L * (chars - i) + 1);
      for (; i < chars; i++) {
        char c = text.charAt(i);
        if (Character.isSurrogate(c)) {
          pair(text, i);
          i++;
        } else {
          character(c);
        }
      }
    }
    bytes[length++] = '"';
  }

  private void character(char c) {
    switch (c) {
      case '"', '\\' -> escape((byte) c);
      case '\b' -> escape((byte) 'b');
      case '\t' -> escape((byte) 't');
      case '\n' -> escape((byte) 'n');
      case '\f' -> escape((byte) 'f');
      case '\r' -> escape((byte) 'r');
      default -> {
        if (c < 0x20) {
          ascii("\\u00");
          bytes[length++] = HEX[c >> 4];
          bytes[length++] = HEX[c & 0xf];
        } else if (c < 0x80) {
          bytes[length++] = (byte) c;
        } else if (c < 0x800) {
          bytes[length++] = (byte) (0xc0 | c >> 6);
          bytes[length++] = (byte) (0x80 | c & 0x3f);
        } else {
          bytes[length++] = (byte) (0xe0 | c >> 12);
          bytes[length++] = (byte) (0x80 | c >> 6 & 0x3f);
          bytes[length++] = (byte) (0x80 | c & 0x3f);
        }
      }
    }
  }

  private void escape(byte letter) {
    bytes[length++] = '\\';
    bytes[length++] = letter;
  }

  private void pair(String text, int at) {
    int point = text.codePointAt(at);
    if (!Character.isSupplementaryCodePoint(point)) {
      throw new IllegalArgumentException("a lone surrogate at character " + at);
    }
    bytes[length++] = (byte) (0xf0 | point >> 18);
    bytes[length++] = (byte) (0x80 | point >> 12 & 0x3f);
    bytes[length++] = (byte) (0x80 | point >> 6 & 0x3f);
    bytes[length++] = (byte) (0x80 | point & 0x3f);
  }

  /** Refuses what is longer than the limit; whoever finishes a value calls this. */
  void checkLimit() {
    if (length > limit) {
      throw new IllegalArgumentException("longer than " + limit + " bytes");
    }
  }

  private void reserve(long more) {
    long needed = length + more;
    if (needed > bytes.length) {
      checkLimit();
      if (needed > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException("longer than " + limit + " bytes");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, 1 << 30)));
    }
  }
}
