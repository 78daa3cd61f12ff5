package org.pumprig.rig.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where the lines of batches stand and what their frames say, relative to the first one's start.
 */
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

  /**
   * Adds the first lines of another batch behind these.
   *
   * @param shift how much further its bytes begin here
   */
  void addAll(BatchFrames other, int lines, int shift) {
    while (count + lines > ends.length) {
      grow();
    }
    for (int i = 0; i < lines; i++) {
      ends[count + i] = other.ends[i] + shift;
      payloadEnds[count + i] = other.payloadEnds[i] + shift;
      kindStarts[count + i] = other.kindStarts[i] + shift;
    }
    System.arraycopy(other.kindLengths, 0, kindLengths, count, lines);
    System.arraycopy(other.nanos, 0, nanos, count, lines);
    System.arraycopy(other.wallMicros, 0, wallMicros, count, lines);
    count += lines;
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

  boolean isKind(int line, byte[] bytes, int base, String kind) {
    int start = base + kindStarts[line];
    return new String(bytes, start, kindLengths[line], StandardCharsets.US_ASCII).equals(kind);
  }

  long nanos(int line) {
    return nanos[line];
  }

  long wallMicros(int line) {
    return wallMicros[line];
  }

  private void grow() {
    int more = 2 * ends.length;
    ends = Arrays.copyOf(ends, more);
    payloadEnds = Arrays.copyOf(payloadEnds, more);
    kindStarts = Arrays.copyOf(kindStarts, more);
    kindLengths = Arrays.copyOf(kindLengths, more);
    nanos = Arrays.copyOf(nanos, more);
    wallMicros = Arrays.copyOf(wallMicros, more);
  }
}
