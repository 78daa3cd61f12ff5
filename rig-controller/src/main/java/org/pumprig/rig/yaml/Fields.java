package org.pumprig.rig.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.pumprig.quantity.Quantity;

/**
 * One section's keys and values; every getter either answers or names file, line and remedy.
 *
 * <p>A getter for a key that isn't there reports the key as missing; ask {@link #has} first where
 * the key is optional.
 */
public final class Fields {
  private final String section;
  private final Node.Mapping mapping;

  private Fields(String section, Node.Mapping mapping) {
    this.section = section;
    this.mapping = mapping;
  }

  /**
   * A section.
   *
   * @param section its name for messages, such as {@code the plan}, {@code an arm}
   * @param node must be keys with values
   */
  public static Fields of(String section, Node node) throws InputProblem {
    if (node instanceof Node.Mapping mapping) {
      return new Fields(section, mapping);
    }
    throw node.place()
        .problem(section + " must be keys with values, not " + node.shown(), "Write KEY: VALUE");
  }

  /** Refuses every key that isn't listed. */
  public Fields only(String... known) throws InputProblem {
    List<String> words = List.of(known);
    for (var entry : mapping.entries().entrySet()) {
      if (!words.contains(entry.getKey())) {
        throw entry
            .getValue()
            .place()
            .problem(
                "unknown key " + Words.quote(entry.getKey()) + " in " + section,
                Words.instead(entry.getKey(), words));
      }
    }
    return this;
  }

  /** Refuses a format version other than {@code version}. */
  public void version(String key, long version) throws InputProblem {
    long found = integer(key, 0, Integer.MAX_VALUE);
    if (found != version) {
      throw place(key)
          .problem(
              "format version " + found + " is not known here",
              "Write '" + key + ": " + version + "' or use a pumprig that knows it");
    }
  }

  /** The same keys with another value for one of them, which stands at {@code place}. */
  public Fields with(String key, Place place, String value) {
    var entries = new LinkedHashMap<>(mapping.entries());
    entries.put(key, new Node.Entry(place, new Node.Scalar(place, value, false)));
    return new Fields(section, new Node.Mapping(mapping.place(), entries));
  }

  /** The same keys under another name for messages. */
  public Fields named(String name) {
    return new Fields(name, mapping);
  }

  /** The section itself, to read it under another name. */
  public Node node() {
    return mapping;
  }

  /** Where the section starts. */
  public Place place() {
    return mapping.place();
  }

  /** Where a key stands. */
  public Place place(String key) throws InputProblem {
    return entry(key).place();
  }

  /** The value of a key. */
  public Node value(String key) throws InputProblem {
    return entry(key).value();
  }

  /** Whether the key is there. */
  public boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  /** The keys in the file's order. */
  public List<String> keys() {
    return List.copyOf(mapping.entries().sequencedKeySet());
  }

  /** One line of text, at most 500 characters. */
  public String text(String key) throws InputProblem {
    return Scalars.text(key, value(key)).text();
  }

  /** One line of text with its place. */
  public Node.Scalar scalar(String key) throws InputProblem {
    return Scalars.text(key, value(key));
  }

  /** A name: 1 to 64 letters, digits, {@code . _ -}. */
  public String name(String key) throws InputProblem {
    return Scalars.name(key, value(key)).text();
  }

  /** A SHA-256 digest, in lower-case hex. */
  public String sha256(String key) throws InputProblem {
    String digest = text(key).toLowerCase(Locale.ROOT);
    if (!digest.matches("[0-9a-f]{64}")) {
      throw place(key)
          .problem(
              "an image's digest is 64 hexadecimal digits, not '" + text(key) + "'",
              "Write what 'sha256sum IMAGE' says");
    }
    return digest;
  }

  /** A whole number within limits, both included. */
  public long integer(String key, long min, long max) throws InputProblem {
    return Scalars.integer(key, value(key), min, max);
  }

  /** A whole number that stands in a list. */
  public static long integer(String key, Node item, long min, long max) throws InputProblem {
    return Scalars.integer(key, item, min, max);
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String key) throws InputProblem {
    return Scalars.flag(key, value(key));
  }

  /** A quantity in its base unit, within limits, both included. */
  public long quantity(String key, Quantity quantity, long min, long max) throws InputProblem {
    return Scalars.quantity(key, value(key), quantity, min, max);
  }

  /**
   * A quantity that stands in a list; otherwise as {@link #quantity(String, Quantity, long, long)}.
   */
  public static long quantity(String key, Node item, Quantity quantity, long min, long max)
      throws InputProblem {
    return Scalars.quantity(key, item, quantity, min, max);
  }

  /** A decimal ratio in millionths, more than 0 and at most {@code maxPpm}. */
  public long ratioPpm(String key, long maxPpm) throws InputProblem {
    return Scalars.ratioPpm(key, value(key), maxPpm);
  }

  /** The same of a value in a list. */
  public static long ratioPpm(String key, Node node, long maxPpm) throws InputProblem {
    return Scalars.ratioPpm(key, node, maxPpm);
  }

  /** One of the values, known by the name that {@code naming} gives it. */
  public <T> T choice(String key, List<T> values, Function<T, String> naming) throws InputProblem {
    Node.Scalar scalar = Scalars.scalar(key, value(key));
    for (T value : values) {
      if (naming.apply(value).equals(scalar.text())) {
        return value;
      }
    }
    throw scalar
        .place()
        .problem(
            "unknown " + key + " " + scalar.shown(),
            Words.instead(scalar.text(), values.stream().map(naming).toList()));
  }

  /** A list of 1 to {@code max} different values; otherwise as {@link #choice}. */
  public <T> List<T> choices(String key, int max, List<T> values, Function<T, String> naming)
      throws InputProblem {
    List<T> chosen = new ArrayList<>();
    for (Node.Scalar name : names(key, max)) {
      chosen.add(with(key, name.place(), name.text()).choice(key, values, naming));
    }
    return List.copyOf(chosen);
  }

  /** A section below this one. */
  public Fields fields(String key) throws InputProblem {
    return of("'" + key + "'", value(key));
  }

  /** A list of 1 to {@code max} values. */
  public List<Node> list(String key, int max) throws InputProblem {
    if (!(value(key) instanceof Node.Sequence sequence)) {
      throw value(key)
          .place()
          .problem(
              "'" + key + "' must be a list, not " + value(key).shown(),
              "Write [A, B], or a line with '- ' for each");
    }
    if (sequence.items().isEmpty() || sequence.items().size() > max) {
      throw place(key)
          .problem(
              "'" + key + "' has " + sequence.items().size() + " entries",
              "Write 1 to " + max + " entries");
    }
    return sequence.items();
  }

  /** A list of 1 to {@code max} sections. */
  public List<Fields> sections(String key, String section, int max) throws InputProblem {
    List<Fields> sections = new ArrayList<>();
    for (Node node : list(key, max)) {
      sections.add(of(section, node));
    }
    return List.copyOf(sections);
  }

  /** A list of 1 to {@code max} different names, with their places. */
  public List<Node.Scalar> names(String key, int max) throws InputProblem {
    Map<String, Node.Scalar> names = new LinkedHashMap<>();
    for (Node node : list(key, max)) {
      Node.Scalar name = Scalars.name(key, node);
      Node.Scalar first = names.putIfAbsent(name.text(), name);
      if (first != null) {
        throw again(key, name, first.place());
      }
    }
    return List.copyOf(names.values());
  }

  /**
   * Reads the name of each section and refuses one that stands twice.
   *
   * @param sections each with the key
   * @param key such as {@code id}
   */
  public static List<String> uniqueNames(List<Fields> sections, String key) throws InputProblem {
    Map<String, Place> names = new LinkedHashMap<>();
    for (Fields section : sections) {
      Place first = names.putIfAbsent(section.name(key), section.place(key));
      if (first != null) {
        throw again(key, Scalars.name(key, section.value(key)), first);
      }
    }
    return List.copyOf(names.keySet());
  }

  private static InputProblem again(String key, Node.Scalar name, Place first) {
    return name.place()
        .problem(
            key + " " + name.shown() + " stands here again (first in line " + first.line() + ")",
            "Give each its own");
  }

  private Node.Entry entry(String key) throws InputProblem {
    Node.Entry entry = mapping.entries().get(key);
    if (entry == null) {
      throw place().problem("key '" + key + "' is missing in " + section, "Add it");
    }
    return entry;
  }
}
