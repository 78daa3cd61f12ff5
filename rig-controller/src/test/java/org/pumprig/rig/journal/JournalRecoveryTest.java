package org.pumprig.rig.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pumprig.time.VirtualScheduler;

class JournalRecoveryTest {
  private static final String FIRST = "journal/00000001.jsonl";

  private static JournalRecovery.Recovered recover(HeapStorage storage, VirtualScheduler time)
      throws Exception {
    return JournalRecovery.recover(
        storage,
        time,
        new InlineCommitter(),
        Samples.RUN,
        new Samples.Seen(),
        failure -> {
          throw new AssertionError("the journal failed", failure.cause());
        },
        Samples.SMALL);
  }

  /** Goes on after a crash, closes, and reads all of it. */
  private static Samples.Seen goOnAndRead(HeapStorage storage, String what) throws Exception {
    var time = new VirtualScheduler(Samples.WALL_START_MICROS + 5_000_000);
    time.run(77_000_000);
    JournalRecovery.Recovered recovered = recover(storage, time);
    int epoch = recovered.before().epochs() + 1;
    assertThat(recovered.writer().epoch()).as(what).isEqualTo(epoch);
    Samples.fill(recovered.writer(), time, 3);
    recovered.writer().close(() -> {});
    var seen = new Samples.Seen();
    ReadOutcome outcome = JournalReader.read(storage, seen);
    assertThat(outcome).as(what).isInstanceOf(ReadOutcome.Complete.class);
    assertThat(seen.stamps.getLast().epoch()).as(what).isEqualTo(epoch);
    assertThat(seen.stamps.getLast().monotonicNanos()).as(what).isEqualTo(90_000_000L);
    assertThat(outcome.extent().events()).isEqualTo(recovered.before().events() + 4);
    return seen;
  }

  @Test
  void goesOnAfterACrashAtEveryByte() throws Exception {
    HeapStorage killed = Samples.killed(15, Samples.SMALL);
    byte[] bytes = killed.get(FIRST);
    long before = 0;
    for (int length = 0; length <= bytes.length; length++) {
      HeapStorage storage = killed.copy();
      storage.files.put(FIRST, Arrays.copyOf(bytes, length));
      var read = new Samples.Seen();
      JournalReader.read(storage, read);
      assertThat((long) read.indices.size()).isGreaterThanOrEqualTo(before);
      before = read.indices.size();
      Samples.Seen seen = goOnAndRead(storage, "crash at byte " + length);
      List<Long> expected = new ArrayList<>(read.indices);
      expected.addAll(List.of(0L, 1L, 2L));
      assertThat(seen.indices).as("crash at byte %d", length).isEqualTo(expected);
      if (storage.exists("raw/torn-1")) {
        byte[] torn = storage.get("raw/torn-1");
        assertThat(torn).isEqualTo(Arrays.copyOfRange(bytes, length - torn.length, length));
      }
    }
    assertThat(before).isGreaterThan(5);
  }

  @Test
  void tellsDigestAndPlaceOfWhatWasCut() throws Exception {
    HeapStorage storage = Samples.killed(15, Samples.SMALL);
    byte[] garbage = {0, 0, '\n', 0};
    var appender = storage.append(FIRST);
    appender.write(garbage, 0, garbage.length);
    appender.close();
    TornTail torn = recover(storage, new VirtualScheduler(0)).torn().getFirst();
    var sha = new Sha256();
    sha.add(garbage);
    assertThat(torn).isEqualTo(new TornTail(FIRST, "raw/torn-1", 4, sha.finishHex()));
    assertThat(storage.get("raw/torn-1")).isEqualTo(garbage);
  }

  @Test
  void goesOnAfterACrashAtEveryWriteWhileSegmentsAreCompressed() throws Exception {
    int crashes = 0;
    for (int writes = 0; ; writes++) {
      var storage = new HeapStorage();
      storage.writesBeforeFailure = writes;
      var time = new VirtualScheduler(Samples.WALL_START_MICROS);
      var failures = new ArrayList<JournalFailure>();
      JournalWriter writer =
          JournalWriter.create(
              storage, time, new InlineCommitter(), Samples.RUN, failures::add, Samples.SMALL);
      try {
        Samples.fill(writer, time, 120);
      } catch (IllegalStateException refused) {
        crashes++;
      }
      if (failures.isEmpty()) {
        break;
      }
      storage.writesBeforeFailure = Integer.MAX_VALUE;
      if (storage.files.isEmpty()) {
        continue;
      }
      Samples.Seen seen = goOnAndRead(storage, "crash at write " + writes);
      assertThat(seen.indices.subList(0, seen.indices.size() - 3))
          .isEqualTo(LongStream.range(0, seen.indices.size() - 3).boxed().toList());
    }
    assertThat(crashes).isGreaterThan(10);
  }

  @Test
  void goesOnAfterAnOrderlyCloseToo() throws Exception {
    HeapStorage storage = Samples.closed(100, Samples.SMALL);
    Samples.Seen seen = goOnAndRead(storage, "closed");
    assertThat(seen.indices).hasSize(103);
    assertThat(storage.list("raw")).isEmpty();
    goOnAndRead(storage, "closed twice");
  }

  @Test
  void savesATornCheckpointAsWell() throws Exception {
    HeapStorage storage = Samples.closed(10, Samples.SMALL);
    byte[] bytes = storage.get("checkpoints");
    storage.files.put("checkpoints", Arrays.copyOf(bytes, bytes.length - 1));
    goOnAndRead(storage, "torn checkpoint");
    assertThat(storage.get("raw/torn-1")).hasSize(bytes.length - 1);
  }

  @Test
  void refusesAJournalThatMissesLinesACheckpointClaims() throws Exception {
    HeapStorage storage = Samples.closed(10, Samples.SMALL);
    byte[] bytes = storage.get(FIRST);
    storage.files.put(FIRST, Arrays.copyOf(bytes, bytes.length - 1));
    assertThatExceptionOfType(JournalDamage.class)
        .isThrownBy(() -> recover(storage, new VirtualScheduler(0)))
        .withMessageContaining("the last checkpoint claims");
    assertThat(storage.get(FIRST)).as("untouched").hasSize(bytes.length - 1);
  }

  @Test
  void refusesTheJournalOfAnotherRun() throws Exception {
    HeapStorage storage = Samples.closed(10, Samples.SMALL);
    var other = new RunIdentity("run-other", "00".repeat(32), "00".repeat(32));
    assertThatExceptionOfType(JournalDamage.class)
        .isThrownBy(
            () ->
                JournalRecovery.recover(
                    storage,
                    new VirtualScheduler(0),
                    new InlineCommitter(),
                    other,
                    new Samples.Seen(),
                    failure -> {}))
        .withMessageContaining("run-7f3a");
  }
}
