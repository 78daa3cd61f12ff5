package org.pumprig.rig.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.pumprig.host.Storage;

/** The checkpoints of a run, for those who sign them. */
public final class Checkpoints {
  private Checkpoints() {}

  /**
   * The text of the last whole checkpoint: what a signed note holds before its empty line.
   *
   * @return empty if there is none
   * @throws JournalDamage if the file isn't what was written
   */
  public static Optional<String> last(Storage storage) throws IOException, JournalDamage {
    Optional<String> last = Optional.empty();
    try (var source = new CheckpointSource(storage)) {
      for (Checkpoint one = source.next(); one != null; one = source.next()) {
        String entry = new String(one.encode(), StandardCharsets.UTF_8);
        last = Optional.of(entry.substring(0, entry.length() - 2));
      }
    }
    return last;
  }
}
