package org.pumprig.rig.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.Fixtures;

/** Journals of every version stay readable, and the writer of this one writes the same bytes. */
class GoldenJournalTest {
  private static final List<String> TWO_EPOCHS =
      List.of("checkpoints", "journal/00000001.jsonl", "raw/torn-1");

  private static HeapStorage golden(String folder, HeapStorage names) {
    var storage = new HeapStorage();
    for (String name : names.files.keySet()) {
      storage.files.put(name, Fixtures.bytes("journals/v1/" + folder + "/" + name));
    }
    return storage;
  }

  @Test
  void theJournalOfTwoEpochsIsWrittenAgainByteForByte() throws Exception {
    HeapStorage fresh = GoldenJournals.twoEpochs();
    assertThat(fresh.files.keySet()).containsExactlyElementsOf(TWO_EPOCHS);
    HeapStorage golden = golden("two-epochs", fresh);
    for (String name : TWO_EPOCHS) {
      assertThat(fresh.get(name)).as(name).isEqualTo(golden.get(name));
    }
  }

  @Test
  void theJournalOfTwoEpochsStaysReadable() throws Exception {
    var seen = new Samples.Seen();
    ReadOutcome outcome =
        JournalReader.read(golden("two-epochs", GoldenJournals.twoEpochs()), seen);
    assertThat(outcome).isInstanceOf(ReadOutcome.Complete.class);
    assertThat(outcome.extent().epochs()).isEqualTo(2);
    assertThat(outcome.extent().lines()).isEqualTo(34);
    assertThat(outcome.extent().root()).isEqualTo("EHOt24IjiGUYjLlSmHXohjZzJZ/CFNULSqRh2xkHtA0=");
  }

  @Test
  void theJournalOfSeveralSegmentsStaysReadableAndItsLinesAreWrittenAgain() throws Exception {
    HeapStorage fresh = GoldenJournals.segments();
    HeapStorage golden = golden("segments", fresh);
    var seen = new Samples.Seen();
    assertThat(JournalReader.read(golden, seen)).isInstanceOf(ReadOutcome.Complete.class);
    assertThat(seen.indices).hasSize(120);
    assertThat(fresh.list("journal")).hasSizeGreaterThan(2);
    for (String name : fresh.list("journal")) {
      // what gzip makes of the lines may differ with the platform's zlib; the lines may not
      assertThat(lines(fresh, name)).as(name).isEqualTo(lines(golden, name));
    }
  }

  private static byte[] lines(HeapStorage storage, String name) throws IOException {
    byte[] file = storage.get("journal/" + name);
    if (!name.endsWith(".gz")) {
      return file;
    }
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return gzip.readAllBytes();
    }
  }
}
