package org.pumprig.rig.observe;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/**
 * A line of the bench's line protocols: a word, then {@code key=value} pairs.
 *
 * @param word the first word
 * @param values the pairs, in order
 */
public record KeyValues(String word, SequencedMap<String, String> values) {
  private static final int MOST_PARTS = 32;
  private static final int MOST_DIGITS = 15;

  /** Reads a line; empty if it isn't one. */
  public static Optional<KeyValues> parse(String line) {
    String text = line.strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int end = endOfWord(text, 0);
    String word = text.substring(0, end);
    var values = new LinkedHashMap<String, String>();
    for (int parts = 1; end < text.length(); parts++) {
      int start = end;
      while (text.charAt(start) == ' ') {
        start++; // stripped text ends with something else
      }
      end = endOfWord(text, start);
      int equals = text.indexOf('=', start);
      boolean pair = equals > start && equals < end;
      if (!pair
          || parts == MOST_PARTS
          || values.put(text.substring(start, equals), text.substring(equals + 1, end)) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new KeyValues(word, values));
  }

  private static int endOfWord(String text, int from) {
    int space = text.indexOf(' ', from);
    return space < 0 ? text.length() : space;
  }

  /** A value. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** A whole number of at most 15 digits. */
  public OptionalLong number(String key) {
    String value = values.get(key);
    if (value == null) {
      return OptionalLong.empty();
    }
    int sign = value.startsWith("-") ? 1 : 0;
    return isDigits(value, sign, value.length(), MOST_DIGITS)
        ? OptionalLong.of(Long.parseLong(value))
        : OptionalLong.empty();
  }

  /** Whether there are digits of ASCII and nothing else from one index to another. */
  public static boolean isDigits(String text, int from, int to, int most) {
    if (to <= from || to - from > most) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }
}
