package org.pumprig.rig.judge;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.plan.Counter;
import org.pumprig.rig.plan.Criterion;
import org.pumprig.rig.plan.Criterion.ChannelText;
import org.pumprig.rig.plan.Criterion.CompleteAtGateway;
import org.pumprig.rig.plan.Criterion.Trend;

/** Gathers what the plan's own watch criteria need, and nothing where there are none. */
final class WatchedFold {
  private final Optional<MessagesFold> messages;
  private final Map<Counter, CounterFold> counters = new EnumMap<>(Counter.class);
  private final SequencedMap<ChannelText, TextFold> texts = new LinkedHashMap<>();

  WatchedFold(List<Criterion> criteria) {
    messages =
        criteria.stream().anyMatch(CompleteAtGateway.class::isInstance)
            ? Optional.of(new MessagesFold())
            : Optional.empty();
    for (Criterion each : criteria) {
      if (each instanceof Trend trend) {
        counters.putIfAbsent(trend.counter(), new CounterFold(trend.counter()));
      } else if (each instanceof ChannelText text) {
        texts.putIfAbsent(text, new TextFold(text));
      }
    }
  }

  /**
   * @param attended whether a person handles the unit: what it shows then is the person's doing
   */
  void on(long now, Event event, boolean attended) {
    messages.ifPresent(fold -> fold.on(now, event));
    counters.values().forEach(fold -> fold.on(now, event));
    if (!texts.isEmpty()) {
      Optional<Spoken> spoken = Spoken.of(event);
      texts.values().forEach(fold -> fold.on(now, event, spoken, attended));
    }
  }

  Watched watched() {
    var counted = new TreeMap<Counter, Watched.Counted>();
    counters.forEach((counter, fold) -> counted.put(counter, fold.counted()));
    var seen = new LinkedHashMap<ChannelText, Watched.Seen>();
    texts.forEach((text, fold) -> seen.put(text, fold.seen()));
    return new Watched(messages.map(MessagesFold::messages), counted, seen);
  }
}
