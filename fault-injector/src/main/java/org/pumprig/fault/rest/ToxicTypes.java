package org.pumprig.fault.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.pumprig.fault.StreamFault;

/**
 * Toxiproxy's types of toxics, and those that only this proxy has, as stream faults.
 *
 * <p>Toxiproxy's units: milliseconds, except the slicer's pause in microseconds; kilobytes (1000
 * bytes) a second; bytes.
 */
final class ToxicTypes {
  /** All names, Toxiproxy's own first. */
  static final List<String> ALL =
      List.of(
          "latency",
          "bandwidth",
          "slow_close",
          "timeout",
          "reset_peer",
          "slicer",
          "limit_data",
          "stall",
          "half_open",
          "refuse",
          "accept_silence",
          "slow_connect");

  private ToxicTypes() {}

  static StreamFault fault(String type, JsonNode attributes) throws ApiProblem {
    try {
      return read(type, new Attributes(attributes));
    } catch (IllegalArgumentException e) {
      throw ApiProblem.badRequest("toxic " + type + ": " + e.getMessage());
    }
  }

  private static StreamFault read(String type, Attributes in) throws ApiProblem {
    return switch (type) {
      case "latency" -> latency(in);
      case "bandwidth" -> bandwidth(in);
      case "slow_close" -> new StreamFault.SlowClose(in.millis("delay", 0));
      case "timeout" -> new StreamFault.TimeOut(in.millis("timeout", 0));
      case "reset_peer" -> new StreamFault.Reset(in.millis("timeout", 0));
      case "slicer" ->
          new StreamFault.Slicer(
              (int) Math.min(in.number("average_size", 0), Integer.MAX_VALUE),
              (int) Math.min(in.number("size_variation", 0), Integer.MAX_VALUE),
              in.number("delay", 0) * 1_000);
      case "limit_data" -> new StreamFault.DataLimit(in.number("bytes", 0));
      case "stall" -> new StreamFault.Stall();
      case "half_open" -> new StreamFault.HalfOpen();
      case "refuse" -> new StreamFault.Refuse(in.flag("cut_established"));
      case "accept_silence" -> new StreamFault.AcceptSilence();
      case "slow_connect" -> new StreamFault.SlowConnect(in.millis("delay", 0));
      default ->
          throw ApiProblem.badRequest(
              "no toxic of type '" + type + "'; there are " + String.join(", ", ALL));
    };
  }

  /** Toxiproxy's jitter goes both ways: latency ± jitter, never below 0. */
  private static StreamFault latency(Attributes in) throws ApiProblem {
    long delay = in.millis("latency", 0);
    long jitter = in.millis("jitter", 0);
    long least = Math.max(0, delay - jitter);
    return new StreamFault.Latency(least, delay + jitter - least);
  }

  /** A rate of 0 lets nothing pass, as Toxiproxy's. */
  private static StreamFault bandwidth(Attributes in) throws ApiProblem {
    long kilobytes = in.number("rate", 0);
    return kilobytes == 0
        ? new StreamFault.Stall()
        : new StreamFault.Bandwidth(Math.min(kilobytes, 100_000_000) * 1_000, in.flag("shared"));
  }

  /** What was asked, with Toxiproxy's defaults filled in, as its clients expect to read it back. */
  static JsonNode attributes(String type, JsonNode asked) {
    var out = JsonNodeFactory.instance.objectNode();
    for (String name : names(type)) {
      JsonNode value = asked.path(name);
      if (value.isMissingNode() || value.isNull()) {
        out.put(name, 0);
      } else {
        out.set(name, value);
      }
    }
    for (String name : List.of("shared", "cut_established")) {
      if (asked.path(name).isBoolean()) {
        out.set(name, asked.path(name));
      }
    }
    return out;
  }

  private static List<String> names(String type) {
    return switch (type) {
      case "latency" -> List.of("latency", "jitter");
      case "bandwidth" -> List.of("rate");
      case "slow_close", "slow_connect" -> List.of("delay");
      case "timeout", "reset_peer" -> List.of("timeout");
      case "slicer" -> List.of("average_size", "size_variation", "delay");
      case "limit_data" -> List.of("bytes");
      default -> List.of();
    };
  }
}
