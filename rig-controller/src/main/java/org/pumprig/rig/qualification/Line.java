package org.pumprig.rig.qualification;

import java.util.ArrayDeque;
import java.util.Deque;

/** The straight line through the last readings of an instrument, to tell what it would read on. */
final class Line {
  private static final int LEAST = 3;

  private final long windowNanos;
  private final Deque<long[]> readings = new ArrayDeque<>();

  Line(long windowNanos) {
    this.windowNanos = windowNanos;
  }

  void add(long nanos, long value) {
    readings.addLast(new long[] {nanos, value});
    while (readings.getFirst()[0] < nanos - windowNanos) {
      readings.removeFirst();
    }
  }

  boolean isEmpty() {
    return readings.isEmpty();
  }

  long lastNanos() {
    return readings.getLast()[0];
  }

  long last() {
    return readings.getLast()[1];
  }

  /** By least squares; with fewer than three readings the last value. */
  double at(long nanos) {
    if (readings.size() < LEAST) {
      return last();
    }
    long from = readings.getFirst()[0];
    double n = readings.size();
    double st = 0;
    double sv = 0;
    double stt = 0;
    double stv = 0;
    for (long[] one : readings) {
      double t = (one[0] - from) / 1e9;
      double v = one[1] - readings.getFirst()[1];
      st += t;
      sv += v;
      stt += t * t;
      stv += t * v;
    }
    double below = n * stt - st * st;
    double slope = below == 0 ? 0 : (n * stv - st * sv) / below;
    return readings.getFirst()[1] + (sv - slope * st) / n + slope * (nanos - from) / 1e9;
  }
}
