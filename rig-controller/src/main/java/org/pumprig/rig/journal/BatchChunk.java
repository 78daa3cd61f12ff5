package org.pumprig.rig.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Verified batches on their way from the thread that verifies to the one that shows them. */
final class BatchChunk {
  private static final int FULL_BYTES = 128 << 10;
  private byte[] bytes = new byte[FULL_BYTES + (FULL_BYTES >> 1)];
  private int length;
  private final BatchFrames frames = new BatchFrames();
  private final List<BatchPlace> places = new ArrayList<>();

  void clear() {
    length = 0;
    frames.clear();
    places.clear();
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  /** Whether it is worth handing over. */
  boolean isFull() {
    return length >= FULL_BYTES;
  }

  /** Copies a batch. */
  void add(BatchPlace place, byte[] source, int base, BatchFrames itsFrames) {
    int size = itsFrames.end(place.lines() - 1);
    if (length + size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + size));
    }
    System.arraycopy(source, base, bytes, length, size);
    frames.addAll(itsFrames, place.lines(), length);
    places.add(place);
    length += size;
  }

  /** Shows all of it. */
  void show(BatchSink sink) throws JournalDamage, IOException {
    int first = 0;
    for (BatchPlace place : places) {
      sink.batch(place, bytes, 0, frames, first);
      first += place.lines();
    }
  }
}
