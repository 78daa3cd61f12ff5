package org.pumprig.fault.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * An answer.
 *
 * @param status HTTP status
 * @param body JSON; missing: none
 */
record ApiResponse(int status, JsonNode body) {
  static ApiResponse ok(JsonNode body) {
    return new ApiResponse(200, body);
  }

  static ApiResponse created(JsonNode body) {
    return new ApiResponse(201, body);
  }

  static ApiResponse noContent() {
    return new ApiResponse(204, JsonNodeFactory.instance.missingNode());
  }

  static ApiResponse problem(int status, String message) {
    return new ApiResponse(
        status, JsonNodeFactory.instance.objectNode().put("error", message).put("status", status));
  }
}
