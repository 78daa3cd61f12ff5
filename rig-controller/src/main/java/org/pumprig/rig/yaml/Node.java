package org.pumprig.rig.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A value in a YAML file, with its place. */
public sealed interface Node {
  /** Where it starts. */
  Place place();

  /** What it is, for messages: {@code 'text'}, {@code a list}. */
  String shown();

  /**
   * Text; whether it is a number or a flag is decided by who reads it.
   *
   * @param place where it starts
   * @param text without quotes
   * @param quoted whether it stood in quotes or in a block
   */
  record Scalar(Place place, String text, boolean quoted) implements Node {
    @Override
    public String shown() {
      return text.isEmpty() ? "nothing" : Words.quote(text);
    }
  }

  /**
   * A list.
   *
   * @param place where it starts
   * @param items in the file's order
   */
  record Sequence(Place place, List<Node> items) implements Node {
    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String shown() {
      return "a list";
    }
  }

  /**
   * Keys with values.
   *
   * @param place where it starts
   * @param entries in the file's order
   */
  record Mapping(Place place, SequencedMap<String, Entry> entries) implements Node {
    /** Copies the map, keeping its order. */
    public Mapping {
      entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String shown() {
      return "keys with values";
    }
  }

  /**
   * A key's value.
   *
   * @param place where the key stands
   * @param value the value
   */
  record Entry(Place place, Node value) {}
}
