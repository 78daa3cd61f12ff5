package org.pumprig.rig.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.json.Fields;
import org.pumprig.time.VirtualScheduler;

/** A resume from a snapshot ends where a resume from the beginning ends. */
class SnapshotTest {
  private static final int EVENTS = 300;

  /** Sums up what it is shown, as a reducer does. */
  private static final class Sum implements JournalRecovery.Rebuilder {
    private long events;
    private long sum;
    private long shown;
    private boolean known = true;

    @Override
    public void event(Stamp stamp, String kind, Fields payload) {
      shown++;
      events++;
      sum += kind.equals("observed") ? payload.number("index") : 0;
    }

    @Override
    public boolean restore(Fields state) {
      events = known ? state.number("events") : events;
      sum = known ? state.number("sum") : sum;
      return known;
    }

    @Override
    public void forget() {
      events = 0;
      sum = 0;
      shown = 0;
    }
  }

  private static HeapStorage killed() throws Exception {
    var storage = new HeapStorage();
    var time = new VirtualScheduler(Samples.WALL_START_MICROS);
    JournalWriter writer = Samples.writer(storage, time, Samples.SMALL);
    long[] appended = {1, 0};
    writer.snapshots(out -> out.number("events", appended[0]).number("sum", appended[1]));
    writer.append(new Samples.Started("virtual", 0, 0), 0, time.wallMicros());
    for (int i = 0; i < EVENTS; i++) {
      time.run(time.nanoTime() + 30_000_000L);
      appended[0]++;
      appended[1] += i;
      writer.append(new Samples.Observed("SN-1042", i), time.nanoTime(), time.wallMicros());
    }
    return storage;
  }

  private static JournalRecovery.Recovered recover(HeapStorage storage, Sum sum) throws Exception {
    return JournalRecovery.recoverFast(
        storage,
        new VirtualScheduler(Samples.WALL_START_MICROS + 90_000_000),
        new InlineCommitter(),
        Samples.RUN,
        sum,
        failure -> {
          throw new AssertionError("the journal failed", failure.cause());
        },
        Samples.SMALL);
  }

  /** It stands where the whole journal ends, goes on, and all of it is read back as one. */
  private static Sum goesOn(HeapStorage storage) throws Exception {
    var whole = new Sum();
    JournalReader.read(storage.copy(), whole);
    var sum = new Sum();
    JournalRecovery.Recovered recovered = recover(storage, sum);
    assertThat(sum.events).isEqualTo(whole.events);
    assertThat(sum.sum).isEqualTo(whole.sum);
    assertThat(recovered.writer().epoch()).isEqualTo(2);
    recovered.writer().append(new Samples.Started("virtual", 1, 0), 0, 1);
    recovered.writer().close(() -> {});
    assertThat(JournalReader.read(storage, new Sum())).isInstanceOf(ReadOutcome.Complete.class);
    return sum;
  }

  private static String newest(HeapStorage storage) throws Exception {
    return "snapshots/" + storage.list("snapshots").getLast();
  }

  @Test
  void aResumeReadsTheLastSegmentOnly() throws Exception {
    HeapStorage storage = killed();
    assertThat(storage.list("snapshots")).hasSize(Snapshot.KEPT);
    assertThat(storage.list("journal")).hasSizeGreaterThan(4);
    Sum sum = goesOn(storage);
    assertThat(sum.shown).isBetween(1L, EVENTS / 4L);
  }

  @Test
  void aDamagedSnapshotIsPassedOverForTheOneBeforeIt() throws Exception {
    HeapStorage storage = killed();
    String name = newest(storage);
    byte[] bytes = storage.get(name).clone();
    bytes[bytes.length / 2] ^= 1;
    storage.files.put(name, bytes);
    assertThat(goesOn(storage).shown).isLessThan(EVENTS / 2);
  }

  @Test
  void withoutSnapshotsTheWholeJournalIsRead() throws Exception {
    HeapStorage storage = killed();
    storage.files.keySet().removeIf(name -> name.startsWith("snapshots/"));
    assertThat(goesOn(storage).shown).isGreaterThan(EVENTS - 10);
  }

  @Test
  void aSnapshotOfAnotherVersionIsPassedOver() throws Exception {
    HeapStorage storage = killed();
    var sum = new Sum();
    sum.known = false;
    recover(storage, sum);
    assertThat(sum.shown).isGreaterThan(EVENTS - 10);
  }

  @Test
  void aSnapshotThatLiesAboutTheChainIsFoundOutAndTheWholeJournalIsRead() throws Exception {
    HeapStorage storage = killed();
    String name = newest(storage);
    String text = new String(storage.get(name), StandardCharsets.US_ASCII);
    int head = text.indexOf("\"head\":\"") + 8;
    String json =
        text.substring(0, head) + "00".repeat(32) + text.substring(head + 64, text.indexOf('\n'));
    var sha = new Sha256();
    byte[] bytes = json.getBytes(StandardCharsets.US_ASCII);
    sha.add(bytes, 0, bytes.length);
    byte[] digest = ("\n" + sha.finishHex() + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] file = Arrays.copyOf(bytes, bytes.length + digest.length);
    System.arraycopy(digest, 0, file, bytes.length, digest.length);
    storage.files.put(name, file);
    assertThat(goesOn(storage).shown).isGreaterThan(EVENTS - 10);
  }

  @Test
  void theMoreRunsTheShorterTheirSegments() {
    assertThat(JournalWriter.segmentBytes(1)).isEqualTo(60L << 20);
    assertThat(JournalWriter.segmentBytes(20)).isEqualTo((128L << 20) / 20);
    assertThat(JournalWriter.segmentBytes(200)).isEqualTo(1L << 20);
  }
}
