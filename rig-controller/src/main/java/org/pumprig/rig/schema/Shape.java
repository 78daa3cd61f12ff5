package org.pumprig.rig.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.pumprig.quantity.Quantity;

/** What a value may be, as a piece of JSON Schema. */
record Shape(ObjectNode node) {
  private static final String NAME = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";

  /** What stands under this name in the schema's {@code definitions}. */
  static Shape ref(String name) {
    Shape shape = any();
    shape.node.put("$ref", "#/definitions/" + name);
    return shape;
  }

  static Shape any() {
    return new Shape(JsonNodeFactory.instance.objectNode());
  }

  /**
   * A single value: YAML reads some texts as numbers or flags, the parser takes them as written.
   */
  private static Shape scalar() {
    Shape shape = any();
    shape.node.putArray("type").add("string").add("number").add("boolean");
    return shape;
  }

  static Shape text() {
    Shape shape = scalar();
    shape.node.put("minLength", 1).put("maxLength", 500);
    return shape;
  }

  static Shape name() {
    return text().matching(NAME);
  }

  static Shape flag() {
    Shape shape = any();
    shape.node.put("type", "boolean");
    return shape;
  }

  static Shape yes() {
    Shape shape = any();
    shape.node.put("const", true);
    return shape;
  }

  static Shape version(long number) {
    Shape shape = any();
    shape.node.put("const", number);
    return shape;
  }

  static Shape integer(long least, long most) {
    Shape shape = any();
    shape.node.put("type", "integer").put("minimum", least).put("maximum", most);
    return shape;
  }

  /** A decimal number without unit. */
  static Shape ratio() {
    Shape shape = any();
    shape.node.put("type", "number").put("exclusiveMinimum", 0);
    return shape;
  }

  static Shape quantity(Quantity quantity) {
    Shape shape = any();
    shape
        .node
        .put("type", "string")
        .put(
            "pattern",
            "^\\s*\\+?[0-9]{1,15}(\\.[0-9]{1,12})?[ \\u00a0]?("
                + String.join("|", quantity.unitNames())
                + ")\\s*$");
    return shape.says(quantity.example());
  }

  static Shape time() {
    return quantity(Quantity.DURATION);
  }

  static Shape share() {
    return quantity(Quantity.SHARE);
  }

  static Shape words(List<String> words) {
    Shape shape = any();
    var choice = shape.node.putArray("enum");
    words.forEach(choice::add);
    return shape;
  }

  static Shape words(String... words) {
    return words(List.of(words));
  }

  static Shape list(Shape item, int most) {
    Shape shape = any();
    shape.node.put("type", "array").put("minItems", 1).put("maxItems", most);
    shape.node.set("items", item.node);
    return shape;
  }

  /** Keys of the file's own choosing. */
  static Shape map(Shape value) {
    Shape shape = any();
    shape.node.put("type", "object").put("minProperties", 1);
    shape.node.set("additionalProperties", value.node);
    return shape;
  }

  static Shape either(Shape... shapes) {
    Shape shape = any();
    var any = shape.node.putArray("anyOf");
    List.of(shapes).forEach(each -> any.add(each.node));
    return shape;
  }

  /**
   * @param when a condition on the value
   * @param otherwise what it is where the condition doesn't hold
   */
  static Shape choose(Shape when, Shape then, Shape otherwise) {
    Shape shape = any();
    shape.node.set("if", when.node);
    shape.node.set("then", then.node);
    shape.node.set("else", otherwise.node);
    return shape;
  }

  /** The condition that a key is there. */
  static Shape has(String key) {
    Shape shape = any();
    shape.node.putArray("required").add(key);
    return shape;
  }

  /** The condition that a key is there with one of these values. */
  static Shape has(String key, List<String> words) {
    Shape shape = has(key);
    shape.node.putObject("properties").set(key, words(words).node);
    return shape;
  }

  Shape matching(String pattern) {
    node.put("pattern", pattern);
    return this;
  }

  Shape says(String description) {
    node.put("description", description);
    return this;
  }

  Shape usually(String value) {
    node.put("default", value);
    return this;
  }
}
