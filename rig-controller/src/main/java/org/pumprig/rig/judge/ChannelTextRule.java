package org.pumprig.rig.judge;

import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.judge.Watched.Seen;
import org.pumprig.rig.plan.Criterion.ChannelText;
import org.pumprig.rig.plan.Plan;

/** Criterion {@code pattern}: a text that must be seen on a channel, or must not. */
final class ChannelTextRule {
  private ChannelTextRule() {}

  static Finding judge(Plan plan, ChannelText limit, RunFacts facts) {
    Seen seen = facts.watched().texts().get(limit);
    if (seen == null) {
      return Finding.inconclusive("Nobody looked for '%s'.".formatted(limit.matches()));
    }
    if (limit.atMost().isPresent() && seen.times() > limit.atMost().getAsLong()) {
      return Finding.fail(
          "%s; at most %d is allowed.".formatted(told(limit, seen), limit.atMost().getAsLong()));
    }
    boolean enough = seen.times() >= limit.atLeast();
    Optional<String> gap = gap(limit, facts);
    if (gap.isPresent() && !(enough && limit.atMost().isEmpty())) {
      return Finding.inconclusive("%s, but %s.".formatted(told(limit, seen), gap.get()));
    }
    if (!enough) {
      return Finding.fail(
          "%s; at least %d is required.".formatted(told(limit, seen), limit.atLeast()));
    }
    Optional<String> stress =
        limit.atMost().isPresent() && limit.phases().contains(Phase.STRESS)
            ? StressCheck.missing(plan, facts)
            : Optional.empty();
    return stress
        .map(why -> Finding.inconclusive("%s, but %s.".formatted(told(limit, seen), why)))
        .orElseGet(() -> Finding.pass(told(limit, seen) + "."));
  }

  private static Optional<String> gap(ChannelText limit, RunFacts facts) {
    for (Phase phase : limit.phases()) {
      OptionalLong from = facts.course().entered(phase);
      if (from.isEmpty()) {
        return Optional.of("the run never came to the phase '%s'".formatted(phase.onDisk()));
      }
      long to = end(phase, facts);
      Optional<String> gap = Sight.gap(facts, from.getAsLong(), to, limit.channel());
      if (gap.isPresent()) {
        return gap;
      }
    }
    return Optional.empty();
  }

  private static long end(Phase phase, RunFacts facts) {
    Phase[] all = Phase.values();
    return phase.ordinal() + 1 == all.length
        ? facts.course().lastNanos()
        : facts.course().entered(all[phase.ordinal() + 1]).orElse(facts.course().lastNanos());
  }

  private static String told(ChannelText limit, Seen seen) {
    String what =
        "'%s' was seen on %s %s"
            .formatted(
                limit.matches(),
                Say.channel(limit.channel()),
                Say.count(seen.times(), "time", "times"));
    return seen.firstNanos().isEmpty()
        ? what
        : what
            + ", first at %s ('%s')"
                .formatted(Say.time(seen.firstNanos().getAsLong()), seen.firstText());
  }
}
