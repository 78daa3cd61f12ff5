package org.pumprig.rig.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.OptionalLong;
import org.pumprig.host.Storage;

/**
 * When a journal's last whole record was made, without reading all of it. Verifies that line only.
 */
public final class LastRecord {
  /** A segment's most, by the format. */
  private static final int MOST_BYTES = 64 << 20;

  private LastRecord() {}

  /**
   * Wall time of the last whole line in microseconds since 1970; empty: there is none.
   *
   * @param storage the run's directory
   * @throws JournalDamage if a segment is missing
   */
  public static OptionalLong wallMicros(Storage storage) throws JournalDamage, IOException {
    var newestFirst = SegmentFiles.list(storage).reversed();
    for (Map.Entry<Integer, Boolean> segment : newestFirst.entrySet()) {
      OptionalLong last = last(bytes(storage, segment.getKey(), segment.getValue()));
      if (last.isPresent()) {
        return last;
      }
    }
    return OptionalLong.empty();
  }

  private static byte[] bytes(Storage storage, int number, boolean compressed) throws IOException {
    try (InputStream in = SegmentFiles.open(storage, number, compressed)) {
      return in.readNBytes(MOST_BYTES);
    }
  }

  private static OptionalLong last(byte[] bytes) {
    var frame = new LineFrame();
    int end = bytes.length;
    while (end > 0) {
      int from = end - 1;
      while (from > 0 && bytes[from - 1] != '\n') {
        from--;
      }
      if (bytes[end - 1] == '\n' && frame.isWhole(bytes, from, end - 1)) {
        return OptionalLong.of(frame.wallMicros);
      }
      end = from;
    }
    return OptionalLong.empty();
  }
}
