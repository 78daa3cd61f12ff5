package org.pumprig.pump.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application management query (HL7 v2.6, chapter 14, {@code NMQ^N01}): somebody asks whether
 * the gateway is there.
 *
 * @param controlId MSH-10
 * @param sender MSH-3, to be answered
 */
public record ReceivedQuery(String controlId, String sender) {
  /** Reads a message; null if it is no such query. */
  public static @Nullable ReceivedQuery decode(byte[] message) {
    List<String> segments = Hl7.segments(message);
    if (segments.isEmpty() || !Hl7.isNamed(segments.getFirst(), "MSH")) {
      return null;
    }
    List<String> header = Hl7.fields(segments.getFirst());
    String controlId = Hl7.field(header, 10);
    return Hl7.component(Hl7.field(header, 9), 1).equals("NMQ") && !controlId.isEmpty()
        ? new ReceivedQuery(controlId, Hl7.field(header, 3))
        : null;
  }
}
