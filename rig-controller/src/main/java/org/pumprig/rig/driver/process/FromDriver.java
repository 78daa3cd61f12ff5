package org.pumprig.rig.driver.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.pumprig.rig.driver.Capability;
import org.pumprig.rig.event.ServiceObservation;

/** A line of a driver's program, version 1. */
sealed interface FromDriver {
  /**
   * Its first line.
   *
   * @param capabilities what it can
   * @param logFile by what version of the message it reads log files; 0: it reads none
   */
  record Hello(Set<Capability> capabilities, long logFile) implements FromDriver {}

  /** Bytes for the unit. */
  @SuppressWarnings("ArrayRecordComponent") // a value in transit
  record Send(byte[] bytes) implements FromDriver {}

  /** What bytes of the unit mean. */
  @SuppressWarnings("ArrayRecordComponent") // a value in transit
  record Observed(ServiceObservation observation, byte[] raw) implements FromDriver {}

  /** Bytes of the unit that mean nothing. */
  @SuppressWarnings("ArrayRecordComponent") // a value in transit
  record Garbled(byte[] bytes) implements FromDriver {}

  /** A sign of life. */
  record Pong(long id) implements FromDriver {}

  /** What came of a programming. */
  record Programmed(long id, boolean done, String detail) implements FromDriver {}

  /** A piece of a log file was read. */
  record LogRead(long id) implements FromDriver {}

  /** A type that this version doesn't know. */
  record Ignored(String type) implements FromDriver {}

  /** What a line must not be. */
  final class Problem extends Exception {
    private static final long serialVersionUID = 1L;

    Problem(String message) {
      super(message);
    }
  }

  /** Reads a line. */
  static FromDriver parse(byte[] line) throws Problem {
    JsonNode message;
    try {
      message = Json.MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new Problem("a line is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Problem("a line can't be read: " + e.getMessage());
    }
    if (message == null || !message.isObject()) {
      throw new Problem("a line is no JSON object");
    }
    String type = Json.text(message, "type");
    return switch (type) {
      case "hello" -> hello(message);
      case "send" -> new Send(Json.bytes(message, "hex"));
      case "status", "code", "identity", "log" ->
          new Observed(ObservationJson.read(type, message), Json.bytes(message, "raw"));
      case "garbled" -> new Garbled(Json.bytes(message, "hex"));
      case "pong" -> new Pong(Json.number(message, "id"));
      case "logRead" -> new LogRead(Json.number(message, "id"));
      case "programmed" ->
          new Programmed(
              Json.number(message, "id"),
              message.path("done").asBoolean(false),
              Json.cut(message.path("detail").asText("")));
      default -> new Ignored(Json.cut(type));
    };
  }

  private static Hello hello(JsonNode message) throws Problem {
    long version = Json.number(message, "version");
    if (version != ToDriver.VERSION) {
      throw new Problem(
          "it speaks version " + version + ", and the rig version " + ToDriver.VERSION);
    }
    var can = EnumSet.noneOf(Capability.class);
    for (JsonNode word : message.path("capabilities")) {
      boolean known = false;
      for (Capability each : Capability.values()) {
        if (each.diskName().equals(word.asText())) {
          can.add(each);
          known = true;
        }
      }
      if (!known) {
        throw new Problem("no driver has the capability '" + Json.cut(word.asText()) + "'");
      }
    }
    return new Hello(can, Json.numberOr(message, "logFile", 0));
  }

  /** Reading values out of JSON. */
  final class Json {
    private static final int MOST_TEXT = 200;
    private static final JsonMapper MAPPER =
        JsonMapper.builder(
                com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(20).build())
                    .build())
            .build();

    private Json() {}

    static String text(JsonNode message, String key) throws Problem {
      JsonNode value = message.get(key);
      if (value == null || !value.isTextual()) {
        throw new Problem("a line lacks the text '" + key + "'");
      }
      return value.asText();
    }

    static long number(JsonNode message, String key) throws Problem {
      JsonNode value = message.get(key);
      boolean fits =
          value != null
              && value.isIntegralNumber()
              && value.canConvertToLong()
              && Math.abs(value.asLong()) < 1L << 53;
      if (!fits || value == null) {
        throw new Problem("a line lacks the whole number '" + key + "'");
      }
      return value.asLong();
    }

    static long numberOr(JsonNode message, String key, long otherwise) throws Problem {
      return message.has(key) ? number(message, key) : otherwise;
    }

    static byte[] bytes(JsonNode message, String key) throws Problem {
      try {
        return HexFormat.of().parseHex(text(message, key));
      } catch (IllegalArgumentException e) {
        throw new Problem("'" + key + "' is no hex text");
      }
    }

    static String cut(String text) {
      String short200 = text.substring(0, Math.min(MOST_TEXT, text.length()));
      return short200.replaceAll("[^ -~\\u00a0-\\ud7ff]", "?");
    }
  }
}
