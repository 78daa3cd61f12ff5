package org.pumprig.rig.run;

import java.util.List;
import java.util.OptionalLong;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FailSafeRecord.CodeUnexpected;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.Witness.ScreenRead;

/**
 * Concern: watched codes on every channel that can carry them, each once per life of the pump.
 *
 * <p>A life ends where power is about to come on again: until then an old screen or a late line may
 * still show what was seen before.
 *
 * @param seen those told since power came on
 * @param trippedNanos run time of the first watched code since power came on
 */
record WatchState(List<Seen> seen, OptionalLong trippedNanos) {
  static final WatchState INITIAL = new WatchState(List.of(), OptionalLong.empty());

  /** Unexpected codes told in one life of the pump; a unit that makes up more is not believed. */
  static final int MOST_UNEXPECTED = 64;

  private static final String NO_CODE = "NONE";

  /** A code where it was seen. */
  record Seen(String code, Channel channel) {}

  WatchState on(RunContext context, long now, Event event, Out out) {
    if (event instanceof ServiceStatus status) {
      return code(context, now, status.code(), Channel.SERVICE, out);
    }
    if (event instanceof ServiceEvent told) {
      return code(context, now, told.code(), Channel.SERVICE, out);
    }
    if (event instanceof ScreenRead screen) {
      WatchState state = this;
      for (String watched : context.codes()) {
        if (Codes.shows(screen.text(), watched)) {
          state = state.code(context, now, watched, Channel.SCREEN, out);
        }
      }
      return state;
    }
    boolean newLife =
        event instanceof EffectRequested request
            && request.action().equals(ProgrammeState.POWER_ON);
    return newLife ? INITIAL : this;
  }

  private WatchState code(RunContext context, long now, String code, Channel channel, Out out) {
    if (code.equals(NO_CODE) || isSeen(code, channel)) {
      return this;
    }
    var next = new Seen(code, channel);
    if (context.codes().contains(code)) {
      out.add(new WatchdogSeen(code, channel));
      OptionalLong tripped = trippedNanos.isPresent() ? trippedNanos : OptionalLong.of(now);
      return new WatchState(Copies.with(seen, next), tripped);
    }
    if (seen.size() >= MOST_UNEXPECTED) {
      return this;
    }
    out.add(new CodeUnexpected(code, channel));
    return new WatchState(Copies.with(seen, next), trippedNanos);
  }

  private boolean isSeen(String code, Channel channel) {
    for (Seen each : seen) {
      if (each.channel() == channel && each.code().equals(code)) {
        return true;
      }
    }
    return false;
  }

  boolean tripped() {
    return trippedNanos.isPresent();
  }
}
