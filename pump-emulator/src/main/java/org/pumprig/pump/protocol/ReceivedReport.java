package org.pumprig.pump.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway needs of a pump's report.
 *
 * @param controlId MSH-10
 * @param sender MSH-3, to be answered
 * @param serial OBX-18's first component; empty if there is none
 */
public record ReceivedReport(Kind kind, String controlId, String sender, String serial) {
  /** Which transaction it belongs to. */
  public enum Kind {
    /** PCD-01, the periodic report. */
    STATUS("ORU^R01^ORU_R01"),
    /** PCD-04, an alarm. */
    ALARM("ORU^R40^ORU_R40"),
    /** PCD-10, an event of an infusion. */
    EVENT("ORU^R42^ORU_R01");

    private final String type;

    Kind(String type) {
      this.type = type;
    }
  }

  /** Reads a message; null if it is no report of the three. */
  public static @Nullable ReceivedReport decode(byte[] message) {
    List<String> segments = Hl7.segments(message);
    if (segments.isEmpty() || !Hl7.isNamed(segments.getFirst(), "MSH")) {
      return null;
    }
    List<String> header = Hl7.fields(segments.getFirst());
    Kind kind = kind(header);
    if (kind == null || Hl7.field(header, 10).isEmpty()) {
      return null;
    }
    String serial = "";
    for (String segment : segments) {
      if (serial.isEmpty() && Hl7.isNamed(segment, "OBX")) {
        serial = Hl7.component(Hl7.field(Hl7.fields(segment), 18), 1);
      }
    }
    return new ReceivedReport(kind, Hl7.field(header, 10), Hl7.field(header, 3), serial);
  }

  private static @Nullable Kind kind(List<String> header) {
    for (Kind each : Kind.values()) {
      if (Hl7.field(header, 9).equals(each.type)) {
        boolean profiled =
            each != Kind.STATUS || Hl7.field(header, 21).contains("1.3.6.1.4.1.19376.1.6.1.1.1");
        return profiled ? each : null;
      }
    }
    return null;
  }
}
