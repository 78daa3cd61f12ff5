package org.pumprig.rig.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Recordable;
import org.pumprig.time.VirtualScheduler;

class JournalWriterTest {
  private final HeapStorage storage = new HeapStorage();
  private final VirtualScheduler time = new VirtualScheduler(Samples.WALL_START_MICROS);

  private static long count(HeapStorage storage, String kind) throws IOException {
    String text = new String(storage.get("journal/00000001.jsonl"), StandardCharsets.UTF_8);
    return text.lines().filter(line -> line.contains("\"k\":\"" + kind + "\"")).count();
  }

  private static void event(JournalWriter writer, long index) {
    writer.append(new Samples.Observed("SN-1", index), index, Samples.WALL_START_MICROS);
  }

  @Test
  void closesABatchAt1000EventsWithoutTimePassing() throws Exception {
    JournalWriter writer = Samples.writer(storage, time, JournalLimits.STANDARD);
    for (int i = 0; i < 999; i++) {
      event(writer, i);
    }
    assertThat(storage.files).isEmpty();
    event(writer, 999);
    assertThat(count(storage, "observed")).isEqualTo(1000);
    assertThat(count(storage, "batch")).isEqualTo(1);
    assertThat(storage.durable.get("journal/00000001.jsonl"))
        .isEqualTo(storage.get("journal/00000001.jsonl"));
  }

  @Test
  void closesABatch100MillisecondsAfterItsFirstLine() throws Exception {
    JournalWriter writer = Samples.writer(storage, time, JournalLimits.STANDARD);
    time.run(99_999_999);
    event(writer, 1);
    assertThat(storage.files).isEmpty();
    time.run(100_000_000);
    assertThat(count(storage, "observed")).isEqualTo(1);
    time.run(1_000_000_000);
    assertThat(count(storage, "batch")).isEqualTo(1);
  }

  @Test
  void commitMakesDurableWhatWasAppendedAndThenCallsBack() throws Exception {
    JournalWriter writer = Samples.writer(storage, time, JournalLimits.STANDARD);
    event(writer, 1);
    var called = new ArrayList<Integer>();
    writer.commit(() -> called.add(storage.durable.size()));
    assertThat(called).containsExactly(1);
    int syncs = storage.syncs;
    writer.commit(() -> called.add(2));
    assertThat(called).as("nothing new: at once").containsExactly(1, 2);
    assertThat(storage.syncs).isEqualTo(syncs);
  }

  @Test
  void writesACheckpointWithinAMinuteOfALineAndNoneWithoutLines() throws Exception {
    JournalWriter writer = Samples.writer(storage, time, JournalLimits.STANDARD);
    event(writer, 1);
    time.run(59_999_999_999L);
    assertThat(storage.exists("checkpoints")).isFalse();
    time.run(60_000_000_000L);
    int one = storage.get("checkpoints").length;
    time.run(600_000_000_000L);
    assertThat(storage.get("checkpoints")).hasSize(one);
    assertThat(time.runNext()).as("nothing keeps virtual time going").isFalse();
    String text = new String(storage.get("checkpoints"), StandardCharsets.UTF_8);
    assertThat(text).startsWith("pumprig/run-7f3a\n3\n").endsWith("\n\n\n");
    event(writer, 2);
    time.run(660_000_000_000L);
    assertThat(storage.get("checkpoints").length).isGreaterThan(one);
  }

  @Test
  void sharesOneSyncAmongBatchesThatWaitForASlowDisk() throws Exception {
    var disk = new SlowDisk();
    JournalWriter writer =
        JournalWriter.create(storage, time, disk, Samples.RUN, failure -> {}, Samples.SMALL);
    var durable = new ArrayList<Integer>();
    for (int i = 0; i < 5; i++) {
      int commit = i;
      event(writer, i);
      writer.commit(() -> durable.add(commit));
    }
    assertThat(durable).isEmpty();
    assertThat(disk.tasks).hasSize(1);
    disk.finishOne();
    assertThat(durable).containsExactly(0);
    disk.finishOne();
    assertThat(durable).containsExactly(0, 1, 2, 3, 4);
    assertThat(storage.syncs).isEqualTo(2);
    assertThat(count(storage, "batch")).as("however slow the disk").isEqualTo(5);
  }

  @Test
  void theSpeedOfTheDiskChangesNoByteOfTheLines() throws Exception {
    var disk = new SlowDisk();
    JournalWriter writer =
        JournalWriter.create(
            storage, time, disk, Samples.RUN, failure -> {}, JournalLimits.STANDARD);
    Samples.fill(writer, time, 100);
    writer.close(() -> {});
    disk.finishAll();
    assertThat(storage.get("journal/00000001.jsonl"))
        .isEqualTo(Samples.closed(100, JournalLimits.STANDARD).get("journal/00000001.jsonl"));
  }

  @Test
  void sealsOnlyWhenSegmentsThatWaitForASlowDiskAreCompressed() throws Exception {
    var disk = new SlowDisk();
    JournalWriter writer =
        JournalWriter.create(storage, time, disk, Samples.RUN, failure -> {}, Samples.SMALL);
    Samples.fill(writer, time, 300);
    var sealed = new ArrayList<Boolean>();
    writer.close(() -> sealed.add(true));
    assertThat(sealed).isEmpty();
    disk.finishAll();
    assertThat(sealed).hasSize(1);
    assertThat(storage.list("journal")).hasSizeGreaterThan(3).anyMatch(f -> f.endsWith(".gz"));
    assertThat(JournalReader.read(storage, new Samples.Seen()))
        .isInstanceOf(ReadOutcome.Complete.class);
  }

  @Test
  void tellsOnceOfADiskErrorAndAcceptsNothingMore() throws Exception {
    storage.writesBeforeFailure = 1;
    var failures = new ArrayList<JournalFailure>();
    JournalWriter writer =
        JournalWriter.create(
            storage, time, new InlineCommitter(), Samples.RUN, failures::add, Samples.SMALL);
    event(writer, 1);
    var durable = new ArrayList<Integer>();
    writer.commit(() -> durable.add(1));
    event(writer, 2);
    writer.commit(() -> durable.add(2));
    assertThat(durable).containsExactly(1);
    assertThat(failures).hasSize(1);
    assertThat(failures.getFirst().cause()).hasMessage("no space left on device");
    assertThatIllegalStateException()
        .isThrownBy(() -> event(writer, 3))
        .withMessageContaining("no space left");
    assertThatIllegalStateException().isThrownBy(() -> writer.commit(() -> durable.add(3)));
    time.run(600_000_000_000L);
    assertThat(failures).hasSize(1);
  }

  @Test
  void failsWhenTooMuchWaitsForTheDisk() throws Exception {
    var failures = new ArrayList<JournalFailure>();
    var limits =
        new JournalLimits(10, 4096, 100_000_000L, 500_000_000L, 8 << 20, 60_000_000_000L, 10_000);
    JournalWriter writer =
        JournalWriter.create(storage, time, new SlowDisk(), Samples.RUN, failures::add, limits);
    int accepted = 0;
    while (failures.isEmpty() && accepted < 1000) {
      event(writer, accepted++);
    }
    assertThat(accepted).isBetween(50, 150);
    assertThat(failures.getFirst().cause()).hasMessageContaining("too slow");
  }

  @Test
  void compressesClosedSegmentsAndDeletesTheRawOnes() throws Exception {
    HeapStorage journal = Samples.closed(200, Samples.SMALL);
    assertThat(journal.list("journal"))
        .hasSizeGreaterThan(3)
        .startsWith("00000001.jsonl.gz", "00000002.jsonl.gz");
    List<String> files = journal.list("journal");
    assertThat(files.getLast()).as("the last one stays raw").endsWith(".jsonl");
    assertThat(new String(journal.get("checkpoints"), StandardCharsets.UTF_8))
        .contains("\nsegment 00000001 ", "\nsegment 00000002 ", "\nfinal\n");
  }

  @Test
  void refusesAPlaceWhereThereIsAJournal() throws Exception {
    HeapStorage journal = Samples.closed(3, Samples.SMALL);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Samples.writer(journal, time, Samples.SMALL))
        .withMessageContaining("already");
  }

  @Test
  void refusesKindsThatAreFramingOrNoNamesAndPayloadsThatCantBeWritten() throws Exception {
    JournalWriter writer = Samples.writer(storage, time, Samples.SMALL);
    for (String kind : List.of("segment", "batch", "", "a b", "\u00e4", "k".repeat(65))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.append(recordable(kind, out -> {}), 0, 0));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.append(recordable("k", out -> out.text("x", "\ud800")), 0, 0));
    assertThat(writer.append(recordable("k", out -> {}), 0, 0)).as("n goes on").isEqualTo(2);
  }

  @Test
  void acceptsNothingAfterClose() throws Exception {
    JournalWriter writer = Samples.writer(storage, time, Samples.SMALL);
    writer.close(() -> {});
    assertThatIllegalStateException().isThrownBy(() -> event(writer, 1));
    assertThat(JournalReader.read(storage, new Samples.Seen()))
        .isInstanceOf(ReadOutcome.Complete.class);
  }

  private static Recordable recordable(String kind, Consumer<FieldSink> members) {
    return new Recordable() {
      @Override
      public String kind() {
        return kind;
      }

      @Override
      public void write(FieldSink out) {
        members.accept(out);
      }
    };
  }

  /** A disk that does one task when told to. */
  private static final class SlowDisk implements Committer {
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(IoTask task, Runnable completed, Consumer<IOException> failed) {
      tasks.add(() -> new InlineCommitter().execute(task, completed, failed));
    }

    void finishOne() {
      tasks.remove().run();
    }

    void finishAll() {
      while (!tasks.isEmpty()) {
        finishOne();
      }
    }
  }
}
