package org.pumprig.rig.journal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The lines of one segment, and the bytes of the batch under way in one piece.
 *
 * <p>Bounded: a batch beyond {@link JournalLimits#LONGEST_BATCH_BYTES} is a bad line.
 */
final class LineSource {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EACH_BYTE = 0x0101010101010101L;

  private final InputStream in;
  private byte[] buffer = new byte[64 << 10];
  private int batchStart;
  private int lineStart;
  private int lineEnd;
  private int limit;
  private long droppedBytes;
  private boolean ended;

  LineSource(InputStream in) {
    this.in = in;
  }

  /**
   * Moves to the next line.
   *
   * @return false at the end of the file
   * @throws BadLine if the file ends within a line, or if line or batch are too long
   */
  boolean next() throws IOException, BadLine {
    int scan = lineEnd;
    lineStart = lineEnd;
    while (true) {
      int lineFeed = lineFeed(buffer, scan, limit);
      if (lineFeed >= 0) {
        lineEnd = lineFeed + 1;
        if (lineEnd - lineStart > JournalLimits.LINE_BYTES) {
          throw new BadLine("longer than 64 KiB", false);
        }
        return true;
      }
      int scanned = limit - lineStart;
      if (ended || !fill()) {
        if (limit == lineStart) {
          return false;
        }
        lineEnd = limit;
        throw new BadLine("the file ends within it", true);
      }
      if (scanned > JournalLimits.LINE_BYTES) {
        lineEnd = limit;
        throw new BadLine("longer than 64 KiB", false);
      }
      scan = lineStart + scanned;
    }
  }

  /** The batch under way ends with the current line: the next starts after it. */
  void endBatch() {
    batchStart = lineEnd;
  }

  byte[] buffer() {
    return buffer;
  }

  int batchStart() {
    return batchStart;
  }

  int lineStart() {
    return lineStart;
  }

  /** After the line's LF. */
  int lineEnd() {
    return lineEnd;
  }

  /** Where the batch under way starts in the file. */
  long batchOffset() {
    return droppedBytes + batchStart;
  }

  /**
   * Where the first LF in a range is; −1: nowhere. Eight bytes at a time: a byte that is LF becomes
   * 0, and taking 1 from each byte carries into the top bit of the first that was 0.
   */
  static int lineFeed(byte[] bytes, int from, int to) {
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long eight = (long) EIGHT.get(bytes, at) ^ EACH_BYTE * '\n';
      long found = eight - EACH_BYTE & ~eight & EACH_BYTE << 7;
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private boolean fill() throws IOException, BadLine {
    if (batchStart > 0) {
      System.arraycopy(buffer, batchStart, buffer, 0, limit - batchStart);
      droppedBytes += batchStart;
      lineStart -= batchStart;
      lineEnd -= batchStart;
      limit -= batchStart;
      batchStart = 0;
    }
    if (limit == buffer.length) {
      if (limit >= JournalLimits.LONGEST_BATCH_BYTES) {
        lineEnd = limit;
        throw new BadLine("its batch is longer than any writer makes it", false);
      }
      buffer = Arrays.copyOf(buffer, 2 * limit);
    }
    int count = in.read(buffer, limit, buffer.length - limit);
    if (count < 0) {
      ended = true;
      return false;
    }
    limit += count;
    return true;
  }
}
