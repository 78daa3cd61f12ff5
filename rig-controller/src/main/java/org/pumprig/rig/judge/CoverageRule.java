package org.pumprig.rig.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.plan.Criterion.Coverage;

/**
 * Criterion {@code coverage}: the rig saw enough of the unit to judge it. It is about the rig: what
 * was not seen makes it inconclusive, never a failure of the unit.
 */
final class CoverageRule {
  private static final double PPM = 1e6;

  private CoverageRule() {}

  static Finding judge(Coverage limit, RunFacts facts) {
    long whole = facts.course().lastNanos();
    if (whole <= 0) {
      return Finding.inconclusive("The run has no length in which anything could be seen.");
    }
    var said = new ArrayList<String>();
    for (Channel channel : limit.channels()) {
      long seenPpm = seenPpm(channel, facts, whole);
      String text = "%s for %s of the run".formatted(Say.channel(channel), Say.percent(seenPpm));
      if (seenPpm < limit.leastPpm()) {
        return Finding.inconclusive(
            "The rig saw the %s, and %s are asked for."
                .formatted(text, Say.percent(limit.leastPpm())));
      }
      said.add(text);
    }
    return Finding.pass("The rig saw the " + String.join(", the ", said) + ".");
  }

  private static long seenPpm(Channel channel, RunFacts facts, long whole) {
    boolean read = facts.readings().getOrDefault(channel, 0L) > 0;
    long blind = read ? blindNanos(channel, facts.blind(), whole) : whole;
    return (long) StrictMath.floor((whole - blind) * PPM / whole);
  }

  /** For what share of the run the rig was blind on a channel; all of one that never spoke. */
  static long blindPpm(Channel channel, RunFacts facts) {
    long whole = facts.course().lastNanos();
    return (long) PPM - (whole <= 0 ? 0 : seenPpm(channel, facts, whole));
  }

  /** Blind stretches may overlap: each moment counts once. */
  private static long blindNanos(Channel channel, List<BlindInterval> all, long whole) {
    List<BlindInterval> own =
        all.stream()
            .filter(each -> each.channel() == channel)
            .sorted(Comparator.comparingLong(BlindInterval::fromNanos))
            .toList();
    long sum = 0;
    long until = 0;
    for (BlindInterval each : own) {
      long from = Math.max(until, Math.max(0, each.fromNanos()));
      long to = Math.min(whole, each.toNanos());
      if (to > from) {
        sum += to - from;
        until = to;
      }
    }
    return sum;
  }
}
