package org.pumprig.rig.run;

import java.util.EnumMap;
import java.util.Map;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.ServiceObservation;
import org.pumprig.rig.event.WireObservation.WireLost;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;

/**
 * Concern: where the rig was blind. A channel is blind from its last good reading on when the next
 * one doesn't come within the plan's limit; garbled bytes and impossible contacts are no reading.
 *
 * @param lastSeen run time of the last good reading of each channel
 */
record CoverageState(Map<Channel, Long> lastSeen) {
  static final CoverageState INITIAL = new CoverageState(new EnumMap<>(Channel.class));

  private static final Channel[] WATCHED = {
    Channel.SERVICE, Channel.FLOW, Channel.CONTACT, Channel.SCREEN
  };

  CoverageState on(RunContext context, long now, ProgrammeState programme, Event event, Out out) {
    if (event instanceof RunStarted) {
      var seen = new EnumMap<Channel, Long>(Channel.class);
      for (Channel channel : WATCHED) {
        seen.put(channel, now);
      }
      return new CoverageState(seen);
    }
    if (event instanceof FlowRead) {
      return seen(context, now, Channel.FLOW, programme, out);
    }
    if (event instanceof ServiceObservation) {
      return seen(context, now, Channel.SERVICE, programme, out);
    }
    if (event instanceof ContactRead contact) {
      boolean good =
          contact.state() == ContactState.NORMAL || contact.state() == ContactState.ALARM;
      return good ? seen(context, now, Channel.CONTACT, programme, out) : this;
    }
    if (event instanceof ScreenRead) {
      return seen(context, now, Channel.SCREEN, programme, out);
    }
    if (event instanceof WireLost lost) {
      out.add(new BlindInterval(Channel.WIRE, now, now, lost.events() + " events of the tap lost"));
      return this;
    }
    if (event instanceof EpochStarted epoch && epoch.epoch() > 0) {
      return outage(now, out);
    }
    return this;
  }

  private CoverageState seen(
      RunContext context, long now, Channel channel, ProgrammeState programme, Out out) {
    long last = lastSeen.getOrDefault(channel, now);
    boolean excused = channel == Channel.SERVICE && programme.powerIsOff();
    if (now - last > context.blindAfterNanos() && !excused) {
      out.add(new BlindInterval(channel, last, now, "no good reading"));
    }
    var next = new EnumMap<Channel, Long>(Channel.class);
    next.putAll(lastSeen);
    next.put(channel, now);
    return new CoverageState(next);
  }

  private CoverageState outage(long now, Out out) {
    var next = new EnumMap<Channel, Long>(Channel.class);
    for (var entry : lastSeen.entrySet()) {
      out.add(
          new BlindInterval(
              entry.getKey(), entry.getValue(), now, "the controller was not running"));
      next.put(entry.getKey(), now);
    }
    return new CoverageState(next);
  }

  /** At the end of the run: channels that have been silent for too long by now. */
  void concludeAtEnd(RunContext context, long now, ProgrammeState programme, Out out) {
    for (var entry : lastSeen.entrySet()) {
      boolean excused = entry.getKey() == Channel.SERVICE && programme.powerIsOff();
      if (now - entry.getValue() > context.blindAfterNanos() && !excused) {
        out.add(new BlindInterval(entry.getKey(), entry.getValue(), now, "silent to the end"));
      }
    }
  }
}
