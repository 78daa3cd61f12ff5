package org.pumprig.fault.service;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The query of {@link MessageProbe} and what is read of its answer (HL7 v2.6, 2.15 and 14.3). */
final class ProbeQuery {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

  private ProbeQuery() {}

  /**
   * @param controlId MSA-2: which message is answered
   * @param code MSA-1
   * @param sender MSH-3 and MSH-4, joined by {@code /}
   */
  record Answer(String controlId, String code, String sender) {}

  static byte[] encode(String controlId, long wallMicros) {
    String now =
        LocalDateTime.ofEpochSecond(wallMicros / 1_000_000, 0, ZoneOffset.UTC).format(SECONDS)
            + "+0000";
    return ("MSH|^~\\&|PUMPRIG_PROBE|PUMPRIG|GATEWAY||%s||NMQ^N01^NMQ_N01|%s|T|2.6|||NE|AL\r"
            + "NCK|%s\r")
        .formatted(now, controlId, now)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Null if the message is no acknowledgement. */
  static @Nullable Answer decode(byte[] message) {
    String sender = null;
    for (String segment : new String(message, StandardCharsets.UTF_8).split("\r", 64)) {
      List<String> fields = List.of(segment.split("\\|", -1));
      if (fields.getFirst().equals("MSH") && fields.size() > 3) {
        sender = fields.get(2) + "/" + fields.get(3);
      } else if (fields.getFirst().equals("MSA") && fields.size() > 2 && sender != null) {
        return new Answer(fields.get(2), fields.get(1), sender);
      }
    }
    return null;
  }
}
