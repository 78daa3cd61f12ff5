package org.pumprig.rig.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is signed of a run: the last whole checkpoint, however long the file is. */
class CheckpointsTest {
  private final HeapStorage storage = new HeapStorage();
  private final StringBuilder file = new StringBuilder();

  private String add(long lines, int digests) {
    SortedMap<Integer, String> segments = new TreeMap<>();
    for (int i = 1; i <= digests; i++) {
      segments.put(i, "ab".repeat(Sha256.BYTES));
    }
    var one =
        new Checkpoint("pumprig/r0", lines, "T7QncfeK+8TTEob0BELZVg==", 1, segments, digests > 0);
    String entry = new String(one.encode(), StandardCharsets.UTF_8);
    file.append(entry);
    return entry.substring(0, entry.length() - 2);
  }

  private Optional<String> last() throws Exception {
    storage.replace(Names.CHECKPOINTS, file.toString().getBytes(StandardCharsets.UTF_8));
    return Checkpoints.last(storage);
  }

  @Test
  void ofNoneIsNothing() throws Exception {
    assertThat(Checkpoints.last(storage)).isEmpty();
  }

  @Test
  void theLastOfAnyNumberIsFound() throws Exception {
    for (int i = 1; i <= 1000; i++) {
      String text = add(i, 0);
      if (i < 5 || i % 97 == 0) {
        assertThat(last()).as("of %d", i).contains(text);
      }
    }
    assertThat(file.length()).isGreaterThan(64 << 10);
  }

  @Test
  void anEntryLongerThanTheTailIsFound() throws Exception {
    add(1, 0);
    String text = add(2, 1000);
    assertThat(text.length()).isGreaterThan(64 << 10);
    assertThat(last()).contains(text);
  }

  @Test
  void aTornOneIsLeftOut() throws Exception {
    String whole = "";
    for (int i = 1; i <= 400; i++) {
      whole = add(i, 0);
    }
    int end = file.length();
    add(401, 0);
    while (file.length() > end) {
      file.setLength(file.length() - 1);
      assertThat(last()).contains(whole);
    }
  }

  @Test
  void oneThatWasChangedIsDamage() throws Exception {
    for (int i = 1; i <= 400; i++) {
      add(i, 0);
    }
    file.setCharAt(file.length() - 20, 'x');
    assertThatThrownBy(this::last)
        .isInstanceOf(JournalDamage.class)
        .hasMessageContaining("checkpoint");
  }
}
