package org.pumprig.pump.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pump asks for the gateway's drug library: a query for master files, {@code MFQ^M01} (HL7 v2.6,
 * chapter 8; QRD and DSC as in chapters 5 and 2). How real pumps fetch theirs is each maker's own;
 * what is the pumps' own here stands in fields that the standard leaves to the site: the library's
 * version in QRD-10, the entry to begin with in DSC-1.
 *
 * @param serial of the pump, in MSH-3
 * @param controlId MSH-10, at most 20 characters
 * @param sender MSH-3, to be answered
 * @param version of the library that the pump has; 0: none
 * @param entry from 0
 */
public record LibraryQuery(
    String serial, String controlId, String sender, long version, long entry) {
  static final String FILE = "DRUGLIBRARY^Drug library^99PUMPRIG";

  /** Of a pump. */
  public LibraryQuery(String serial, String controlId, long version, long entry) {
    this(serial, controlId, "PUMPRIG_PUMP^" + serial, version, entry);
  }

  /** The message's bytes, without MLLP framing. */
  public byte[] encode(long wallMicros) {
    return Hl7.message(
        List.of(
            "MSH|^~\\&|"
                + sender
                + "|PUMPRIG|GATEWAY|PUMPRIG|"
                + Hl7.time(wallMicros)
                + "||MFQ^M01^MFQ_M01|"
                + controlId
                + "|P|2.6|||NE|AL||UNICODE UTF-8",
            definition(wallMicros),
            "DSC|" + entry + "|I"));
  }

  /** QRD: what is asked, repeated in the answer. */
  String definition(long wallMicros) {
    return "QRD|"
        + Hl7.time(wallMicros)
        + "|R|I|"
        + controlId
        + "|||"
        + DrugLibrary.MOST
        + "^RD|ALL|"
        + FILE
        + "|"
        + version;
  }

  /** Reads a message; null if it is no such query. */
  public static @Nullable LibraryQuery decode(byte[] message) {
    if (!new String(message, StandardCharsets.ISO_8859_1).contains("|MFQ^M01")) {
      return null;
    }
    List<String> segments = Hl7.segments(message);
    List<String> head = Hl7.fields(segments.getFirst());
    String what = "";
    long version = -1;
    long entry = -1;
    for (String segment : segments) {
      List<String> fields = Hl7.fields(segment);
      if (Hl7.isNamed(segment, "QRD")) {
        what = Hl7.field(fields, 9);
        version = Hl7.number(Hl7.field(fields, 10));
      } else if (Hl7.isNamed(segment, "DSC")) {
        entry = Hl7.number(Hl7.field(fields, 1));
      }
    }
    String sender = Hl7.field(head, 3);
    boolean whole =
        Hl7.isNamed(segments.getFirst(), "MSH")
            && Hl7.component(Hl7.field(head, 9), 1).equals("MFQ")
            && what.equals(FILE)
            && !Hl7.field(head, 10).isEmpty();
    return whole && version >= 0 && entry >= 0
        ? new LibraryQuery(Hl7.component(sender, 2), Hl7.field(head, 10), sender, version, entry)
        : null;
  }
}
