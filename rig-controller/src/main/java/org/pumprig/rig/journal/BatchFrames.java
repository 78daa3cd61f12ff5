package org.pumprig.rig.journal;

import java.util.Arrays;

/** Where the lines of a batch stand and what their frames say, relative to the batch's start. */
final class BatchFrames {
  private int[] ends = new int[1024];
  private int[] payloadEnds = new int[1024];
  private int[] kindStarts = new int[1024];
  private int[] kindLengths = new int[1024];
  private long[] nanos = new long[1024];
  private long[] wallMicros = new long[1024];
  private int count;

  /** Begins a new batch; what was added stays readable until something else is. */
  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /**
   * Adds the line that a frame was read from.
   *
   * @param end after its LF
   */
  void add(LineFrame frame, int batchStart, int end) {
    if (count == ends.length) {
      grow();
    }
    ends[count] = end - batchStart;
    payloadEnds[count] = frame.payloadEnd() - batchStart;
    kindStarts[count] = frame.kindStart() - batchStart;
    kindLengths[count] = frame.kindLength();
    nanos[count] = frame.nanos;
    wallMicros[count] = frame.wallMicros;
    count++;
  }

  int end(int line) {
    return ends[line];
  }

  int payloadEnd(int line) {
    return payloadEnds[line];
  }

  int kindStart(int line) {
    return kindStarts[line];
  }

  int kindLength(int line) {
    return kindLengths[line];
  }

  long nanos(int line) {
    return nanos[line];
  }

  long wallMicros(int line) {
    return wallMicros[line];
  }

  private void grow() {
    int more = 2 * count;
    ends = Arrays.copyOf(ends, more);
    payloadEnds = Arrays.copyOf(payloadEnds, more);
    kindStarts = Arrays.copyOf(kindStarts, more);
    kindLengths = Arrays.copyOf(kindLengths, more);
    nanos = Arrays.copyOf(nanos, more);
    wallMicros = Arrays.copyOf(wallMicros, more);
  }
}
