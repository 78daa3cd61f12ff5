package org.pumprig.rig.driver.pcd;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The header (MSH) of a message, read by itself: it must be answered even where the rest is broken.
 *
 * @param application MSH-3, with its components
 * @param facility MSH-4
 * @param type MSH-9
 * @param controlId MSH-10
 * @param processing MSH-11
 * @param version MSH-12
 * @param acceptAck MSH-15: whether the accept acknowledgement is wanted
 * @param applicationAck MSH-16
 */
record PcdHeader(
    String application,
    String facility,
    String type,
    String controlId,
    String processing,
    String version,
    String acceptAck,
    String applicationAck) {
  private static final String ENCODING = "^~\\&";
  private static final int MOST_FIELD = 250;

  /** Empty: it doesn't begin as a message in the standard encoding does. */
  static Optional<PcdHeader> read(String text) {
    int end = text.indexOf('\r');
    String header = end < 0 ? text : text.substring(0, end);
    if (!header.startsWith("MSH|" + ENCODING + "|")) {
      return Optional.empty();
    }
    String[] fields = header.split("\\|", 32);
    return Optional.of(
        new PcdHeader(
            field(fields, 3),
            field(fields, 4),
            field(fields, 9),
            field(fields, 10),
            field(fields, 11),
            field(fields, 12),
            field(fields, 15),
            field(fields, 16)));
  }

  /** MSH-1 is the separator itself. */
  private static String field(String[] fields, int number) {
    String text = fields.length < number ? "" : fields[number - 1];
    return text.substring(0, Math.min(MOST_FIELD, text.length()));
  }

  /** The trigger event, MSH-9.2, of an unsolicited observation; empty for other messages. */
  String trigger() {
    String[] parts = type.split("\\^", 4);
    return parts.length > 1 && parts[0].equals("ORU") ? parts[1] : "";
  }

  /**
   * The acknowledgements that this message wants: the original mode answers once, the enhanced one
   * as its header says (HL7 v2.6, 2.9.2 and 2.9.3).
   *
   * @param good whether it was understood
   * @param ownId number of the first answer
   * @param why in one line, if it wasn't
   */
  List<byte[]> answers(boolean good, long ownId, String why) {
    boolean original = acceptAck.isEmpty() && applicationAck.isEmpty();
    var answers = new java.util.ArrayList<byte[]>();
    if (wanted(acceptAck, good)) {
      answers.add(answer(good ? "CA" : "CE", ownId, why));
    }
    if (original || wanted(applicationAck, good)) {
      answers.add(answer(good ? "AA" : "AE", ownId + answers.size(), why));
    }
    return answers;
  }

  private static boolean wanted(String condition, boolean good) {
    return switch (condition) {
      case "AL" -> true;
      case "SU" -> good;
      case "ER" -> !good;
      default -> false; // NE, empty, and text from outside
    };
  }

  private byte[] answer(String code, long ownId, String why) {
    String trigger = type.contains("^") ? "^" + type.split("\\^", 3)[1] + "^ACK" : "";
    String text =
        "MSH|"
            + ENCODING
            + "|PUMPRIG|RIG|"
            + application
            + "|"
            + facility
            + "|||ACK"
            + trigger
            + "|RIG"
            + ownId
            + "|"
            + (processing.isEmpty() ? "P" : processing)
            + "|"
            + (version.isEmpty() ? "2.6" : version)
            + "\rMSA|"
            + code
            + "|"
            + controlId
            + "\r"
            + (why.isEmpty()
                ? ""
                : "ERR|||207^Application internal error^HL70357|E||||" + why + "\r");
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What answers bytes that have no header to be answered by. */
  static byte[] rejection(long ownId, String why) {
    var nobody = new PcdHeader("", "", "", "", "", "", "", "");
    return nobody.answer("AR", ownId, why);
  }
}
