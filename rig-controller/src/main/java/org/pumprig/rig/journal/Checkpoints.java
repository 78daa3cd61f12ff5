package org.pumprig.rig.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.Storage;
import org.pumprig.rig.json.JournalFormatException;

/** The checkpoints of a run, for those who sign them. */
public final class Checkpoints {
  private static final int TAIL_BYTES = 16 << 10;

  /** What ends an entry: its text's last LF, then two empty lines. */
  private static final String END = "\n\n\n";

  private Checkpoints() {}

  /**
   * The text of the last whole checkpoint: what a signed note holds before its empty line.
   *
   * <p>A file of many that ends whole is read from its end: the entries before the last are for
   * those who read the journal.
   *
   * @return empty if there is none
   * @throws JournalDamage if the file isn't what was written
   */
  public static Optional<String> last(Storage storage) throws IOException, JournalDamage {
    String entry = lastOfTail(storage);
    return entry == null ? lastOfAll(storage) : Optional.of(entry);
  }

  /** Null if the end alone doesn't tell. */
  private static @Nullable String lastOfTail(Storage storage) throws IOException {
    if (!storage.exists(Names.CHECKPOINTS) || storage.size(Names.CHECKPOINTS) <= TAIL_BYTES) {
      return null;
    }
    String tail;
    try (InputStream in = storage.read(Names.CHECKPOINTS)) {
      in.skipNBytes(storage.size(Names.CHECKPOINTS) - TAIL_BYTES);
      tail = new String(in.readNBytes(TAIL_BYTES), StandardCharsets.UTF_8);
    }
    int before = tail.lastIndexOf(END, tail.length() - END.length() - 1);
    if (before < 0 || !tail.endsWith(END)) {
      return null;
    }
    String text = tail.substring(before + END.length(), tail.length() - 2);
    try {
      return text(Checkpoint.parse(text));
    } catch (JournalFormatException bad) {
      return null;
    }
  }

  private static Optional<String> lastOfAll(Storage storage) throws IOException, JournalDamage {
    Optional<String> last = Optional.empty();
    try (var source = new CheckpointSource(storage)) {
      for (Checkpoint one = source.next(); one != null; one = source.next()) {
        last = Optional.of(text(one));
      }
    }
    return last;
  }

  private static String text(Checkpoint one) {
    String entry = new String(one.encode(), StandardCharsets.UTF_8);
    return entry.substring(0, entry.length() - 2);
  }
}
