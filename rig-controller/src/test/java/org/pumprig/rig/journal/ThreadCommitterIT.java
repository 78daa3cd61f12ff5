package org.pumprig.rig.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.time.SystemScheduler;

@Tag("integration")
class ThreadCommitterIT {
  private final CopyOnWriteArrayList<String> seen = new CopyOnWriteArrayList<>();

  @Test
  void doesTheWorkOnItsThreadAndTellsOnTheSchedulers() {
    try (var scheduler = new SystemScheduler("state", broken -> seen.add(broken.toString()));
        var committer = new ThreadCommitter(scheduler, "journal-io")) {
      committer.execute(this::note, this::note, failure -> seen.add("failed"));
      committer.execute(
          () -> {
            throw new IOException("full");
          },
          () -> seen.add("completed"),
          failure -> seen.add(failure.getMessage() + Thread.currentThread().getName()));
      committer.execute(
          () -> {
            throw new IllegalStateException("bug");
          },
          () -> seen.add("completed"),
          failure -> seen.add(String.valueOf(failure.getCause())));
      await().until(() -> seen.size() == 4);
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(
            "journal-io", "state", "fullstate", "java.lang.IllegalStateException: bug");
  }

  @Test
  void writesAJournalThatReadsBack() throws Exception {
    var storage = new HeapStorage();
    try (var scheduler = new SystemScheduler("state", broken -> seen.add(broken.toString()));
        var committer = new ThreadCommitter(scheduler, "journal-io")) {
      JournalWriter writer =
          JournalWriter.create(
              storage, scheduler, committer, Samples.RUN, f -> seen.add(f.doing()), Samples.SMALL);
      scheduler.execute(
          () -> {
            for (int i = 0; i < 500; i++) {
              writer.append(new Samples.Observed("SN-1", i), i, i);
            }
            writer.close(() -> seen.add("sealed"));
          });
      await().until(() -> !seen.isEmpty());
    }
    assertThat(seen).containsExactly("sealed");
    var read = new Samples.Seen();
    assertThat(JournalReader.read(storage, read)).isInstanceOf(ReadOutcome.Complete.class);
    assertThat(read.indices).hasSize(500);
  }

  private void note() {
    seen.add(Thread.currentThread().getName());
  }
}
