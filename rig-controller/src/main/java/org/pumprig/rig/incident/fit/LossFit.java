package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.incident.capture.Sightings;
import org.pumprig.rig.incident.capture.Sightings.Loss;
import org.pumprig.rig.incident.fit.ChangePoints.Span;

/** Losses of one direction, as a share of what was sent meanwhile. */
final class LossFit {
  private static final long TOGETHER_NANOS = 1_500_000_000;
  private static final long AFTER_OUTAGE_NANOS = 400_000_000;
  private static final int FEWEST = 8;

  /** Packets that passed before and behind it tell where it began and ended. */
  private static final long AROUND_NANOS = 1_000_000_000;

  /** Times follow from the share, and the share from the times. */
  private static final int AGAIN = 2;

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
          long before = from == 0 ? Long.MIN_VALUE : losses.get(from - 1).atNanos() + 1;
          long after = i == losses.size() ? Long.MAX_VALUE : losses.get(i).atNanos() - 1;
          fitted(seen, losses.subList(from, i), before, after, found);
        }
        from = i;
      }
    }
  }

  private static void fitted(
      Sightings seen, List<Loss> losses, long from, long to, List<Fitted> found) {
    LossTrials all =
        LossTrials.of(
            seen.segments(),
            losses,
            Math.max(from, losses.getFirst().atNanos() - AROUND_NANOS),
            Math.min(to, losses.getLast().atNanos() + AROUND_NANOS));
    double share = all.share(losses.getFirst().atNanos(), losses.getLast().atNanos());
    Optional<Span> span = ChangePoints.find(all, share);
    for (int again = 0; again < AGAIN && span.isPresent(); again++) {
      share = all.share(span.get().begin().nanos(), span.get().end().nanos());
      span = ChangePoints.find(all, share);
    }
    span.ifPresent(it -> add(all, it, losses.getFirst().towardsGateway(), found));
  }

  private static void add(LossTrials all, Span span, boolean towardsGateway, List<Fitted> found) {
    long begin = span.begin().nanos();
    long end = span.end().nanos();
    long lost = all.count(begin, end, true);
    if (lost < FEWEST) {
      return;
    }
    double n = lost + all.count(begin, end, false);
    double p = lost / n;
    // Wilson's interval: its middle and half its width.
    double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * StrictMath.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    double error = half + Math.abs(middle - p);
    found.add(
        new Fitted(
            Kind.LOSSY,
            span.begin(),
            span.end(),
            Math.round(p * MILLION),
            Math.round(error * MILLION),
            0,
            Optional.of(towardsGateway),
            Optional.empty(),
            lost));
  }
}
