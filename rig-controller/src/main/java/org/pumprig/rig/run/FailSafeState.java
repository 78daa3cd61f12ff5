package org.pumprig.rig.run;

import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FailSafeRecord.AlarmWitnessed;
import org.pumprig.rig.event.FailSafeRecord.FailSafeBroken;
import org.pumprig.rig.event.FailSafeRecord.ScreenWitnessed;
import org.pumprig.rig.event.FailSafeRecord.StopWitnessed;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;

/**
 * Concern: the fail-safe after a trip, proved by witnesses that are not the pump's word.
 *
 * @param alarm whether the contact was in alarm at its last good reading
 * @param screen what the screen showed when last read
 * @param stopTold whether the stop is in the record
 * @param alarmTold whether the alarm is
 * @param screenTold whether the screen's code is
 * @param flowBroken whether a flow that came back is in the record
 * @param alarmBroken whether an alarm that went away is
 * @param powerCycled whether the outlet was switched since: then all this is over
 */
record FailSafeState(
    boolean alarm,
    String screen,
    boolean stopTold,
    boolean alarmTold,
    boolean screenTold,
    boolean flowBroken,
    boolean alarmBroken,
    boolean powerCycled) {
  static final FailSafeState INITIAL =
      new FailSafeState(false, "", false, false, false, false, false, false);

  FailSafeState on(
      RunContext context, long now, WatchState watch, FlowState flow, Event event, Out out) {
    if (event instanceof EffectRequested request
        && request.action().equals(ProgrammeState.POWER_OFF)) {
      return new FailSafeState(
          alarm, screen, stopTold, alarmTold, screenTold, flowBroken, alarmBroken, true);
    }
    FailSafeState state = read(event);
    if (powerCycled || watch.trippedNanos().isEmpty()) {
      return state;
    }
    return state.prove(context, now, watch.trippedNanos().getAsLong(), flow, event, out);
  }

  private FailSafeState read(Event event) {
    boolean nextAlarm = alarm;
    String nextScreen = screen;
    if (event instanceof ContactRead contact) {
      // A contact that is out or impossible says nothing: coverage makes that time blind.
      boolean good =
          contact.state() == ContactState.NORMAL || contact.state() == ContactState.ALARM;
      nextAlarm = good ? contact.state() == ContactState.ALARM : alarm;
    } else if (event instanceof ScreenRead read) {
      nextScreen = read.text();
    } else {
      return this;
    }
    if (nextAlarm == alarm && nextScreen.equals(screen)) {
      return this;
    }
    return new FailSafeState(
        nextAlarm,
        nextScreen,
        stopTold,
        alarmTold,
        screenTold,
        flowBroken,
        alarmBroken,
        powerCycled);
  }

  private FailSafeState prove(
      RunContext context, long now, long trippedNanos, FlowState flow, Event event, Out out) {
    boolean stop = stopTold;
    boolean alarmed = alarmTold;
    boolean shown = screenTold;
    boolean flowed = flowBroken;
    boolean silenced = alarmBroken;
    if (!stop && flow.stoppedAt(now) && event instanceof FlowRead) {
      stop = true;
      long after = Math.max(0, flow.movedNanos() - trippedNanos);
      out.add(new StopWitnessed(flow.movedNanos(), after));
    } else if (stop && !flowed && flow.moving() && event instanceof FlowRead) {
      flowed = true;
      out.add(new FailSafeBroken("flow"));
    }
    if (!alarmed && alarm) {
      alarmed = true;
      out.add(new AlarmWitnessed(now - trippedNanos));
    } else if (alarmed && !alarm && !silenced) {
      silenced = true;
      out.add(new FailSafeBroken("alarm"));
    }
    if (!shown && Codes.shownBy(context, screen)) {
      shown = true;
      out.add(new ScreenWitnessed(now - trippedNanos));
    }
    boolean same =
        stop == stopTold
            && alarmed == alarmTold
            && shown == screenTold
            && flowed == flowBroken
            && silenced == alarmBroken;
    return same
        ? this
        : new FailSafeState(alarm, screen, stop, alarmed, shown, flowed, silenced, powerCycled);
  }
}
