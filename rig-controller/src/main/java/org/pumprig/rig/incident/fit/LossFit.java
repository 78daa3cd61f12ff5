package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

  private final Sightings seen;
  private final List<Loss> losses;
  private final List<Loss> others;
  private final List<Fitted> found = new ArrayList<>();

  /**
   * @param losses all of one way and side, in the order of time
   * @param others that an outage explains
   */
  private LossFit(Sightings seen, List<Loss> losses, List<Loss> others) {
    this.seen = seen;
    this.losses = losses;
    this.others = others;
  }

  static List<Fitted> of(Sightings seen, List<Fitted> outages) {
    var found = new ArrayList<Fitted>();
    for (boolean towardsGateway : new boolean[] {true, false}) {
      for (boolean before : new boolean[] {true, false}) {
        List<Loss> all = of(seen, towardsGateway, before);
        Predicate<Loss> explained = each -> explained(outages, each);
        List<Loss> own = all.stream().filter(explained.negate()).toList();
        found.addAll(new LossFit(seen, own, all.stream().filter(explained).toList()).groups());
      }
    }
    return found;
  }

  /** Those of one way and side, in the order of time. */
  static List<Loss> of(Sightings seen, boolean towardsGateway, boolean before) {
    return seen.losses().stream()
        .filter(each -> each.towardsGateway() == towardsGateway && each.before() == before)
        .sorted(Comparator.comparingLong(Loss::atNanos))
        .toList();
  }

  private static boolean explained(List<Fitted> outages, Loss loss) {
    return FaultFit.explained(
        outages, Optional.of(loss.pump()), loss.atNanos(), AFTER_OUTAGE_NANOS);
  }

  private List<Fitted> groups() {
    int from = 0;
    for (int i = 1; i <= losses.size(); i++) {
      boolean ends =
          i == losses.size()
              || losses.get(i).atNanos() - losses.get(i - 1).atNanos() > TOGETHER_NANOS;
      if (ends) {
        if (i - from >= FEWEST) {
          long before = from == 0 ? Long.MIN_VALUE : losses.get(from - 1).atNanos() + 1;
          long after = i == losses.size() ? Long.MAX_VALUE : losses.get(i).atNanos() - 1;
          fitted(losses.subList(from, i), before, after);
        }
        from = i;
      }
    }
    return found;
  }

  private void fitted(List<Loss> group, long from, long to) {
    LossTrials all =
        LossTrials.of(
            seen.segments(),
            group,
            others,
            Math.max(from, group.getFirst().atNanos() - AROUND_NANOS),
            Math.min(to, group.getLast().atNanos() + AROUND_NANOS));
    double share = all.share(group.getFirst().atNanos(), group.getLast().atNanos());
    Optional<Span> span = ChangePoints.find(all, share);
    for (int again = 0; again < AGAIN && span.isPresent(); again++) {
      share = all.share(span.get().begin().nanos(), span.get().end().nanos());
      span = ChangePoints.find(all, share);
    }
    span.ifPresent(it -> add(all, it, group.getFirst().towardsGateway()));
  }

  private void add(LossTrials all, Span span, boolean towardsGateway) {
    long begin = span.begin().nanos();
    long end = span.end().nanos();
    long lost = all.count(begin, end, true);
    if (lost < FEWEST) {
      return;
    }
    var share = new Share(lost, lost + all.count(begin, end, false));
    found.add(
        new Fitted(
            Kind.LOSSY,
            span.begin(),
            span.end(),
            Math.round(share.value() * MILLION),
            Math.round(share.error() * MILLION),
            0,
            Optional.of(towardsGateway),
            Optional.empty(),
            lost));
  }
}
