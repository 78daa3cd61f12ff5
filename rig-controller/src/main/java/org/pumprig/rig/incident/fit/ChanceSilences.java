package org.pumprig.rig.incident.fit;

import java.util.List;
import java.util.function.Predicate;
import org.pumprig.rig.incident.capture.Sightings;
import org.pumprig.rig.incident.capture.Sightings.Loss;
import org.pumprig.rig.incident.capture.Sightings.Silence;

/**
 * Whether losses alone explain that pumps got no answers for a while. Where a third of all packets
 * gets lost, one of them and all its repetitions do now and then; and since a sender waits twice as
 * long each time, four in a row are a second and a half.
 *
 * <p>The question is how many silences of so many unanswered packets such losses make by chance,
 * among all that was sent meanwhile. The share that gets lost is told by packets that have nothing
 * to do with the silences, so no outage explains itself.
 */
final class ChanceSilences {
  /** Where fewer than so many are expected by chance, it was an outage. */
  private static final double FEWEST_EXPECTED = 1e-3;

  /** Where more gets lost, nobody hears nothing by chance. */
  private static final double MOST_LOST = 0.9;

  /** So many packets tell a share. */
  private static final double ENOUGH = 20;

  /** What follows from an outage goes on for a while. */
  private static final long AROUND_NANOS = 400_000_000;

  private final Sightings seen;
  private final List<Fitted> spells;
  private final int pumps;

  /**
   * @param pumps how many were seen
   */
  ChanceSilences(Sightings seen, int pumps) {
    this.seen = seen;
    this.pumps = pumps;
    this.spells = LossFit.of(seen, List.of()); // as if there were no outages at all
  }

  /**
   * Whether losses explain silences that overlap: whatever the other pumps sent tells the share,
   * and what the silent ones sent well before and after.
   */
  boolean explain(List<Silence> group) {
    double passes = 1;
    double packets = 0;
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (Fitted spell : spells) {
      if (group.stream().noneMatch(each -> meets(spell, each))) {
        continue;
      }
      Share share = share(spell, group);
      double most = Math.min(1, share.value() + share.error());
      if (share.of() >= ENOUGH && most < MOST_LOST) {
        passes *= 1 - most;
        packets += share.of();
        from = Math.min(from, spell.start().nanos());
        to = Math.max(to, spell.end().nanos());
      }
    }
    double expected = 1;
    double begins = packets; // the first of them may begin with any packet
    for (Silence each : group) {
      double inside = each.asked() * part(each, from, to);
      double byChance =
          StrictMath.pow(1 - passes, inside)
              * StrictMath.pow(ChangePoints.USUALLY, each.asked() - inside);
      expected *= Math.min(1, begins * byChance);
      // Another one that overlaps begins with one of its own pump's packets at about that time.
      begins = packets / pumps * Math.min(1, length(each) / Math.max(1.0, to - from));
    }
    return expected >= FEWEST_EXPECTED;
  }

  private static boolean meets(Fitted spell, Silence silence) {
    return silence.fromNanos() <= spell.end().nanos()
        && silence.untilNanos() >= spell.start().nanos();
  }

  private static double length(Silence silence) {
    return Math.max(1, silence.untilNanos() - silence.fromNanos());
  }

  /** The part of a silence that lies within a span. */
  private static double part(Silence silence, long from, long to) {
    double inside =
        Math.min(to, silence.untilNanos()) - (double) Math.max(from, silence.fromNanos());
    return Math.clamp(inside / length(silence), 0, 1);
  }

  /** What got lost otherwise; on the side of the capture where more did. */
  private Share share(Fitted spell, List<Silence> group) {
    LossTrials.Which other =
        (pump, at) -> spell.holds(at) && group.stream().noneMatch(each -> around(each, pump, at));
    var most = new Share(0, 1);
    for (boolean before : new boolean[] {true, false}) {
      List<Loss> all = LossFit.of(seen, spell.towardsGateway().orElse(true), before);
      Predicate<Loss> counts = each -> other.counts(each.pump(), each.atNanos());
      List<Loss> lost = all.stream().filter(counts).toList();
      if (!lost.isEmpty()) {
        List<Loss> rest = all.stream().filter(counts.negate()).toList();
        Share share = LossTrials.of(seen.segments(), lost, rest, other).all();
        most = share.count() > most.count() ? share : most;
      }
    }
    return most;
  }

  private static boolean around(Silence silence, int pump, long at) {
    return silence.pump() == pump
        && at >= silence.fromNanos() - AROUND_NANOS
        && at <= silence.untilNanos() + AROUND_NANOS;
  }
}
