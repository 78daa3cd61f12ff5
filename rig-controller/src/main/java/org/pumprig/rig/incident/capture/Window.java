package org.pumprig.rig.incident.capture;

import java.io.IOException;
import java.io.InputStream;

/** A stream's bytes through a window of fixed size. */
final class Window {
  /** No record of a capture is larger; a file that says so is damaged. */
  static final int SIZE = 1 << 20;

  private final InputStream in;
  final byte[] bytes = new byte[SIZE];
  private int from;
  private int to;
  private long passed;
  private boolean little;

  Window(InputStream in) {
    this.in = in;
  }

  void littleEndian(boolean yes) {
    little = yes;
  }

  /** Where the window stands in the file. */
  long position() {
    return passed + from;
  }

  /** Index of the next byte in {@link #bytes}. */
  int at() {
    return from;
  }

  /** Whether so many bytes follow, at most {@link #SIZE}; afterwards they are in the window. */
  boolean has(int count) throws IOException {
    while (to - from < count) {
      if (from + count > SIZE) {
        System.arraycopy(bytes, from, bytes, 0, to - from);
        passed += from;
        to -= from;
        from = 0;
      }
      int read = in.read(bytes, to, SIZE - to);
      if (read < 0) {
        return false;
      }
      to += read;
    }
    return true;
  }

  /** How many bytes are in the window already. */
  int held() {
    return to - from;
  }

  /** Goes on by bytes that are in the window. */
  void take(int count) {
    from += count;
  }

  /** Goes on by any number of bytes; false: the stream ended before. */
  boolean skip(long count) throws IOException {
    long left = count;
    while (left > 0) {
      int step = (int) Math.min(left, SIZE / 2);
      if (!has(step)) {
        return false;
      }
      take(step);
      left -= step;
    }
    return true;
  }

  int u16(int ahead) {
    int a = bytes[from + ahead] & 0xff;
    int b = bytes[from + ahead + 1] & 0xff;
    return little ? b << 8 | a : a << 8 | b;
  }

  long u32(int ahead) {
    long a = u16(ahead);
    long b = u16(ahead + 2);
    return little ? b << 16 | a : a << 16 | b;
  }
}
