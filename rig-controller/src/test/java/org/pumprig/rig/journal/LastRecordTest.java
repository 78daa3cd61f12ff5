package org.pumprig.rig.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LastRecordTest {
  private static final String FIRST = "journal/00000001.jsonl";

  private static long lastRead(HeapStorage storage) throws Exception {
    var seen = new Samples.Seen();
    JournalReader.read(storage, seen);
    return seen.stamps.getLast().wallMicros();
  }

  @Test
  void tellsTheLastWholeLineWhateverIsTornBehindIt() throws Exception {
    HeapStorage storage = Samples.killed(15, Samples.SMALL);
    long last = LastRecord.wallMicros(storage).orElseThrow();
    assertThat(last).isBetween(lastRead(storage), lastRead(storage) + 100_000); // its batch's end
    byte[] bytes = storage.get(FIRST);
    byte[] torn = Arrays.copyOf(bytes, bytes.length + 40);
    System.arraycopy(bytes, 0, torn, bytes.length, 40);
    storage.files.put(FIRST, torn);
    assertThat(LastRecord.wallMicros(storage)).hasValue(last);
  }

  @Test
  void ofNoJournalOrAnEmptyOneItTellsNothing() throws Exception {
    var storage = new HeapStorage();
    assertThat(LastRecord.wallMicros(storage)).isEmpty();
    storage.files.put(FIRST, new byte[0]);
    assertThat(LastRecord.wallMicros(storage)).isEmpty();
  }
}
