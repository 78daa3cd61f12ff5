package org.pumprig.rig.json;

import java.util.Arrays;

/**
 * What a parser found, in the order of the bytes, as plain arrays that are used again and again.
 *
 * <p>A token is a value or a key. An object's token is followed by its members, key and value in
 * turn, an array's by its elements; {@link #after} leaps over all of them.
 */
final class Tape {
  static final byte OBJECT = 1;
  static final byte ARRAY = 2;
  static final byte NUMBER = 3;
  static final byte TRUE = 4;
  static final byte FALSE = 5;

  /** A string or key of printable ASCII without escapes: its bytes are its characters. */
  static final byte PLAIN = 6;

  /** Any other string or key; the parser has checked that it decodes. */
  static final byte ESCAPED = 7;

  private byte[] types = new byte[128];
  private int[] starts = new int[128];
  private int[] ends = new int[128];
  private int[] afters = new int[128];
  private long[] numbers = new long[128];
  private int size;
  private int generation;
  private byte[] bytes = {};
  private final TextCache texts = new TextCache();

  /** Forgets everything; views of what was here before become invalid. */
  void restart(byte[] source) {
    size = 0;
    generation++;
    bytes = source;
  }

  int add(byte type, int start) {
    if (size == types.length) {
      grow();
    }
    types[size] = type;
    starts[size] = start;
    return size++;
  }

  void close(int token, int end) {
    ends[token] = end;
    afters[token] = size;
  }

  void number(int token, long value) {
    numbers[token] = value;
  }

  void retype(int token, byte type) {
    types[token] = type;
  }

  byte type(int token) {
    return types[token];
  }

  /** The token after this one and all that is inside it. */
  int after(int token) {
    return afters[token];
  }

  long number(int token) {
    return numbers[token];
  }

  int generation() {
    return generation;
  }

  /** The characters of a string or key. */
  String text(int token) {
    int start = starts[token];
    int length = ends[token] - start;
    return types[token] == PLAIN
        ? texts.get(bytes, start, length)
        : Escapes.decode(bytes, start, length);
  }

  /** Whether a key's characters are these. */
  boolean isKey(int token, String key) {
    if (types[token] != PLAIN) {
      return text(token).equals(key);
    }
    int start = starts[token];
    int length = key.length();
    if (ends[token] - start != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[start + i] != key.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether one key comes before another, by UTF-16 code units. */
  boolean ascends(int earlier, int later) {
    if (types[earlier] == PLAIN && types[later] == PLAIN) {
      return Arrays.compare(
              bytes, starts[earlier], ends[earlier], bytes, starts[later], ends[later])
          < 0;
    }
    return text(earlier).compareTo(text(later)) < 0;
  }

  private void grow() {
    int more = 2 * size;
    types = Arrays.copyOf(types, more);
    starts = Arrays.copyOf(starts, more);
    ends = Arrays.copyOf(ends, more);
    afters = Arrays.copyOf(afters, more);
    numbers = Arrays.copyOf(numbers, more);
  }
}
