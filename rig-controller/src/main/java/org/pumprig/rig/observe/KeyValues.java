package org.pumprig.rig.observe;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/**
 * A line of the bench's line protocols: a word, then {@code key=value} pairs.
 *
 * @param word the first word
 * @param values the pairs, in order
 */
record KeyValues(String word, SequencedMap<String, String> values) {
  private static final int MOST_PAIRS = 32;

  /** Reads a line; empty if it isn't one. */
  static Optional<KeyValues> parse(String line) {
    String[] parts = line.strip().split(" +");
    if (parts.length == 0 || parts[0].isEmpty() || parts.length > MOST_PAIRS) {
      return Optional.empty();
    }
    var values = new java.util.LinkedHashMap<String, String>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals <= 0) {
        return Optional.empty();
      }
      if (values.put(parts[i].substring(0, equals), parts[i].substring(equals + 1)) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new KeyValues(parts[0], values));
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  OptionalLong number(String key) {
    String value = values.get(key);
    if (value == null || !value.matches("-?[0-9]{1,15}")) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(value));
  }
}
