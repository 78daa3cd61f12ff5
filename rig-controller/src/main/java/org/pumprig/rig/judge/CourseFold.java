package org.pumprig.rig.judge;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.AbortRequested;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.RunRecord.PhaseEntered;
import org.pumprig.rig.event.RunRecord.RunEnded;
import org.pumprig.rig.judge.RunFacts.PhaseMark;

/** Follows a run through its phases to its end. */
final class CourseFold {
  private final Map<Phase, Long> entered = new EnumMap<>(Phase.class);
  private Optional<EndReason> end = Optional.empty();
  private boolean safe;
  private Optional<String> abortReason = Optional.empty();
  private long epochs;
  private OptionalLong aborted = OptionalLong.empty();
  private OptionalLong died = OptionalLong.empty();
  private long last;
  private Optional<String> cut = Optional.empty();

  void on(long now, Event event) {
    if (event instanceof EpochStarted epoch) {
      epochs++;
      if (epoch.resumes()) {
        died = OptionalLong.of(last);
      }
    } else if (event instanceof AbortRequested abort) {
      abortReason = abortReason.or(() -> Optional.of(abort.reason()));
      aborted = aborted.isPresent() ? aborted : OptionalLong.of(now);
    } else if (event instanceof PhaseEntered e) {
      entered.putIfAbsent(e.phase(), now);
    } else if (event instanceof RunEnded e) {
      end = Optional.of(e.reason());
      safe = e.safe();
    }
    last = now;
  }

  void cut(String why) {
    cut = Optional.of(why);
  }

  /** A run that went on after an outage was attended to its end, and blind in between. */
  private long attendedUntil() {
    if (aborted.isPresent()) {
      return aborted.getAsLong();
    }
    boolean left = end.filter(reason -> reason == EndReason.INTERRUPTED).isPresent();
    return left && died.isPresent() ? died.getAsLong() : last;
  }

  Course course() {
    return new Course(
        entered.entrySet().stream().map(e -> new PhaseMark(e.getKey(), e.getValue())).toList(),
        end,
        safe,
        abortReason,
        epochs,
        attendedUntil(),
        last,
        cut);
  }
}
