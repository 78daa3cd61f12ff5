package org.pumprig.fault.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON from outside: bounded, and read with messages. */
final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          new JsonFactory()
              .setStreamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(10)
                      .maxStringLength(4_096)
                      .maxNameLength(256)
                      .maxNumberLength(30)
                      .build()));

  private Json() {}

  static JsonNode read(String text) throws ApiProblem {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw ApiProblem.badRequest("the request has no body; send JSON");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw ApiProblem.badRequest("the body is no JSON: " + e.getOriginalMessage());
    }
  }

  static String write(JsonNode node) {
    return node.toString();
  }

  static String text(JsonNode in, String field, String byDefault) throws ApiProblem {
    JsonNode value = in.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return byDefault;
    }
    if (!value.isTextual()) {
      throw ApiProblem.badRequest("'" + field + "' must be text");
    }
    return value.textValue();
  }

  static String name(JsonNode in, String byDefault) throws ApiProblem {
    String name = text(in, "name", byDefault);
    if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
      throw ApiProblem.badRequest(
          "'"
              + name.substring(0, Math.min(100, name.length()))
              + "' is no name: use letters,"
              + " digits, '.', '_' and '-', at most 100");
    }
    return name;
  }
}
