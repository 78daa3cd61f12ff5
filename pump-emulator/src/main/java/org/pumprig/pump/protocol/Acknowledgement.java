package org.pumprig.pump.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A general acknowledgement, {@code ACK^R01^ACK} (HL7 v2.6, 2.9.2 and table 0008).
 *
 * @param controlId MSA-2: the MSH-10 of the message that is answered
 */
public record Acknowledgement(Code code, String controlId) {
  /** MSA-1. */
  public enum Code {
    /** Application accept. */
    AA,
    /** Application error. */
    AE,
    /** Application reject. */
    AR,
    /** Accept acknowledgement: commit accept. */
    CA,
    /** Commit error. */
    CE,
    /** Commit reject. */
    CR
  }

  /**
   * The message's bytes, without MLLP framing.
   *
   * @param ownControlId MSH-10 of the acknowledgement itself
   * @param receiver MSH-5: the MSH-3 of the message that is answered
   */
  public byte[] encode(String ownControlId, String receiver, long wallMicros) {
    return encode(ownControlId, "PUMPRIG", receiver, wallMicros);
  }

  /**
   * The message's bytes, without MLLP framing.
   *
   * @param ownControlId MSH-10 of the acknowledgement itself
   * @param facility MSH-4: which backend answers
   * @param receiver MSH-5: the MSH-3 of the message that is answered
   */
  public byte[] encode(String ownControlId, String facility, String receiver, long wallMicros) {
    return Hl7.message(
        List.of(
            Hl7.answerHead(facility, receiver, wallMicros, "ACK^R01^ACK", ownControlId),
            "MSA|" + code + "|" + controlId));
  }

  /** Reads a message; null if it is no acknowledgement. */
  public static @Nullable Acknowledgement decode(byte[] message) {
    List<String> segments = Hl7.segments(message);
    if (segments.isEmpty()
        || !Hl7.isNamed(segments.getFirst(), "MSH")
        || !Hl7.component(Hl7.field(Hl7.fields(segments.getFirst()), 9), 1).equals("ACK")) {
      return null;
    }
    for (String segment : segments) {
      if (Hl7.isNamed(segment, "MSA")) {
        List<String> fields = Hl7.fields(segment);
        for (Code code : Code.values()) {
          if (code.name().equals(Hl7.field(fields, 1))) {
            return new Acknowledgement(code, Hl7.field(fields, 2));
          }
        }
      }
    }
    return null;
  }
}
