package org.pumprig.rig.run;

import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.RunResumed;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.Lifecycle.TimerFired;
import org.pumprig.rig.event.OperatorRecord;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.RunRecord.PhaseEntered;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.UnitRecord.ReprogramStep;
import org.pumprig.rig.event.UnitRecord.UnitFound;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.run.Effect.Keys;

/**
 * Concern: the unit's programme. Programmes and starts it at the beginning; after a trip, or where
 * the plan says always, in the check phase, power-cycles it, looks whether anything was kept or
 * resumes, and programmes it again. After an outage of the rig it does nothing to the unit before
 * it has read its state.
 *
 * @param step what is going on
 * @param awaited the effect that the step waits for; −1 if none
 * @param poweredOnNanos run time at which power came on again; −1 before
 * @param resumed whether fluid moved before anybody programmed anything
 * @param cycleDue whether the unit is to be power-cycled once it is out of quarantine and, after an
 *     outage, its state has been read
 * @param shownInfusing whether the programme was shown to be taken
 */
record ProgrammeState(
    Step step,
    long awaited,
    long poweredOnNanos,
    boolean resumed,
    boolean cycleDue,
    boolean shownInfusing) {
  static final ProgrammeState INITIAL = new ProgrammeState(Step.NONE, -1, -1, false, false, false);

  /** Off for so long before power comes on again. */
  static final long OFF_NANOS = 600_000_000L;

  /** Watched for so long after it came back, before anything is programmed. */
  static final long OBSERVE_NANOS = 1_000_000_000L;

  /** The outlet actuator is not waited for longer at the end of a run. */
  static final long RESTORE_NANOS = 30_000_000_000L;

  /** Action of the intent to switch the outlet off. */
  static final String POWER_OFF = "powerOff";

  /** Action of the intent to switch it on again. */
  static final String POWER_ON = "powerOn";

  /** Action of the intent to switch it on because the run ends while it is off. */
  static final String RESTORE_POWER = "restorePower";

  /** Name of the step that ends the watch after power-up. */
  static final String NOT_RESUMED = "notResumed";

  /** What is going on, in order; the second half only after a trip. */
  enum Step {
    NONE,
    PRIMARY,
    SECONDARY,
    START,
    RUNNING,
    /** After an outage: it was running, and its state is to be read. */
    FINDING,
    /** After an outage: it was being programmed, and its state is to be read. */
    FINDING_HALFWAY,
    SWITCH_OFF,
    OFF,
    SWITCH_ON,
    BOOTING,
    OBSERVING,
    CONFIRMING,
    DONE,
    RESTORING
  }

  ProgrammeState on(
      RunContext context,
      long now,
      PhaseState phase,
      WatchState watch,
      QuarantineState quarantine,
      PowerCycleState powerCycle,
      FlowState flow,
      Event event,
      Out out) {
    if (event instanceof RunStarted) {
      return press(context, Step.PRIMARY, out);
    }
    if (phase.isOver()) {
      return restored(event);
    }
    if (event instanceof RunResumed) {
      return afterOutage(powerCycle, out);
    }
    if (cycleDue && !isFinding() && (quarantine.isComplete() || isRelease(event))) {
      return cycle(quarantine, out);
    }
    if (event instanceof EffectDone done) {
      return done.effect() == awaited ? completed(context, now, powerCycle, done, out) : this;
    }
    if (event instanceof OperatorRecord person && step == Step.OFF) {
      return byPerson(person, out);
    }
    if (event instanceof PhaseEntered entered) {
      boolean due = entered.phase() == Phase.CHECK && (watch.tripped() || context.cycled());
      return due ? cycleWhenReleased(context, now, quarantine, out) : this;
    }
    if (event instanceof TimerFired fired) {
      return timer(context, now, fired.timer(), out);
    }
    if (event instanceof ServiceStatus status) {
      return isFinding()
          ? found(context, watch, quarantine, status, out)
          : status(context, now, status, out);
    }
    return event instanceof FlowRead ? flow(now, flow, out) : this;
  }

  private static boolean isRelease(Event event) {
    return event instanceof TimerFired fired && fired.timer().equals(Timers.RELEASE);
  }

  /** The check begins with a power cycle, but not before the evidence of a trip was taken. */
  private ProgrammeState cycleWhenReleased(
      RunContext context, long now, QuarantineState quarantine, Out out) {
    if (quarantine.isComplete() && !isFinding()) {
      return cycle(quarantine, out);
    }
    out.timer(Timers.RELEASE, now + QuarantineState.patienceNanos(context));
    return new ProgrammeState(step, awaited, poweredOnNanos, resumed, true, shownInfusing);
  }

  private ProgrammeState cycle(QuarantineState quarantine, Out out) {
    quarantine.release(out);
    ProgrammeState off = power(false, Step.SWITCH_OFF, out);
    return new ProgrammeState(off.step, off.awaited, poweredOnNanos, resumed, false, shownInfusing);
  }

  private boolean isFinding() {
    return step == Step.FINDING || step == Step.FINDING_HALFWAY;
  }

  /**
   * Who was asked has died with the process. The outlet is asked again: switching twice is
   * switching once. Keys are not pressed again before the unit has told what it does; the power key
   * not at all.
   */
  private ProgrammeState afterOutage(PowerCycleState powerCycle, Out out) {
    boolean cycling = step == Step.SWITCH_OFF || step == Step.OFF || step == Step.SWITCH_ON;
    if (cycling && powerCycle.byKey()) {
      String why = "the rig was away in the midst of it, and can't tell on from off";
      out.add(new ReprogramStep(PowerCycleState.CYCLED, false, why, 0));
      return at(Step.DONE, -1);
    }
    return switch (step) {
      case SWITCH_OFF -> power(false, Step.SWITCH_OFF, out);
      case SWITCH_ON -> power(true, Step.SWITCH_ON, out);
      case PRIMARY, SECONDARY, START -> at(Step.FINDING_HALFWAY, -1);
      case RUNNING, CONFIRMING -> at(Step.FINDING, -1);
      case BOOTING, OBSERVING -> at(Step.BOOTING, -1);
      case NONE, FINDING, FINDING_HALFWAY, OFF, DONE, RESTORING -> this;
    };
  }

  /** The first word of the unit after an outage. One that tripped is left as it is. */
  private ProgrammeState found(
      RunContext context,
      WatchState watch,
      QuarantineState quarantine,
      ServiceStatus status,
      Out out) {
    boolean again = poweredOnNanos >= 0;
    boolean programmed =
        status.primaryRateMicrolitresPerHour() >= 0
            || status.secondaryRateMicrolitresPerHour() >= 0;
    if (cycleDue) {
      tell(status, UnitFound.LEFT_ALONE, "it tripped; its power cycle is due", out);
      return quarantine.isComplete() ? cycle(quarantine, out) : at(Step.RUNNING, -1);
    }
    if (watch.tripped() || status.state() == PumpState.FAILSAFE) {
      tell(status, UnitFound.LEFT_ALONE, "it tripped", out);
      return at(Step.RUNNING, -1);
    }
    if (status.state() == PumpState.INFUSING) {
      tell(status, UnitFound.GOES_ON, "it infuses", out);
      return at(again ? Step.CONFIRMING : Step.RUNNING, -1);
    }
    if (programmed && step == Step.FINDING) {
      tell(status, UnitFound.LEFT_ALONE, "it stands still with its programme", out);
      return at(Step.RUNNING, -1);
    }
    tell(
        status,
        UnitFound.PROGRAMMED_AGAIN,
        programmed ? "its programme was half entered" : "it has no programme",
        out);
    return press(context, Step.PRIMARY, out);
  }

  private static void tell(ServiceStatus status, String action, String detail, Out out) {
    out.add(new UnitFound(status.state(), status.code(), action, detail));
  }

  /** Somebody switched it off and on again, or didn't. */
  private ProgrammeState byPerson(OperatorRecord told, Out out) {
    if (!told.step().equals(PowerCycleState.STEP)) {
      return this;
    }
    return switch (told) {
      case OperatorRecord.StepConfirmed _ -> power(true, Step.SWITCH_ON, out);
      case OperatorRecord.StepMissed _ -> at(Step.DONE, -1);
      case OperatorRecord.StepAsked _, OperatorRecord.StepSkipped _ -> this;
    };
  }

  private ProgrammeState completed(
      RunContext context, long now, PowerCycleState powerCycle, EffectDone done, Out out) {
    if (!done.done()) {
      return at(step, -1); // it ends here: what follows would be about another programme
    }
    boolean again = poweredOnNanos >= 0;
    return switch (step) {
      case PRIMARY -> press(context, Step.SECONDARY, out);
      case SECONDARY -> press(context, Step.START, out);
      case START -> at(again ? Step.CONFIRMING : Step.RUNNING, -1);
      case SWITCH_OFF -> {
        if (!powerCycle.byPerson()) {
          out.timer(Timers.POWER_ON, now + powerCycle.offNanos());
        }
        yield at(Step.OFF, -1);
      }
      case SWITCH_ON -> new ProgrammeState(Step.BOOTING, -1, done.atNanos(), false, false, false);
      case NONE,
          RUNNING,
          FINDING,
          FINDING_HALFWAY,
          OFF,
          BOOTING,
          OBSERVING,
          CONFIRMING,
          DONE,
          RESTORING ->
          this;
    };
  }

  private ProgrammeState timer(RunContext context, long now, String timer, Out out) {
    if (timer.equals(Timers.POWER_ON) && step == Step.OFF) {
      return power(true, Step.SWITCH_ON, out);
    }
    if (timer.equals(Timers.OBSERVED) && step == Step.OBSERVING) {
      String seen = resumed ? "fluid moved, or the pump said so, unasked" : "fluid stood still";
      out.add(new ReprogramStep(NOT_RESUMED, !resumed, seen, now - poweredOnNanos));
      return press(context, Step.PRIMARY, out);
    }
    return this;
  }

  private ProgrammeState status(RunContext context, long now, ServiceStatus status, Out out) {
    if (step == Step.BOOTING) {
      boolean cleared =
          status.primaryRateMicrolitresPerHour() < 0
              && status.secondaryRateMicrolitresPerHour() < 0;
      String seen = cleared ? "no programme" : "a programme was kept";
      out.add(new ReprogramStep("cleared", cleared, seen, now - poweredOnNanos));
      out.timer(Timers.OBSERVED, now + OBSERVE_NANOS);
      boolean infuses = status.state() == PumpState.INFUSING;
      return new ProgrammeState(
          Step.OBSERVING, -1, poweredOnNanos, resumed || infuses, false, false);
    }
    if (step == Step.OBSERVING && status.state() == PumpState.INFUSING) {
      return new ProgrammeState(step, awaited, poweredOnNanos, true, cycleDue, false);
    }
    if (step == Step.CONFIRMING && !shownInfusing && programmed(context, status)) {
      out.add(
          new ReprogramStep(
              "programmed", true, "primary and secondary as entered", now - poweredOnNanos));
      return new ProgrammeState(step, awaited, poweredOnNanos, resumed, cycleDue, true);
    }
    return this;
  }

  private static boolean programmed(RunContext context, ServiceStatus status) {
    return status.state() == PumpState.INFUSING
        && taken(
            context.primary(),
            status.primaryRateMicrolitresPerHour(),
            status.primaryVolumeMicrolitres())
        && taken(
            context.secondary(),
            status.secondaryRateMicrolitresPerHour(),
            status.secondaryVolumeMicrolitres());
  }

  /** A pump reports what is left of the volume that was entered. */
  private static boolean taken(RunContext.Infusion entered, long rate, long volumeLeft) {
    return rate == entered.rateMicrolitresPerHour()
        && volumeLeft >= 0
        && volumeLeft <= entered.volumeMicrolitres();
  }

  private ProgrammeState flow(long now, FlowState flow, Out out) {
    boolean watching = step == Step.BOOTING || step == Step.OBSERVING;
    if (watching && flow.moving() && !resumed) {
      return new ProgrammeState(step, awaited, poweredOnNanos, true, cycleDue, shownInfusing);
    }
    if (step == Step.CONFIRMING && shownInfusing && flow.fullFlow()) {
      out.add(new ReprogramStep("infusing", true, "fluid flows", now - poweredOnNanos));
      return at(Step.DONE, -1);
    }
    return this;
  }

  /** At the end of the run: what was begun and never seen is recorded as not passed. */
  void concludeAtEnd(long now, Out out) {
    if (step.compareTo(Step.SWITCH_OFF) >= 0 || poweredOnNanos >= 0) {
      long after = poweredOnNanos < 0 ? 0 : now - poweredOnNanos;
      if (step != Step.DONE) {
        String missing = "not seen by the end of the run, at step " + step.name();
        out.add(new ReprogramStep("finished", false, missing, after));
      }
    }
  }

  private ProgrammeState press(RunContext context, Step next, Out out) {
    Keys keys =
        next == Step.PRIMARY
            ? new Keys.Primary(context.primary())
            : next == Step.SECONDARY ? new Keys.Secondary(context.secondary()) : new Keys.Start();
    long id =
        out.request(
            keys.action(), "unit", keys.text(), number -> new Effect.PressKeys(number, keys));
    return at(next, id);
  }

  private ProgrammeState power(boolean on, Step next, Out out) {
    long id =
        out.request(
            on ? POWER_ON : POWER_OFF, "unit", "", number -> new Effect.SwitchPower(number, on));
    return at(next, id);
  }

  /** The run ends: an outlet that may be off by our own hand is switched on again. */
  ProgrammeState restorePower(long now, Out out) {
    boolean mayBeOff =
        step == Step.SWITCH_OFF
            || step == Step.OFF
            || step == Step.SWITCH_ON
            || step == Step.RESTORING;
    if (!mayBeOff) {
      return this;
    }
    out.timer(Timers.RESTORE_LATE, now + RESTORE_NANOS);
    long id =
        out.request(RESTORE_POWER, "unit", "", number -> new Effect.SwitchPower(number, true));
    return at(Step.RESTORING, id);
  }

  private ProgrammeState restored(Event event) {
    boolean answered = event instanceof EffectDone done && done.effect() == awaited;
    boolean late = event instanceof TimerFired fired && fired.timer().equals(Timers.RESTORE_LATE);
    return step == Step.RESTORING && (answered || late) ? at(step, -1) : this;
  }

  /** Whether the end of the run waits for the outlet. */
  boolean isRestoring() {
    return step == Step.RESTORING && awaited >= 0;
  }

  private ProgrammeState at(Step next, long awaitedEffect) {
    return new ProgrammeState(
        next, awaitedEffect, poweredOnNanos, resumed, cycleDue, shownInfusing);
  }

  /**
   * Whether the outlet is off by our own hand, or the pump boots after that: the service port is
   * then rightly silent. Not if the outlet didn't obey: then nobody knows.
   */
  boolean powerIsOff() {
    boolean switching = step == Step.SWITCH_OFF || step == Step.SWITCH_ON;
    return switching && awaited >= 0
        || step == Step.OFF
        || step == Step.BOOTING
        || step == Step.RESTORING;
  }
}
