package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.List;

/** Turns series of any length into paths of bounded length that look the same. */
final class SeriesPath {
  private SeriesPath() {}

  /** A value at a moment. */
  record Sample(long at, long value) {}

  /** A step line that holds its last value until {@code end}. */
  static String steps(List<Sample> samples, long end, Scale x, Scale y) {
    var kept = thinned(samples, end);
    if (kept.isEmpty()) {
      return "";
    }
    Sample first = kept.getFirst();
    var data = new StringBuilder(Svg.point('M', x.at(first.at()), y.at(first.value())));
    long value = first.value();
    for (Sample sample : kept.subList(1, kept.size())) {
      if (sample.value() != value) {
        data.append('H').append(Svg.n(x.at(sample.at())));
        data.append('V').append(Svg.n(y.at(sample.value())));
        value = sample.value();
      }
    }
    return data.append('H').append(Svg.n(x.at(end))).toString();
  }

  /** A line from sample to sample, broken where a blind stretch lies between two of them. */
  static String line(
      List<Sample> samples, long end, List<BlindTime.Stretch> blind, Scale x, Scale y) {
    var data = new StringBuilder();
    long last = -1;
    for (Sample sample : thinned(samples, end)) {
      long from = last;
      boolean gap =
          last < 0
              || blind.stream().anyMatch(b -> b.fromNanos() >= from && b.toNanos() <= sample.at());
      data.append(Svg.point(gap ? 'M' : 'L', x.at(sample.at()), y.at(sample.value())));
      last = sample.at();
    }
    return data.toString();
  }

  /**
   * At most {@link Bounds#CURVE_POINTS} samples and a few: of each of a hundred slots the first,
   * least, greatest and last, so that no peak and no stop is lost.
   */
  static List<Sample> thinned(List<Sample> samples, long end) {
    if (samples.size() <= Bounds.CURVE_POINTS) {
      return samples;
    }
    int slots = Bounds.CURVE_POINTS / 4;
    var kept = new ArrayList<Sample>();
    var slot = new ArrayList<Sample>();
    long current = 0;
    for (Sample sample : samples) {
      long number = (long) (sample.at() / (double) Math.max(end, 1) * slots);
      if (number != current) {
        extremes(slot, kept);
        slot.clear();
        current = number;
      }
      slot.add(sample);
    }
    extremes(slot, kept);
    return kept.size() <= 2 * Bounds.CURVE_POINTS
        ? List.copyOf(kept)
        : List.copyOf(kept.subList(0, 2 * Bounds.CURVE_POINTS));
  }

  private static void extremes(List<Sample> slot, List<Sample> kept) {
    if (slot.isEmpty()) {
      return;
    }
    int low = 0;
    int high = 0;
    for (int i = 1; i < slot.size(); i++) {
      low = slot.get(i).value() < slot.get(low).value() ? i : low;
      high = slot.get(i).value() > slot.get(high).value() ? i : high;
    }
    java.util.stream.IntStream.of(0, low, high, slot.size() - 1)
        .sorted()
        .distinct()
        .forEach(i -> kept.add(slot.get(i)));
  }
}
