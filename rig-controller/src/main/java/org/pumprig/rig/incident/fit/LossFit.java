package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.incident.capture.Samples;
import org.pumprig.rig.incident.capture.Sightings;
import org.pumprig.rig.incident.capture.Sightings.Loss;
import org.pumprig.rig.incident.fit.Fitted.Time;

/** Losses of one direction, as a share of what was sent meanwhile. */
final class LossFit {
  private static final long TOGETHER_NANOS = 1_500_000_000;
  private static final long AFTER_OUTAGE_NANOS = 400_000_000;
  private static final int FEWEST = 8;

  /** A single sighting so many mean gaps away is another's: one in 150 of the fault's own is. */
  private static final long FAR = 5;

  /** In 95 of 100 cases the first and the last loss lie no further from the fault's ends. */
  private static final long GAPS = 3;

  private static final double MILLION = 1e6;

  /** 95 %, both sides. */
  private static final double Z = 1.96;

  private LossFit() {}

  static List<Fitted> of(Sightings seen, List<Fitted> outages) {
    var found = new ArrayList<Fitted>();
    for (boolean towardsGateway : new boolean[] {true, false}) {
      for (boolean before : new boolean[] {true, false}) {
        List<Loss> losses =
            seen.losses().stream()
                .filter(each -> each.towardsGateway() == towardsGateway)
                .filter(each -> each.before() == before)
                .filter(each -> !FaultFit.explained(outages, each.atNanos(), AFTER_OUTAGE_NANOS))
                .sorted(java.util.Comparator.comparingLong(Loss::atNanos))
                .toList();
        groups(seen, losses, found);
      }
    }
    return found;
  }

  private static void groups(Sightings seen, List<Loss> losses, List<Fitted> found) {
    int from = 0;
    for (int i = 1; i <= losses.size(); i++) {
      boolean ends =
          i == losses.size()
              || losses.get(i).atNanos() - losses.get(i - 1).atNanos() > TOGETHER_NANOS;
      if (ends) {
        if (i - from >= FEWEST) {
          found.add(fitted(seen, losses.subList(from, i)));
        }
        from = i;
      }
    }
  }

  /** Without single ones at the ends that stand far from all others. */
  private static List<Loss> trimmed(List<Loss> losses) {
    List<Loss> left = losses;
    while (left.size() > FEWEST) {
      long gap = (left.getLast().atNanos() - left.getFirst().atNanos()) / left.size();
      int last = left.size() - 1;
      if (left.get(1).atNanos() - left.get(0).atNanos() > FAR * gap) {
        left = left.subList(1, left.size());
      } else if (left.get(last).atNanos() - left.get(last - 1).atNanos() > FAR * gap) {
        left = left.subList(0, last);
      } else {
        return left;
      }
    }
    return left;
  }

  private static Fitted fitted(Sightings seen, List<Loss> all) {
    List<Loss> losses = trimmed(all);
    Loss one = losses.getFirst();
    long first = one.atNanos();
    long last = losses.getLast().atNanos();
    long gap = Math.max(1, (last - first) / losses.size());
    long lost = losses.size();
    long tried = sent(seen.segments(), one, first, last) + (one.before() ? lost : 0);
    double n = Math.max(lost, tried);
    double p = lost / n;
    // Wilson's interval: its middle and half its width.
    double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * StrictMath.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    double error = half + Math.abs(middle - p);
    return new Fitted(
        Kind.LOSSY,
        new Time(first, GAPS * gap),
        new Time(last, GAPS * gap),
        Math.round(p * MILLION),
        Math.round(error * MILLION),
        0,
        Optional.of(one.towardsGateway()),
        Optional.empty(),
        lost);
  }

  /** After the capture only data is seen to be lost; before it, whatever IP numbers. */
  private static long sent(Samples segments, Loss of, long first, long last) {
    int way = of.towardsGateway() ? 0 : 1;
    long count = 0;
    for (int i = 0; i < segments.size(); i++) {
      boolean counts = segments.value(i) == way || of.before() && segments.value(i) == way + 2;
      if (counts && segments.timeNanos(i) >= first && segments.timeNanos(i) <= last) {
        count += segments.stride();
      }
    }
    return count;
  }
}
