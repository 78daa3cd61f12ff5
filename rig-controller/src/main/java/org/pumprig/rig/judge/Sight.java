package org.pumprig.rig.judge;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;

/** Could the rig have seen it? */
final class Sight {
  private Sight() {}

  /**
   * Why the rig could not have seen everything on these channels between two run times, both
   * included; empty if it could. A channel that never gave a reading was never seen.
   */
  static Optional<String> gap(RunFacts facts, long fromNanos, long toNanos, Channel... channels) {
    for (Channel channel : channels) {
      Optional<String> blind =
          facts.blind().stream()
              .filter(interval -> interval.channel() == channel)
              .filter(interval -> interval.toNanos() >= fromNanos)
              .filter(interval -> interval.fromNanos() <= toNanos)
              .findFirst()
              .map(Sight::describe);
      if (blind.isPresent()) {
        return blind;
      }
      if (!facts.readings().containsKey(channel)) {
        return Optional.of(Say.channel(channel) + " never gave a good reading");
      }
    }
    return Optional.empty();
  }

  /** Those of the channels that the run's bench has. */
  static Channel[] there(RunFacts facts, Channel... channels) {
    List<Channel> lacks = facts.bench().map(bench -> bench.lacks()).orElse(List.of());
    return List.of(channels).stream()
        .filter(channel -> !lacks.contains(channel))
        .toArray(Channel[]::new);
  }

  /** When the first such stretch begins; empty if a channel was never seen at all. */
  static OptionalLong firstGap(RunFacts facts, long fromNanos, long toNanos, Channel... channels) {
    List<Channel> wanted = List.of(channels);
    if (!facts.readings().keySet().containsAll(wanted)) {
      return OptionalLong.empty();
    }
    return facts.blind().stream()
        .filter(interval -> wanted.contains(interval.channel()))
        .filter(interval -> interval.toNanos() >= fromNanos && interval.fromNanos() <= toNanos)
        .mapToLong(BlindInterval::fromNanos)
        .min();
  }

  private static String describe(BlindInterval interval) {
    return "the rig was blind on %s from %s to %s (%s)"
        .formatted(
            Say.channel(interval.channel()),
            Say.time(interval.fromNanos()),
            Say.time(interval.toNanos()),
            interval.reason());
  }
}
