package org.pumprig.fault.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketFault;

/**
 * Types of toxics of a relay of datagrams, as packet faults. Units as those of streams:
 * milliseconds, kilobytes (1000 bytes) a second; a {@code share} of datagrams is above 0 and up to
 * 1.
 */
final class PacketToxicTypes {
  static final List<String> ALL =
      List.of("loss", "latency", "duplicate", "reorder", "corrupt", "bandwidth", "blackhole");

  private static final long BITS_OF_A_KILOBYTE = 8_000;

  /** A datagram of any length passes, if late: what is larger than the bucket would be lost. */
  private static final long BUCKET_BYTES = 1 << 16;

  private static final long QUEUE_BYTES = 1 << 20;

  private PacketToxicTypes() {}

  static PacketFault fault(String type, JsonNode attributes) throws ApiProblem {
    try {
      return read(type, new Attributes(attributes));
    } catch (IllegalArgumentException e) {
      throw ApiProblem.badRequest("toxic " + type + ": " + e.getMessage());
    }
  }

  private static PacketFault read(String type, Attributes in) throws ApiProblem {
    return switch (type) {
      case "loss" -> loss(in);
      case "latency" -> latency(in);
      case "duplicate" -> new PacketFault.Duplicate(in.share("share"));
      case "reorder" -> new PacketFault.Reorder(in.share("share"), in.millis("delay", 0));
      case "corrupt" -> new PacketFault.Corrupt(in.share("share"));
      case "bandwidth" -> bandwidth(in);
      case "blackhole" -> new PacketFault.Blackhole();
      default ->
          throw ApiProblem.badRequest(
              "no toxic of type '"
                  + type
                  + "' for datagrams; there are "
                  + String.join(", ", ALL)
                  + (ToxicTypes.ALL.contains(type) ? "; " + type + " is for connections" : ""));
    };
  }

  /** A share of all, or every nth. */
  private static PacketFault loss(Attributes in) throws ApiProblem {
    long every = in.number("every", 0);
    if (every > 0 && in.has("share")) {
      throw ApiProblem.badRequest("toxic loss: either 'share' or 'every'");
    }
    return new PacketFault.Loss(
        every > 0
            ? new LossModel.EveryNth((int) Math.min(every, Integer.MAX_VALUE))
            : new LossModel.Bernoulli(in.share("share")));
  }

  /** Latency ± jitter, never below 0, as for streams; in order unless told otherwise. */
  private static PacketFault latency(Attributes in) throws ApiProblem {
    long delay = in.millis("latency", 0);
    long jitter = in.millis("jitter", 0);
    long least = Math.max(0, delay - jitter);
    long range = delay + jitter - least;
    return new PacketFault.Delay(
        least, range == 0 ? new Jitter.None() : new Jitter.Uniform(range), !in.flag("overtaking"));
  }

  /** A rate of 0 lets nothing pass, as Toxiproxy's. */
  private static PacketFault bandwidth(Attributes in) throws ApiProblem {
    long kilobytes = Math.min(in.number("rate", 0), 10_000_000);
    return kilobytes == 0
        ? new PacketFault.Blackhole()
        : new PacketFault.Rate(
            kilobytes * BITS_OF_A_KILOBYTE, BUCKET_BYTES, QUEUE_BYTES, !in.flag("shared"));
  }

  /** What was asked, of what the type knows. */
  static JsonNode attributes(String type, JsonNode asked) {
    var out = JsonNodeFactory.instance.objectNode();
    for (String name : names(type)) {
      if (!asked.path(name).isMissingNode() && !asked.path(name).isNull()) {
        out.set(name, asked.path(name));
      }
    }
    return out;
  }

  private static List<String> names(String type) {
    return switch (type) {
      case "loss" -> List.of("share", "every");
      case "latency" -> List.of("latency", "jitter", "overtaking");
      case "reorder" -> List.of("share", "delay");
      case "duplicate", "corrupt" -> List.of("share");
      case "bandwidth" -> List.of("rate", "shared");
      default -> List.of();
    };
  }
}
