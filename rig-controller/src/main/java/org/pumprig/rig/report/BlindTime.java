package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Blind intervals of a run joined over channels, so that overlaps count once. */
final class BlindTime {
  private BlindTime() {}

  /** A stretch in which at least one channel was blind. */
  record Stretch(long fromNanos, long toNanos) {}

  static long of(RunReport run) {
    return joined(run, 0).stream().mapToLong(s -> s.toNanos() - s.fromNanos()).sum();
  }

  /** Joins stretches that overlap or lie closer than {@code gapNanos}. */
  static List<Stretch> joined(RunReport run, long gapNanos) {
    var sorted =
        run.blind().stream().sorted(Comparator.comparingLong(RunReport.Blind::fromNanos)).toList();
    var joined = new ArrayList<Stretch>();
    for (RunReport.Blind blind : sorted) {
      long to = Math.max(blind.fromNanos(), blind.toNanos());
      if (!joined.isEmpty() && blind.fromNanos() <= joined.getLast().toNanos() + gapNanos) {
        Stretch last = joined.removeLast();
        joined.add(new Stretch(last.fromNanos(), Math.max(last.toNanos(), to)));
      } else {
        joined.add(new Stretch(blind.fromNanos(), to));
      }
    }
    return List.copyOf(joined);
  }
}
