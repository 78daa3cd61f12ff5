package org.pumprig.rig.run;

import java.util.List;
import java.util.OptionalLong;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.UnitRecord.CodeUnexpected;
import org.pumprig.rig.event.UnitRecord.WatchdogSeen;
import org.pumprig.rig.event.Witness.ScreenRead;

/**
 * Concern: watched codes on every channel that can carry them, each once per life of the pump.
 *
 * @param seen {@code code@channel} of those told since power came on
 * @param trippedNanos run time of the first watched code since power came on
 */
record WatchState(List<String> seen, OptionalLong trippedNanos) {
  static final WatchState INITIAL = new WatchState(List.of(), OptionalLong.empty());

  WatchState on(RunContext context, long now, Event event, Out out) {
    if (event instanceof ServiceStatus status) {
      return status.code().equals("NONE")
          ? this
          : code(context, now, status.code(), Channel.SERVICE, out);
    }
    if (event instanceof ServiceEvent told) {
      return code(context, now, told.code(), Channel.SERVICE, out);
    }
    if (event instanceof ScreenRead screen) {
      for (String watched : context.codes()) {
        if (screen.text().contains(watched)) {
          return code(context, now, watched, Channel.SCREEN, out);
        }
      }
      return this;
    }
    boolean powerOff =
        event instanceof EffectRequested request && request.action().equals("powerOff");
    return powerOff ? INITIAL : this;
  }

  private WatchState code(RunContext context, long now, String code, Channel channel, Out out) {
    String key = code + "@" + channel.onDisk();
    if (seen.contains(key)) {
      return this;
    }
    var next = new java.util.ArrayList<>(seen);
    next.add(key);
    if (!context.codes().contains(code)) {
      out.add(new CodeUnexpected(code, channel));
      return new WatchState(List.copyOf(next), trippedNanos);
    }
    out.add(new WatchdogSeen(code, channel));
    return new WatchState(
        List.copyOf(next), trippedNanos.isPresent() ? trippedNanos : OptionalLong.of(now));
  }

  boolean tripped() {
    return trippedNanos.isPresent();
  }
}
