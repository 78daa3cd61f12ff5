package org.pumprig.pump.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway needs of a status message.
 *
 * @param controlId MSH-10
 * @param sender MSH-3, to be answered
 * @param serial OBX-18's first component; empty if there is none
 */
public record ReceivedStatus(String controlId, String sender, String serial) {
  /** Reads a message; null if it is no PCD-01 report. */
  public static @Nullable ReceivedStatus decode(byte[] message) {
    List<String> segments = Hl7.segments(message);
    if (segments.isEmpty() || !Hl7.isNamed(segments.getFirst(), "MSH")) {
      return null;
    }
    List<String> header = Hl7.fields(segments.getFirst());
    boolean report =
        Hl7.field(header, 9).equals("ORU^R01^ORU_R01")
            && Hl7.field(header, 21).contains("1.3.6.1.4.1.19376.1.6.1.1.1")
            && !Hl7.field(header, 10).isEmpty();
    if (!report) {
      return null;
    }
    String serial = "";
    for (String segment : segments) {
      if (serial.isEmpty() && Hl7.isNamed(segment, "OBX")) {
        serial = Hl7.component(Hl7.field(Hl7.fields(segment), 18), 1);
      }
    }
    return new ReceivedStatus(Hl7.field(header, 10), Hl7.field(header, 3), serial);
  }
}
