package org.pumprig.rig.observe;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the rig needs of an HL7 v2 message on the wire: its type and control id, or what it
 * acknowledges. Read from MSH and MSA alone (HL7 v2.6 chapter 2, clauses 2.14.8 and 2.14.9); the
 * rest of the message, which may name a patient, is not looked at.
 *
 * @param type MSH-9, at most 32 characters
 * @param controlId MSH-10, at most 64 characters
 * @param acknowledgement MSA, if there is one
 */
record Hl7Header(String type, String controlId, Optional<Acknowledgement> acknowledgement) {
  private static final int MOST_TYPE = 32;
  private static final int MOST_ID = 64;

  /**
   * An acknowledgement.
   *
   * @param code MSA-1, such as {@code AA} or {@code CA}
   * @param controlId MSA-2, control id of the message that is acknowledged
   */
  record Acknowledgement(String code, String controlId) {}

  /** Reads a message without its MLLP frame; empty if it doesn't begin with a usable MSH. */
  static Optional<Hl7Header> parse(byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    if (text.length() < 8 || !text.startsWith("MSH")) {
      return Optional.empty();
    }
    char separator = text.charAt(3);
    Optional<String> type = field(text, 0, separator, 8);
    Optional<String> id = field(text, 0, separator, 9);
    if (type.isEmpty() || id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Hl7Header(
            cut(type.get(), MOST_TYPE), cut(id.get(), MOST_ID), acknowledgement(text, separator)));
  }

  private static Optional<Acknowledgement> acknowledgement(String text, char separator) {
    int at = text.indexOf("\rMSA" + separator);
    if (at < 0) {
      return Optional.empty();
    }
    Optional<String> code = field(text, at + 1, separator, 1);
    Optional<String> id = field(text, at + 1, separator, 2);
    return code.isEmpty() || id.isEmpty()
        ? Optional.empty()
        : Optional.of(new Acknowledgement(cut(code.get(), MOST_TYPE), cut(id.get(), MOST_ID)));
  }

  /**
   * What stands after the {@code index}-th separator of the segment that begins at {@code from}.
   */
  private static Optional<String> field(String text, int from, char separator, int index) {
    int carriageReturn = text.indexOf('\r', from);
    int end = carriageReturn < 0 ? text.length() : carriageReturn;
    int start = from;
    for (int i = 0; i < index; i++) {
      int next = text.indexOf(separator, start);
      if (next < 0 || next >= end) {
        return Optional.empty();
      }
      start = next + 1;
    }
    int next = text.indexOf(separator, start);
    return Optional.of(text.substring(start, next < 0 || next > end ? end : next));
  }

  /** Bounded, and printable: it goes into the journal as it stands. */
  private static String cut(String field, int most) {
    int length = Math.min(field.length(), most);
    for (int i = 0; i < length; i++) {
      if (field.charAt(i) < 0x20 || field.charAt(i) >= 0x7f) {
        return "?";
      }
    }
    return field.substring(0, length);
  }
}
