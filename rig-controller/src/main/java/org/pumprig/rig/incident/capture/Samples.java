package org.pumprig.rig.incident.capture;

import java.util.Arrays;

/**
 * Values with their times, bounded: where there are too many, every second one is left out, from
 * then on too.
 */
public final class Samples {
  private static final int MOST = 1 << 19;

  private long[] times = new long[64];
  private long[] values = new long[64];
  private int size;
  private long offered;
  private long stride = 1;

  /** Samples of one value. */
  public static Samples of(long[] times, long value) {
    var samples = new Samples();
    for (long at : times) {
      samples.add(at, value);
    }
    return samples;
  }

  void add(long atNanos, long value) {
    if (offered++ % stride != 0) {
      return;
    }
    if (size == MOST) {
      for (int i = 0; i < MOST / 2; i++) {
        times[i] = times[2 * i];
        values[i] = values[2 * i];
      }
      size = MOST / 2;
      stride *= 2;
    }
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    times[size] = atNanos;
    values[size++] = value;
  }

  /** How many are kept. */
  public int size() {
    return size;
  }

  /** One of how many is kept. */
  public long stride() {
    return stride;
  }

  /** When; in the order seen, which is nearly that of time. */
  public long timeNanos(int i) {
    return times[i];
  }

  /** What. */
  public long value(int i) {
    return values[i];
  }

  /** The value that so many of a thousand don't exceed; 0 if there is none. */
  public long quantile(int perMille) {
    if (size == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return sorted[(int) ((size - 1L) * perMille / 1000)];
  }
}
