package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.pumprig.rig.json.CanonicalParser;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;

/** Whether a sealed statement is about this pack's manifests. */
final class StatementSubjects {
  private StatementSubjects() {}

  /** The manifests must be subjects, with the digests of the files that are there. */
  static boolean hold(Path bag, byte[] statement) throws IOException {
    try {
      List<Fields> subjects = CanonicalParser.parse(statement).objects("subject");
      for (String manifest : Bag.SEALED) {
        String digest = Digests.of(bag, manifest).sha256();
        if (subjects.stream()
            .noneMatch(
                subject ->
                    subject.text("name").equals(manifest)
                        && subject.object("digest").text("sha256").equals(digest))) {
          return false;
        }
      }
      return true;
    } catch (JournalFormatException notOurs) {
      return false;
    }
  }
}
