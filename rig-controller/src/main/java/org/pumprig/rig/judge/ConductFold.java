package org.pumprig.rig.judge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.event.BalanceRecord.FlowMeasured;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.RunRecord.PhaseEntered;
import org.pumprig.rig.event.WireObservation.WireAcknowledged;
import org.pumprig.rig.event.WireObservation.WireMessage;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.judge.RunFacts.Conduct;
import org.pumprig.rig.judge.RunFacts.Delivered;

/**
 * Gathers how a unit behaves besides not tripping, until a watchdog trips or the check phase
 * begins: what comes after belongs to the trip or to the rig.
 */
final class ConductFold {
  private static final int MOST_ALARMS = 100;
  private static final int MOST_PENDING = 4096;

  private final Kept<Long> alarms = new Kept<>(MOST_ALARMS);
  private final Map<String, Long> pending = new LinkedHashMap<>();
  private Optional<ContactState> contact = Optional.empty();
  private OptionalLong until = OptionalLong.empty();
  private long alarmCount;
  private long messages;
  private long given;
  private long startEffect = -1;
  private boolean started;
  private long startedNanos;
  private @Nullable Reading base;
  private @Nullable Reading stress;
  private @Nullable Reading last;

  private record Reading(long atNanos, long upMillis, long nanolitres) {}

  void on(long now, Event event) {
    if (until.isPresent()) {
      return;
    }
    switch (event) {
      case WatchdogSeen _ -> until = OptionalLong.of(now);
      case PhaseEntered e -> entered(now, e.phase());
      case ContactRead e -> contact(now, e.state());
      case WireMessage e -> sent(now, e.connection() + " " + e.controlId());
      case WireAcknowledged e -> pending.remove(e.connection() + " " + e.controlId());
      case EffectRequested e when e.action().equals("keysStart") -> startEffect = e.effect();
      case EffectDone e when e.effect() == startEffect && e.done() -> {
        started = true;
        startedNanos = now;
      }
      case FlowRead e -> flow(new Reading(now, e.upMillis(), e.nanolitres()));
      case FlowMeasured e -> flow(new Reading(now, -1, e.nanolitres()));
      case Event _ -> {}
    }
  }

  private void entered(long now, Phase phase) {
    if (phase == Phase.STRESS) {
      stress = last;
    } else if (phase == Phase.CHECK) {
      until = OptionalLong.of(now);
    }
  }

  private void contact(long now, ContactState state) {
    if (state == ContactState.ALARM && contact.filter(was -> was == state).isEmpty()) {
      alarmCount++;
      alarms.add(now);
    }
    contact = Optional.of(state);
  }

  /** A message again on the same connection is the same message. */
  private void sent(long now, String message) {
    if (pending.putIfAbsent(message, now) == null) {
      messages++;
      if (pending.size() > MOST_PENDING) {
        pending.remove(pending.keySet().iterator().next());
        given++;
      }
    }
  }

  private void flow(Reading reading) {
    last = reading;
    // A rig may start the infusion before its instrument has spoken for the first time.
    if (!started || base == null) {
      base = reading;
    }
  }

  Conduct conduct() {
    return new Conduct(
        until,
        alarmCount,
        alarms.items(),
        messages,
        given,
        List.copyOf(pending.values()),
        delivered());
  }

  private Optional<Delivered> delivered() {
    Reading zero = base;
    Reading from = stress;
    Reading to = last;
    if (!started || zero == null || from == null || to == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Delivered(
            FlowRead.nanosBetween(from.upMillis(), from.atNanos(), to.upMillis(), to.atNanos()),
            from.nanolitres() - zero.nanolitres(),
            Math.max(0, zero.atNanos() - startedNanos),
            to.nanolitres() - from.nanolitres()));
  }
}
