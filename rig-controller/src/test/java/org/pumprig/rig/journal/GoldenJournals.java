package org.pumprig.rig.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pumprig.time.VirtualScheduler;

/**
 * Writes the golden journals, always the same way. What is in the fixtures was written once and is
 * never written again: a new version of the format gets a folder of its own.
 */
final class GoldenJournals {
  private GoldenJournals() {}

  /** One raw segment; a process that died after 20 events, and its next epoch, closed in order. */
  static HeapStorage twoEpochs() throws IOException, JournalDamage {
    HeapStorage storage = Samples.killed(20, JournalLimits.STANDARD);
    var appender = storage.append("journal/00000001.jsonl");
    byte[] torn = {'{', '"', 'c'};
    appender.write(torn, 0, torn.length);
    appender.close();
    var time = new VirtualScheduler(Samples.WALL_START_MICROS + 60_000_000);
    JournalWriter writer =
        JournalRecovery.recover(
                storage,
                time,
                new InlineCommitter(),
                Samples.RUN,
                new Samples.Seen(),
                failure -> {
                  throw new AssertionError("the journal failed", failure.cause());
                })
            .writer();
    Samples.fill(writer, time, 5);
    writer.close(() -> {});
    return storage;
  }

  /** Several segments, all but the last compressed. */
  static HeapStorage segments() throws IOException {
    return Samples.closed(120, Samples.SMALL);
  }

  /** Writes the folders below the one named; for a new version of the format. */
  public static void main(String[] args) throws IOException, JournalDamage {
    save(twoEpochs(), Path.of(args[0], "two-epochs"));
    save(segments(), Path.of(args[0], "segments"));
  }

  private static void save(HeapStorage storage, Path folder) throws IOException {
    for (var file : storage.files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(folder.resolve(file.getKey()).resolve("..").normalize());
      Files.write(target, file.getValue());
    }
  }
}
