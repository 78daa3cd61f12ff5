package org.pumprig.rig.rundir;

import java.util.List;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.CanonicalParser;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;

/**
 * What lies in the place of a bulk file that was taken out of a copy of a run.
 *
 * @param file its name, relative to the run's directory
 * @param original the digest that the journal knows
 * @param redacted what is left of it; empty path: nothing
 * @param removed what was taken out, a line each
 */
public record Tombstone(
    String file, EvidenceFile original, EvidenceFile redacted, List<String> removed) {
  /** How its own file's name ends. */
  static final String ENDING = ".tombstone.json";

  /** Copies the list. */
  public Tombstone {
    removed = List.copyOf(removed);
  }

  /** One of a file of which nothing is left. */
  public static Tombstone ofAll(EvidenceFile original, String why) {
    return new Tombstone(original.path(), original, new EvidenceFile("", 0, ""), List.of(why));
  }

  /** Its own file's name. */
  public String name() {
    return file + ENDING;
  }

  /** Its own file. */
  public byte[] bytes() {
    return CanonicalJson.bytes(
        out ->
            out.text("file", file)
                .number("originalBytes", original.bytes())
                .text("originalSha256", original.sha256())
                .number("redactedBytes", redacted.bytes())
                .text("redactedFile", redacted.path())
                .text("redactedSha256", redacted.sha256())
                .texts("removed", removed)
                .number("tombstone", 1));
  }

  /**
   * Reads one.
   *
   * @throws JournalFormatException if it isn't one of this version
   */
  static Tombstone parse(byte[] bytes) {
    Fields in = CanonicalParser.parse(bytes);
    if (in.number("tombstone") != 1) {
      throw new JournalFormatException("it is a tombstone of another version");
    }
    String file = in.text("file");
    return new Tombstone(
        file,
        new EvidenceFile(file, in.number("originalBytes"), in.text("originalSha256")),
        new EvidenceFile(
            in.text("redactedFile"), in.number("redactedBytes"), in.text("redactedSha256")),
        in.texts("removed"));
  }
}
