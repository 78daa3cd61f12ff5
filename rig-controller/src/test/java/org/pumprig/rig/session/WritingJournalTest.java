package org.pumprig.rig.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.host.MemoryStorage;
import org.pumprig.rig.event.Lifecycle.TimerFired;
import org.pumprig.rig.journal.InlineCommitter;
import org.pumprig.rig.journal.RunIdentity;
import org.pumprig.time.VirtualScheduler;

/** A run's journal whose disk fills up: one failure is told, and nobody waits for ever. */
class WritingJournalTest {
  private final MemoryStorage disk = new MemoryStorage();
  private final List<String> told = new ArrayList<>();

  private WritingJournal create() throws Exception {
    return WritingJournal.create(
        disk,
        new VirtualScheduler(0),
        new InlineCommitter(),
        new RunIdentity("r", "ab".repeat(32), "cd".repeat(32)),
        1L << 20,
        Optional.empty(),
        failure -> told.add("failed"));
  }

  private static void append(WritingJournal journal) {
    journal.append(new TimerFired("t"), 1, 1);
  }

  @Test
  void afterItsFailureItTakesNothingAndClosesAtOnce() throws Exception {
    WritingJournal journal = create();
    append(journal);
    journal.commit(() -> told.add("durable"));
    disk.failAfter(0);
    append(journal);
    journal.commit(() -> told.add("never"));
    append(journal);
    journal.commit(() -> told.add("never"));
    journal.close(() -> told.add("closed"));
    assertThat(told).containsExactly("durable", "failed", "closed");
  }

  @Test
  void aFailureAtTheLastWriteStillClosesIt() throws Exception {
    WritingJournal journal = create();
    append(journal);
    disk.failAfter(0);
    journal.close(() -> told.add("closed"));
    assertThat(told).containsExactly("failed", "closed");
  }
}
