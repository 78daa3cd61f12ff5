package org.pumprig.rig.run;

import org.pumprig.rig.event.BalanceRecord.FlowDisturbed;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.ServiceObservation;
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
 */
record CoverageState(
    long serviceNanos, long flowNanos, long contactNanos, long screenNanos, long wireNanos) {
  static final CoverageState INITIAL = new CoverageState(0, 0, 0, 0, 0);

  CoverageState on(RunContext context, long now, ProgrammeState programme, Event event, Out out) {
    if (event instanceof FlowRead) {
      late(context, now, Channel.FLOW, flowNanos, "no good reading", out);
      return new CoverageState(serviceNanos, now, contactNanos, screenNanos, wireNanos);
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
      return new CoverageState(serviceNanos, flowNanos, contactNanos, screenNanos, now);
    }
    if (event instanceof ContactRead contact) {
      boolean good =
          contact.state() == ContactState.NORMAL || contact.state() == ContactState.ALARM;
      if (!good) {
        return this;
      }
      late(context, now, Channel.CONTACT, contactNanos, "no good reading", out);
      return new CoverageState(serviceNanos, flowNanos, now, screenNanos, wireNanos);
    }
    if (event instanceof ScreenRead) {
      late(context, now, Channel.SCREEN, screenNanos, "no good reading", out);
      return new CoverageState(serviceNanos, flowNanos, contactNanos, now, wireNanos);
    }
    return rare(context, now, event, out);
  }

  private CoverageState rare(RunContext context, long now, Event event, Out out) {
    if (event instanceof FlowDisturbed disturbed) {
      out.add(
          new BlindInterval(
              Channel.FLOW, disturbed.fromNanos(), disturbed.toNanos(), disturbed.reason()));
      return new CoverageState(serviceNanos, now, contactNanos, screenNanos, wireNanos);
    }
    if (event instanceof RunStarted) {
      return new CoverageState(now, now, now, now, now);
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
    return new CoverageState(now, flowNanos, contactNanos, screenNanos, wireNanos);
  }

  private CoverageState outage(long now, Out out) {
    String reason = BlindInterval.NOT_RUNNING;
    out.add(new BlindInterval(Channel.SERVICE, serviceNanos, now, reason));
    out.add(new BlindInterval(Channel.FLOW, flowNanos, now, reason));
    out.add(new BlindInterval(Channel.CONTACT, contactNanos, now, reason));
    out.add(new BlindInterval(Channel.SCREEN, screenNanos, now, reason));
    out.add(new BlindInterval(Channel.WIRE, wireNanos, now, reason));
    return new CoverageState(now, now, now, now, now);
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
  }

  private static void late(
      RunContext context, long now, Channel channel, long last, String reason, Out out) {
    if (now - last > context.blindAfterNanos()) {
      out.add(new BlindInterval(channel, last, now, reason));
    }
  }
}
