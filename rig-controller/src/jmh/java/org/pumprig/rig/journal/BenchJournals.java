package org.pumprig.rig.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.pumprig.host.Storage;
import org.pumprig.time.SystemScheduler;

/**
 * Journals for measuring: the events of {@link Samples}, about 190 bytes a line, on a real disk.
 */
final class BenchJournals {
  static final int EVENTS = 1_000_000;

  private BenchJournals() {}

  /** Writes a journal as a real run does, and returns when all of it is durable. */
  static void write(Storage storage, int events) throws IOException, InterruptedException {
    var sealed = new CountDownLatch(1);
    try (var scheduler = new SystemScheduler("state", BenchJournals::broken);
        var committer = new ThreadCommitter(scheduler, "journal-io")) {
      JournalWriter writer =
          JournalWriter.create(
              storage, scheduler, committer, Samples.RUN, failed -> broken(failed.cause()));
      scheduler.execute(() -> some(scheduler, writer, 0, events, sealed));
      sealed.await();
    }
  }

  /** Appends a thousand events, commits, and goes on when they are queued; no faster than disk. */
  private static void some(
      SystemScheduler scheduler,
      JournalWriter writer,
      int from,
      int events,
      CountDownLatch sealed) {
    int to = Math.min(events, from + 1000);
    for (int i = from; i < to; i++) {
      writer.append(new Samples.Observed("SN-1042-0007", i), i * 1000L, 1_767_225_600_000_000L + i);
    }
    if (to == events) {
      writer.close(sealed::countDown);
    } else if (writer.backlogBytes() > 8 << 20) {
      writer.commit(() -> some(scheduler, writer, to, events, sealed));
    } else {
      scheduler.execute(() -> some(scheduler, writer, to, events, sealed));
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void broken(Throwable cause) {
    throw new AssertionError("the journal failed while being measured", cause);
  }
}
