package org.pumprig.rig.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class JournalReaderTest {
  private static final String FIRST = "journal/00000001.jsonl";

  private static List<Long> upTo(long events) {
    return LongStream.range(0, events).boxed().toList();
  }

  @Test
  void showsEveryEventOfASealedJournalOverSeveralSegments() throws Exception {
    var seen = new Samples.Seen();
    ReadOutcome outcome = JournalReader.read(Samples.closed(300, Samples.SMALL), seen);
    assertThat(outcome).isInstanceOf(ReadOutcome.Complete.class);
    assertThat(seen.indices).isEqualTo(upTo(300));
    assertThat(outcome.extent().events()).isEqualTo(301);
    assertThat(outcome.extent().epochs()).isEqualTo(1);
    assertThat(outcome.extent().run()).contains(Samples.RUN);
    assertThat(outcome.extent().lastEvent()).contains(seen.stamps.getLast());
    assertThat(seen.stamps.getLast().monotonicNanos()).isEqualTo(300 * 30_000_000L);
    assertThat(new String(seen.lines.getLast(), StandardCharsets.UTF_8))
        .startsWith("{\"c\":\"")
        .contains("\"index\":299")
        .endsWith("}");
  }

  @Test
  void showsAKilledProcessesJournalUpToTheLastCompleteBatch() throws Exception {
    HeapStorage journal = Samples.killed(25, Samples.SMALL);
    var seen = new Samples.Seen();
    var outcome = (ReadOutcome.Cut) JournalReader.read(journal, seen);
    assertThat(seen.indices).isNotEmpty().isEqualTo(upTo(seen.indices.size()));
    assertThat(seen.indices.size()).isLessThanOrEqualTo(25);
    assertThat(outcome.missingLines()).isZero();
    assertThat(outcome.why()).contains("no final checkpoint");
  }

  @Test
  void refusesEveryFlippedByteNamingFileAndLine() throws Exception {
    HeapStorage good = Samples.closed(12, Samples.SMALL);
    byte[] bytes = good.get(FIRST);
    RandomStream random = new Seed(1).stream("flip");
    long line = 1;
    for (int at = 0; at < bytes.length; at++) {
      byte[] bad = bytes.clone();
      bad[at] ^= (byte) (1 + random.nextBelow(255));
      HeapStorage storage = good.copy();
      storage.files.put(FIRST, bad);
      var seen = new Samples.Seen();
      JournalDamage damage =
          catchThrowableOfType(JournalDamage.class, () -> JournalReader.read(storage, seen));
      assertThat(damage).as("byte %d to %d, seed 1", at, bad[at]).isNotNull();
      assertThat(damage.file()).isEqualTo(FIRST);
      assertThat(damage.line()).as("byte %d to %d, seed 1", at, bad[at]).isEqualTo(line);
      if (bytes[at] == '\n') {
        line++;
      }
    }
  }

  @Test
  void seesEveryCutOfASealedJournalsTail() throws Exception {
    HeapStorage good = Samples.closed(12, Samples.SMALL);
    byte[] bytes = good.get(FIRST);
    long lines = JournalReader.read(good, new Samples.Seen()).extent().lines();
    for (int length = 0; length < bytes.length; length++) {
      HeapStorage storage = good.copy();
      storage.files.put(FIRST, Arrays.copyOf(bytes, length));
      var seen = new Samples.Seen();
      ReadOutcome outcome = JournalReader.read(storage, seen);
      assertThat(outcome).as("cut to %d bytes", length).isInstanceOf(ReadOutcome.Cut.class);
      var cut = (ReadOutcome.Cut) outcome;
      assertThat(cut.missingLines()).isEqualTo(lines - cut.extent().lines()).isPositive();
      assertThat(seen.indices).isEqualTo(upTo(seen.indices.size()));
    }
  }

  @Test
  void seesEveryCutAndEveryFlipOfTheCheckpoints() throws Exception {
    HeapStorage good = Samples.closed(80, Samples.SMALL);
    byte[] bytes = good.get("checkpoints");
    for (int at = 0; at < bytes.length; at++) {
      HeapStorage cut = good.copy();
      cut.files.put("checkpoints", Arrays.copyOf(bytes, at));
      assertThat(JournalReader.read(cut, new Samples.Seen()))
          .as("cut to %d bytes", at)
          .isInstanceOf(ReadOutcome.Cut.class);
      HeapStorage flipped = good.copy();
      byte[] bad = bytes.clone();
      bad[at] ^= 4;
      flipped.files.put("checkpoints", bad);
      if (at < bytes.length - 2) {
        assertThat(sealed(flipped)).as("byte %d flipped", at).isFalse();
      }
    }
  }

  private static boolean sealed(HeapStorage storage) throws Exception {
    try {
      return JournalReader.read(storage, new Samples.Seen()) instanceof ReadOutcome.Complete;
    } catch (JournalDamage damage) {
      return false;
    }
  }

  @Test
  void refusesEveryFlippedByteOfACompressedSegment() throws Exception {
    HeapStorage good = Samples.closed(80, Samples.SMALL);
    String name = FIRST + ".gz";
    byte[] bytes = good.get(name);
    for (int at = 0; at < bytes.length; at++) {
      HeapStorage storage = good.copy();
      byte[] bad = bytes.clone();
      bad[at] ^= 1;
      storage.files.put(name, bad);
      JournalDamage damage =
          catchThrowableOfType(
              JournalDamage.class, () -> JournalReader.read(storage, new Samples.Seen()));
      assertThat(damage).as("byte %d", at).isNotNull();
      assertThat(damage.file()).as("byte %d", at).isEqualTo(name);
    }
  }

  @Test
  void refusesLinesThatWereChangedWithAFittingChecksum() throws Exception {
    HeapStorage journal = Samples.closed(12, Samples.SMALL);
    String text = new String(journal.get(FIRST), StandardCharsets.UTF_8);
    String[] lines = text.split("\n");
    var forged = new StringBuilder();
    for (String line : lines) {
      forged.append(line.contains("\"index\":4,") ? forge(line) : line).append('\n');
    }
    journal.files.put(FIRST, forged.toString().getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(JournalDamage.class)
        .isThrownBy(() -> JournalReader.read(journal, new Samples.Seen()))
        .withMessageContaining("the lines of this batch were changed");
  }

  private static String forge(String line) {
    byte[] bytes = line.replace("E-4", "E-5").getBytes(StandardCharsets.UTF_8);
    int sum = LineEncoder.checksum(new java.util.zip.CRC32C(), bytes, 0, bytes.length);
    return "{\"c\":\""
        + String.format("%08x", sum)
        + new String(bytes, StandardCharsets.UTF_8).substring(14);
  }

  @Test
  void refusesAMissingAndAForeignSegment() throws Exception {
    HeapStorage missing = Samples.closed(200, Samples.SMALL);
    missing.delete(FIRST + ".gz");
    assertThatExceptionOfType(JournalDamage.class)
        .isThrownBy(() -> JournalReader.read(missing, new Samples.Seen()))
        .withMessageContaining("missing");
    HeapStorage swapped = Samples.closed(200, Samples.SMALL);
    swapped.files.put(FIRST + ".gz", swapped.get("journal/00000002.jsonl.gz"));
    assertThatExceptionOfType(JournalDamage.class)
        .isThrownBy(() -> JournalReader.read(swapped, new Samples.Seen()));
  }

  @Test
  void seesThatTheWholeLastSegmentIsGone() throws Exception {
    HeapStorage journal = Samples.closed(200, Samples.SMALL);
    journal.delete("journal/" + journal.list("journal").getLast());
    var cut = (ReadOutcome.Cut) JournalReader.read(journal, new Samples.Seen());
    assertThat(cut.missingLines()).isPositive();
  }

  @Test
  void turnsAVisitorsFormatErrorIntoDamageNamingTheLine() throws Exception {
    HeapStorage journal = Samples.closed(12, Samples.SMALL);
    assertThatExceptionOfType(JournalDamage.class)
        .isThrownBy(
            () ->
                JournalReader.read(
                    journal,
                    (stamp, kind, payload) -> {
                      if (stamp.n() == 5) {
                        throw new JournalFormatException("member x is missing");
                      }
                    }))
        .withMessageContaining(FIRST + ", line 5: member x is missing");
  }

  @Test
  void refusesAFolderWithoutJournal() {
    assertThatExceptionOfType(JournalDamage.class)
        .isThrownBy(() -> JournalReader.read(new HeapStorage(), new Samples.Seen()))
        .withMessageContaining("there is no journal");
  }
}
