package org.pumprig.rig.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.TimerFired;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.event.OperatorRecord.StepConfirmed;
import org.pumprig.rig.event.OperatorRecord.StepMissed;
import org.pumprig.rig.event.PowerCycleDeclared;
import org.pumprig.rig.event.PowerCycleMethod;
import org.pumprig.rig.event.PowerCycleProof;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.ServiceObservation;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.UnitRecord.ReprogramStep;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.rig.event.Witness.ScreenRead;

/**
 * Concern: whether a power cycle was one, which no outlet and no key can tell. Where the rig file
 * says how a unit is cycled, each proof that it names must be seen between the cut and the end of
 * the watch after power-up; what a unit keeps over something that wasn't proved says nothing. A
 * person is asked here too.
 *
 * @param declared what the rig file says; empty: nothing, and nothing is proved
 * @param cutNanos run time at which power was to go; −1: not yet, or judged
 * @param seenNanos run time at which the unit last said anything
 * @param asked whether a person was asked and hasn't answered
 * @param seen what was seen since the cut
 */
record PowerCycleState(
    Optional<PowerCycleDeclared> declared,
    long cutNanos,
    long seenNanos,
    boolean asked,
    List<PowerCycleProof> seen) {
  static final PowerCycleState INITIAL =
      new PowerCycleState(Optional.empty(), -1, -1, false, List.of());

  /** Name of the step in the record. */
  static final String CYCLED = "cycled";

  /** Id of the step that a person is asked for; no plan can use it. */
  static final String STEP = "rig.power-cycle";

  private static final String WORDS =
      "The unit tripped: switch it off by its own power key, wait, and switch it on again. Do"
          + " nothing else to it";

  private static final String WORDS_AT_EACH_END =
      "The run is over: switch the unit off by its own power key, wait, and switch it on again. Do"
          + " nothing else to it";

  PowerCycleState on(RunContext context, long now, Event event, Out out) {
    if (event instanceof PowerCycleDeclared told) {
      return new PowerCycleState(Optional.of(told), cutNanos, seenNanos, asked, seen);
    }
    if (declared.isEmpty()) {
      return this;
    }
    if (event instanceof EffectRequested request
        && request.action().equals(ProgrammeState.POWER_OFF)) {
      return cut(context, declared.get(), now, out);
    }
    if (event instanceof EpochStarted) { // that was the rig's own silence
      return new PowerCycleState(declared, cutNanos, -1, asked, seen);
    }
    PowerCycleState state =
        cutNanos < 0 ? this : watching(context, declared.get(), now, event, out);
    return event instanceof ServiceObservation
        ? new PowerCycleState(declared, state.cutNanos, now, state.asked, state.seen)
        : state;
  }

  private PowerCycleState cut(RunContext context, PowerCycleDeclared how, long now, Out out) {
    boolean byPerson = how.method() == PowerCycleMethod.OPERATOR;
    if (byPerson && !asked) {
      long until = now + how.withinNanos();
      String asks = context.cycled() ? WORDS_AT_EACH_END : WORDS;
      out.add(new StepAsked(STEP, asks, "", "", words(how.proofs()), until));
      out.timer(Timers.CYCLE_LATE, until);
    }
    return new PowerCycleState(declared, cutNanos < 0 ? now : cutNanos, seenNanos, byPerson, seen);
  }

  private PowerCycleState watching(
      RunContext context, PowerCycleDeclared how, long now, Event event, Out out) {
    if (event instanceof ReprogramStep step && step.step().equals(ProgrammeState.NOT_RESUMED)) {
      return judged(how, step.afterNanos(), out);
    }
    if (event instanceof ReprogramStep step && step.step().equals(CYCLED)) {
      return over();
    }
    if (asked && event instanceof StepAnswered answer && answer.step().equals(STEP)) {
      return answered(now, answer, out);
    }
    if (asked && event instanceof TimerFired due && due.timer().equals(Timers.CYCLE_LATE)) {
      out.add(new StepMissed(STEP, "nobody answered"));
      out.add(new ReprogramStep(CYCLED, false, "the person who was asked didn't answer", 0));
      return over();
    }
    PowerCycleState state = this;
    if (lost(context, now, event)) {
      state = state.with(PowerCycleProof.LINK_LOST);
    }
    if (event instanceof ServiceStatus status
        && status.upMillis() >= 0
        && status.upMillis() * 1_000_000 <= now - cutNanos) {
      state = state.with(PowerCycleProof.RESTARTED);
    }
    return tests(how, event) ? state.with(PowerCycleProof.SELF_TEST) : state;
  }

  private PowerCycleState answered(long now, StepAnswered answer, Out out) {
    if (answer.by().isBlank()) {
      return this;
    }
    out.add(new StepConfirmed(STEP, answer.by(), now - cutNanos));
    return new PowerCycleState(declared, cutNanos, seenNanos, false, seen);
  }

  /** Its port is gone, or was silent for so long that the rig counts as blind there. */
  private boolean lost(RunContext context, long now, Event event) {
    boolean gone =
        event instanceof LinkChanged(Channel channel, boolean open, String _)
            && channel == Channel.SERVICE
            && !open;
    boolean silent =
        event instanceof ServiceObservation
            && seenNanos >= 0
            && now - seenNanos > context.blindAfterNanos();
    return gone || silent;
  }

  private static boolean tests(PowerCycleDeclared how, Event event) {
    String wanted = how.selfTest();
    return !wanted.isEmpty()
        && switch (event) {
          case ScreenRead screen -> screen.text().contains(wanted);
          case ServiceEvent told -> told.code().equals(wanted);
          case ServiceStatus status -> status.code().equals(wanted);
          default -> false;
        };
  }

  private PowerCycleState with(PowerCycleProof proof) {
    if (seen.contains(proof)) {
      return this;
    }
    var more = new ArrayList<>(seen);
    more.add(proof);
    return new PowerCycleState(declared, cutNanos, seenNanos, asked, List.copyOf(more));
  }

  private PowerCycleState judged(PowerCycleDeclared how, long afterNanos, Out out) {
    List<PowerCycleProof> missing =
        how.proofs().stream().filter(proof -> !seen.contains(proof)).toList();
    String detail =
        missing.isEmpty()
            ? "by " + how.method().onDisk() + ", proved by " + words(how.proofs())
            : "by %s, but not seen: %s".formatted(how.method().onDisk(), words(missing));
    out.add(new ReprogramStep(CYCLED, missing.isEmpty(), detail, afterNanos));
    return over();
  }

  private static String words(List<PowerCycleProof> proofs) {
    return proofs.stream().map(PowerCycleProof::onDisk).collect(Collectors.joining(", "));
  }

  private PowerCycleState over() {
    return new PowerCycleState(declared, -1, seenNanos, false, List.of());
  }

  /** At the end of the run: a cycle that was begun and never judged is not proved. */
  PowerCycleState concludeAtEnd(Out out) {
    if (cutNanos < 0 || declared.isEmpty()) {
      return this;
    }
    if (asked) {
      out.add(new StepMissed(STEP, "the run ended"));
    }
    return judged(declared.get(), 0, out);
  }

  /** Whether the rig presses a key, which must not be pressed again when nobody knows. */
  boolean byKey() {
    return method().equals(Optional.of(PowerCycleMethod.KEY));
  }

  /** Whether power comes back by a person's hand. */
  boolean byPerson() {
    return method().equals(Optional.of(PowerCycleMethod.OPERATOR));
  }

  private Optional<PowerCycleMethod> method() {
    return declared.map(PowerCycleDeclared::method);
  }

  /** How long the unit is left off. */
  long offNanos() {
    return declared.map(PowerCycleDeclared::offNanos).orElse(ProgrammeState.OFF_NANOS);
  }
}
