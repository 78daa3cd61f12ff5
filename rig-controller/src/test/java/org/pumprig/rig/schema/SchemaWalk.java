package org.pumprig.rig.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which keys a schema knows at each place of a document: our own small reading of draft 7. */
final class SchemaWalk {
  /** A place in a document, as the names and numbers on the way there. */
  record Place(List<Object> way) {
    Place to(Object step) {
      var longer = new ArrayList<>(way);
      longer.add(step);
      return new Place(List.copyOf(longer));
    }

    @Override
    public String toString() {
      return way.toString();
    }
  }

  private final JsonNode root;
  private final SequencedMap<String, Set<String>> keys = new java.util.LinkedHashMap<>();
  private final List<Place> places = new ArrayList<>();

  private SchemaWalk(JsonNode root) {
    this.root = root;
  }

  /** Walks a whole document. */
  static SchemaWalk of(JsonNode schema, JsonNode document) {
    var walk = new SchemaWalk(schema);
    walk.walk(List.of(schema), document, new Place(List.of()));
    return walk;
  }

  /** Places of sections whose keys are fixed. */
  List<Place> sections() {
    return places;
  }

  /** The keys of such a section. */
  Set<String> keys(Place place) {
    return keys.getOrDefault(place.toString(), new TreeSet<>());
  }

  /** The key sets of all sections with fixed keys that a schema has. */
  static Set<String> sections(JsonNode schema) {
    var found = new TreeSet<String>();
    if (schema.path("additionalProperties").isBoolean()) {
      found.add(names(schema.get("properties")).toString());
    }
    schema.forEach(each -> found.addAll(sections(each)));
    return found;
  }

  static Set<String> names(JsonNode object) {
    var names = new TreeSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private void walk(List<JsonNode> schemas, JsonNode value, Place place) {
    List<JsonNode> all = new ArrayList<>();
    schemas.forEach(each -> expand(each, value, all));
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        walk(children(all, "items"), value.get(i), place.to(i));
      }
    } else if (value.isObject()) {
      object(all, value, place);
    }
  }

  private void object(List<JsonNode> schemas, JsonNode value, Place place) {
    var known = new TreeSet<String>();
    var below = new TreeMap<String, List<JsonNode>>();
    boolean closed = false;
    for (JsonNode schema : schemas) {
      if (schema.path("additionalProperties").isBoolean()) {
        closed = true;
        known.addAll(names(schema.get("properties")));
      }
      for (String key : names(value)) {
        JsonNode child = schema.path("properties").path(key);
        JsonNode other = schema.path("additionalProperties");
        if (child.isObject() || other.isObject()) {
          below.computeIfAbsent(key, _ -> new ArrayList<>()).add(child.isObject() ? child : other);
        }
      }
    }
    if (closed) {
      places.add(place);
      keys.put(place.toString(), known);
    }
    below.forEach((key, each) -> walk(each, value.get(key), place.to(key)));
  }

  private List<JsonNode> children(List<JsonNode> schemas, String key) {
    return schemas.stream().map(each -> each.path(key)).filter(JsonNode::isObject).toList();
  }

  /** A schema and all that its conditions and choices add for a value. */
  private void expand(JsonNode schema, JsonNode value, List<JsonNode> into) {
    if (schema.has("$ref")) {
      expand(root.at(schema.get("$ref").asText().substring(1)), value, into);
      return;
    }
    into.add(schema);
    schema.path("allOf").forEach(each -> expand(each, value, into));
    for (JsonNode each : schema.path("anyOf")) {
      if (fits(each, value)) {
        expand(each, value, into);
      }
    }
    if (schema.has("if") && !schema.path("if").has("not")) {
      JsonNode next = schema.path(holds(schema.get("if"), value) ? "then" : "else");
      if (next.isObject()) {
        expand(next, value, into);
      }
    }
  }

  private static boolean fits(JsonNode schema, JsonNode value) {
    boolean object = schema.path("type").asText().equals("object") || schema.has("if");
    boolean array = schema.path("type").asText().equals("array");
    return value.isObject() ? object : value.isArray() == array && !object;
  }

  private static boolean holds(JsonNode condition, JsonNode value) {
    for (JsonNode key : condition.path("required")) {
      if (!value.has(key.asText())) {
        return false;
      }
    }
    for (String key : names(condition.path("properties"))) {
      JsonNode property = condition.get("properties").get(key);
      JsonNode there = value.path(key);
      boolean met =
          property.has("enum")
              ? java.util.stream.StreamSupport.stream(property.get("enum").spliterator(), false)
                  .anyMatch(there::equals)
              : holds(property, there);
      if (!met) {
        return false;
      }
    }
    return true;
  }
}
