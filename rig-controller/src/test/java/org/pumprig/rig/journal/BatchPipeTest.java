package org.pumprig.rig.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.json.JournalFormatException;

class BatchPipeTest {
  /** Several pieces of {@link BatchChunk} in one segment. */
  private static final int EVENTS = 2_000;

  private static final JournalLimits ONE_SEGMENT = JournalLimits.ofSegment(4 << 20);

  private static ReadOutcome onTwoThreads(HeapStorage storage, JournalVisitor visitor)
      throws Exception {
    return BatchPipe.read(sink -> new JournalScan(storage, sink).run(), new LineShower(visitor));
  }

  private static ReadOutcome onOneThread(HeapStorage storage, JournalVisitor visitor)
      throws Exception {
    return new JournalScan(storage, new LineShower(visitor)).run();
  }

  @Test
  void twoThreadsShowWhatOneShows() throws Exception {
    HeapStorage journal = Samples.closed(EVENTS, ONE_SEGMENT);
    var one = new Samples.Seen();
    var two = new Samples.Seen();
    assertThat(onTwoThreads(journal, two)).isEqualTo(onOneThread(journal, one));
    assertThat(two.indices).hasSize(EVENTS).isEqualTo(one.indices);
    assertThat(two.stamps).isEqualTo(one.stamps);
    assertThat(two.lines).usingElementComparator(Arrays::compare).isEqualTo(one.lines);
  }

  @Test
  void damageComesAfterAllThatStandsBeforeIt() throws Exception {
    HeapStorage journal = Samples.closed(EVENTS, ONE_SEGMENT);
    String name = "journal/00000001.jsonl";
    String text = new String(journal.get(name), StandardCharsets.ISO_8859_1);
    int at = text.indexOf("\"index\":1900,");
    byte[] bad = journal.get(name).clone();
    bad[at + 8] = '2';
    journal.files.put(name, bad);
    var one = new Samples.Seen();
    var two = new Samples.Seen();
    JournalDamage first =
        catchThrowableOfType(JournalDamage.class, () -> onOneThread(journal, one));
    JournalDamage second =
        catchThrowableOfType(JournalDamage.class, () -> onTwoThreads(journal, two));
    assertThat(second).hasMessage(first.getMessage());
    assertThat(second.line()).isEqualTo(first.line());
    assertThat(two.indices).hasSizeGreaterThan(1_000).isEqualTo(one.indices);
  }

  @Test
  void whatTheVisitorRefusesNamesTheLineAndEndsTheReadingThread() throws Exception {
    HeapStorage journal = Samples.closed(EVENTS, ONE_SEGMENT);
    var seen = new Samples.Seen();
    assertThatExceptionOfType(JournalDamage.class)
        .isThrownBy(
            () ->
                onTwoThreads(
                    journal,
                    (stamp, kind, payload) -> {
                      seen.event(stamp, kind, payload);
                      if (stamp.n() == 700) {
                        throw new JournalFormatException("not this one");
                      }
                    }))
        .withMessageContaining("not this one")
        .satisfies(damage -> assertThat(damage.line()).isEqualTo(700));
    assertThat(seen.stamps.getLast().n()).isEqualTo(700);
  }

  @Test
  void aProgrammingErrorOfTheVisitorComesOutAsItIs() throws Exception {
    HeapStorage journal = Samples.closed(EVENTS, ONE_SEGMENT);
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                onTwoThreads(
                    journal,
                    (stamp, kind, payload) -> {
                      throw new IllegalStateException("broken");
                    }))
        .withMessage("broken");
  }

  @Test
  void longJournalsAreReadOnTwoThreadsAndShortOnesOnOne() throws Exception {
    var readers = new TreeSet<String>();
    HeapStorage journal = Samples.closed(EVENTS, ONE_SEGMENT);
    journal.reading = () -> readers.add(Thread.currentThread().getName());
    JournalReader.read(journal, new Samples.Seen());
    assertThat(readers).containsExactly("pumprig-journal-reader");
    HeapStorage small = Samples.closed(20, ONE_SEGMENT);
    readers.clear();
    small.reading = () -> readers.add(Thread.currentThread().getName());
    JournalReader.read(small, new Samples.Seen());
    assertThat(readers).containsExactly(Thread.currentThread().getName());
  }
}
