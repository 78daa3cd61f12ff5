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
    String[] msh = fields(firstSegment(text), separator);
    if (msh.length < 10) {
      return Optional.empty();
    }
    return Optional.of(
        new Hl7Header(
            cut(msh[8], MOST_TYPE), cut(msh[9], MOST_ID), acknowledgement(text, separator)));
  }

  private static Optional<Acknowledgement> acknowledgement(String text, char separator) {
    int at = text.indexOf("\rMSA" + separator);
    if (at < 0) {
      return Optional.empty();
    }
    String[] msa = fields(firstSegment(text.substring(at + 1)), separator);
    return msa.length < 3
        ? Optional.empty()
        : Optional.of(new Acknowledgement(cut(msa[1], MOST_TYPE), cut(msa[2], MOST_ID)));
  }

  private static String firstSegment(String text) {
    int end = text.indexOf('\r');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String[] fields(String segment, char separator) {
    return segment.split(java.util.regex.Pattern.quote(String.valueOf(separator)), -1);
  }

  /** Bounded, and printable: it goes into the journal as it stands. */
  private static String cut(String field, int most) {
    String bounded = field.length() <= most ? field : field.substring(0, most);
    return bounded.chars().allMatch(c -> c >= 0x20 && c < 0x7f) ? bounded : "?";
  }
}
