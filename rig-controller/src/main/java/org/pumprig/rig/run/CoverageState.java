package org.pumprig.rig.run;

import org.pumprig.rig.event.BalanceRecord.FlowDisturbed;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.ServiceObservation;
import org.pumprig.rig.event.SoundObservation.SoundDeclared;
import org.pumprig.rig.event.SoundObservation.SoundRead;
import org.pumprig.rig.event.WireObservation;
import org.pumprig.rig.event.WireObservation.WireLost;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;

/**
 * Concern: where the rig was blind. A channel is blind from its last good reading on when the next
 * one doesn't come within the plan's limit; garbled bytes and impossible contacts are no reading.
 * The wire is no such channel, a pump may be silent there; it is blind where events were lost.
 *
 * <p>The service port is excused while the pump can't answer because power is off by our own hand
 * or it boots after that; what was silent before is not.
 *
 * @param serviceNanos run time of the last reading of the service port, or of its excuse
 * @param flowNanos of the flow witness
 * @param contactNanos of the nurse-call contact
 * @param screenNanos of the screen witness
 * @param wireNanos of the last event on the wire
 * @param soundNanos of the microphone; −1 if there is none
 */
record CoverageState(
    long serviceNanos,
    long flowNanos,
    long contactNanos,
    long screenNanos,
    long wireNanos,
    long soundNanos) {
  static final CoverageState INITIAL = new CoverageState(0, 0, 0, 0, 0, -1);

  CoverageState on(RunContext context, long now, ProgrammeState programme, Event event, Out out) {
    if (event instanceof FlowRead) {
      late(context, now, Channel.FLOW, flowNanos, "no good reading", out);
      return new CoverageState(serviceNanos, now, contactNanos, screenNanos, wireNanos, soundNanos);
    }
    if (event instanceof ServiceObservation) {
      if (!programme.powerIsOff()) {
        late(context, now, Channel.SERVICE, serviceNanos, "no good reading", out);
      }
      return withService(now);
    }
    if (event instanceof WireObservation) {
      if (event instanceof WireLost lost) {
        String reason = lost.events() + " events of the tap lost";
        out.add(new BlindInterval(Channel.WIRE, wireNanos, now, reason));
      }
      return new CoverageState(serviceNanos, flowNanos, contactNanos, screenNanos, now, soundNanos);
    }
    if (event instanceof ContactRead contact) {
      if (!contact.state().isPossible()) {
        return this;
      }
      late(context, now, Channel.CONTACT, contactNanos, "no good reading", out);
      return new CoverageState(serviceNanos, flowNanos, now, screenNanos, wireNanos, soundNanos);
    }
    if (event instanceof ScreenRead) {
      late(context, now, Channel.SCREEN, screenNanos, "no good reading", out);
      return new CoverageState(serviceNanos, flowNanos, contactNanos, now, wireNanos, soundNanos);
    }
    return rare(context, now, event, out);
  }

  private CoverageState rare(RunContext context, long now, Event event, Out out) {
    if (event instanceof FlowDisturbed disturbed) {
      out.add(
          new BlindInterval(
              Channel.FLOW, disturbed.fromNanos(), disturbed.toNanos(), disturbed.reason()));
      return new CoverageState(serviceNanos, now, contactNanos, screenNanos, wireNanos, soundNanos);
    }
    if (event instanceof SoundRead) {
      late(context, now, Channel.SOUND, soundNanos, "no good reading", out);
      return withSound(now);
    }
    if (event instanceof SoundDeclared) {
      return withSound(now);
    }
    if (event instanceof RunStarted) {
      return anew(now);
    }
    if (event instanceof EpochStarted epoch && epoch.resumes()) {
      return outage(now, out);
    }
    if (event instanceof EffectRequested asked && asked.action().equals(ProgrammeState.POWER_OFF)) {
      late(context, now, Channel.SERVICE, serviceNanos, "silent until power off", out);
      return withService(now);
    }
    return this;
  }

  private CoverageState withService(long now) {
    return new CoverageState(now, flowNanos, contactNanos, screenNanos, wireNanos, soundNanos);
  }

  private CoverageState anew(long now) {
    return new CoverageState(now, now, now, now, now, soundNanos < 0 ? soundNanos : now);
  }

  private CoverageState withSound(long now) {
    return new CoverageState(serviceNanos, flowNanos, contactNanos, screenNanos, wireNanos, now);
  }

  private CoverageState outage(long now, Out out) {
    String reason = BlindInterval.NOT_RUNNING;
    out.add(new BlindInterval(Channel.SERVICE, serviceNanos, now, reason));
    out.add(new BlindInterval(Channel.FLOW, flowNanos, now, reason));
    out.add(new BlindInterval(Channel.CONTACT, contactNanos, now, reason));
    out.add(new BlindInterval(Channel.SCREEN, screenNanos, now, reason));
    out.add(new BlindInterval(Channel.WIRE, wireNanos, now, reason));
    if (soundNanos >= 0) {
      out.add(new BlindInterval(Channel.SOUND, soundNanos, now, reason));
    }
    return anew(now);
  }

  /** At the end of the run: channels that have been silent for too long by now. */
  void concludeAtEnd(RunContext context, long now, ProgrammeState programme, Out out) {
    String reason = "silent to the end";
    if (!programme.powerIsOff()) {
      late(context, now, Channel.SERVICE, serviceNanos, reason, out);
    }
    late(context, now, Channel.FLOW, flowNanos, reason, out);
    late(context, now, Channel.CONTACT, contactNanos, reason, out);
    late(context, now, Channel.SCREEN, screenNanos, reason, out);
    late(context, now, Channel.SOUND, soundNanos, reason, out);
  }

  private static void late(
      RunContext context, long now, Channel channel, long last, String reason, Out out) {
    if (last >= 0 && now - last > context.blindAfterNanos()) {
      out.add(new BlindInterval(channel, last, now, reason));
    }
  }
}
