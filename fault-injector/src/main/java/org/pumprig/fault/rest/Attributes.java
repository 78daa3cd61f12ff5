package org.pumprig.fault.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The numbers of a toxic.
 *
 * @param node the JSON object, or missing
 */
record Attributes(JsonNode node) {
  private static final long LIMIT = 1L << 50;

  /** A whole number that must be there or has a default. */
  long number(String name, long byDefault) throws ApiProblem {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return byDefault;
    }
    if (!value.isNumber() || value.doubleValue() != StrictMath.rint(value.doubleValue())) {
      throw ApiProblem.badRequest("attribute '" + name + "' must be a whole number");
    }
    double number = value.doubleValue();
    if (number < 0 || number > LIMIT) {
      throw ApiProblem.badRequest("attribute '" + name + "' is out of range: " + value);
    }
    return (long) number;
  }

  /** A time in milliseconds, as nanoseconds. */
  long millis(String name, long byDefaultMillis) throws ApiProblem {
    return Math.multiplyExact(Math.min(number(name, byDefaultMillis), LIMIT / 1_000), 1_000_000L);
  }

  /** A share, more than 0 and up to 1, in parts per million. */
  int share(String name) throws ApiProblem {
    JsonNode value = node.path(name);
    double share = value.isNumber() ? value.doubleValue() : -1;
    long ppm = Math.round(share * 1e6);
    if (share > 1 || ppm < 1) {
      throw ApiProblem.badRequest(
          "attribute '"
              + name
              + "' must be a share from 0.000001 to 1, not "
              + (value.isMissingNode() ? "missing" : value));
    }
    return (int) ppm;
  }

  boolean has(String name) {
    return !node.path(name).isMissingNode() && !node.path(name).isNull();
  }

  boolean flag(String name) {
    return node.path(name).asBoolean(false);
  }
}
