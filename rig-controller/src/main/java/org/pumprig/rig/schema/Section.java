package org.pumprig.rig.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SequencedMap;

/** Keys with values, and no others. */
final class Section {
  private final Shape shape = Shape.any();
  private final ObjectNode properties;

  Section() {
    shape.node().put("type", "object").put("additionalProperties", false);
    properties = shape.node().putObject("properties");
  }

  /** A key that must be there. */
  Section need(String key, Shape value) {
    must(key);
    return may(key, value);
  }

  /** A key that is known already must be there. */
  void must(String key) {
    required().add(key);
  }

  /** A key that may be left out. */
  Section may(String key, Shape value) {
    properties.set(key, value.node());
    return this;
  }

  /** Keys that must be there unless another is. */
  Section needUnless(String other, List<String> keys) {
    if (!keys.isEmpty()) {
      shape.node().putObject("if").set("not", Shape.has(other).node());
      ArrayNode needed = shape.node().putObject("then").putArray("required");
      keys.forEach(needed::add);
    }
    return this;
  }

  Shape shape() {
    return shape;
  }

  private ArrayNode required() {
    return shape.node().get("required") instanceof ArrayNode there
        ? there
        : shape.node().putArray("required");
  }

  /**
   * A section whose other keys follow from one key's value.
   *
   * @param key whose value decides
   * @param kinds by that value; their shape names the key too
   */
  static Shape byKind(String key, SequencedMap<String, Shape> kinds) {
    return byKind(key, kinds, Shape.words(List.copyOf(kinds.sequencedKeySet())));
  }

  /** The same where other values are possible, of which nothing is known here. */
  static Shape byKind(String key, SequencedMap<String, Shape> kinds, Shape values) {
    Shape shape = Shape.any();
    shape.node().put("type", "object").putArray("required").add(key);
    shape.node().putObject("properties").set(key, values.node());
    ArrayNode all = shape.node().putArray("allOf");
    kinds.forEach(
        (kind, then) -> {
          ObjectNode one = all.addObject();
          one.set("if", Shape.has(key, List.of(kind)).node());
          one.set("then", then.node());
        });
    return shape;
  }
}
