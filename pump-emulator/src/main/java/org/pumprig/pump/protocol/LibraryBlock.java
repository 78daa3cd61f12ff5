package org.pumprig.pump.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block of the drug library: master file response, {@code MFR^M01} (HL7 v2.6, chapter 8), an MFE
 * for each entry, and a DSC if there is more.
 *
 * @param version of the library, in MFI-2
 * @param from its first entry, from 0
 * @param next the entry after its last
 * @param more whether there is one
 */
public record LibraryBlock(long version, long from, long next, boolean more) {
  /**
   * What a pump reads of it.
   *
   * @param controlId MSA-2: the MSH-10 of the question
   */
  public record Received(String controlId, LibraryBlock block) {}

  /**
   * The message's bytes, without MLLP framing.
   *
   * @param query what it answers
   * @param ownControlId MSH-10 of the answer itself
   * @param facility MSH-4: which backend answers
   */
  public byte[] encode(LibraryQuery query, String ownControlId, String facility, long wallMicros) {
    List<String> segments = new ArrayList<>();
    segments.add(
        Hl7.answerHead(facility, query.sender(), wallMicros, "MFR^M01^MFR_M01", ownControlId));
    segments.add("MSA|AA|" + query.controlId());
    segments.add(query.definition(wallMicros));
    segments.add("MFI|" + LibraryQuery.FILE + "|" + version + "|REP|||NE");
    for (long entry = from; entry < next; entry++) {
      segments.add("MFE|MAD|||" + DrugLibrary.entry(entry) + "|CE");
    }
    if (more) {
      segments.add("DSC|" + next + "|I");
    }
    return Hl7.message(segments);
  }

  /** Reads a message; null if it is no such answer. */
  public static @Nullable Received decode(byte[] message) {
    if (!new String(message, StandardCharsets.ISO_8859_1).contains("|MFR^M01")) {
      return null;
    }
    String controlId = "";
    long version = -1;
    long first = -1;
    long last = -1;
    long next = -1;
    for (String segment : Hl7.segments(message)) {
      List<String> fields = Hl7.fields(segment);
      if (Hl7.isNamed(segment, "MSA") && Hl7.field(fields, 1).equals("AA")) {
        controlId = Hl7.field(fields, 2);
      } else if (Hl7.isNamed(segment, "MFI")) {
        version = Hl7.number(Hl7.field(fields, 2));
      } else if (Hl7.isNamed(segment, "MFE")) {
        last = Hl7.number(Hl7.component(Hl7.field(fields, 4), 1)) - 1;
        first = first < 0 ? last : first;
      } else if (Hl7.isNamed(segment, "DSC")) {
        next = Hl7.number(Hl7.field(fields, 1));
      }
    }
    if (controlId.isEmpty() || version < 1 || (next >= 0 && next != last + 1)) {
      return null;
    }
    return new Received(
        controlId, new LibraryBlock(version, Math.max(0, first), last + 1, next >= 0));
  }
}
