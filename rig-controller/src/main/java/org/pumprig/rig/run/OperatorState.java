package org.pumprig.rig.run;

import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.Lifecycle.TimerFired;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.event.OperatorRecord.StepConfirmed;
import org.pumprig.rig.event.OperatorRecord.StepMissed;
import org.pumprig.rig.event.OperatorRecord.StepSkipped;
import org.pumprig.rig.event.StepEffect;
import org.pumprig.rig.event.StepReading;
import org.pumprig.rig.event.UnitRecord.UnitRestarted;
import org.pumprig.rig.event.WireObservation.WireAccepted;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.plan.OperatorStep;

/**
 * Concern: what the plan asks of people. A step counts as done when somebody said so and the rig
 * saw its effects, in their order; if either is missing in time, nobody knows what was done to the
 * unit, and all of that time is blind.
 *
 * @param open steps that are asked for and not over, by id
 * @param over ids of those that are
 */
record OperatorState(NavigableMap<String, Open> open, NavigableSet<String> over) {
  static final OperatorState INITIAL = new OperatorState(new TreeMap<>(), new TreeSet<>());

  /**
   * A step that waits.
   *
   * @param askedNanos run time at which it was asked for
   * @param by who answered; empty: nobody yet
   * @param seen how many of its effects the rig has seen
   */
  record Open(long askedNanos, String by, long seen) {}

  OperatorState on(
      RunContext context, long now, FlowState flow, boolean held, Event event, Out out) {
    if (context.steps().isEmpty()) {
      return this;
    }
    if (event instanceof RunStarted) {
      for (OperatorStep step : context.steps()) {
        out.timer(Timers.STEP + step.id(), step.atNanos());
        out.timer(Timers.STEP_DUE + step.id(), step.atNanos() + step.withinNanos());
      }
      return this;
    }
    if (event instanceof TimerFired fired) {
      return timer(context, now, held, fired.timer(), out);
    }
    if (event instanceof StepAnswered answer) {
      return answered(context, now, answer, out);
    }
    OperatorState state = this;
    for (OperatorStep step : context.steps()) {
      Open waiting = state.open.get(step.id());
      if (waiting != null
          && waiting.seen < step.effects().size()
          && shows(step.effects().get((int) waiting.seen), now, flow, event)) {
        Open more = new Open(waiting.askedNanos, waiting.by, waiting.seen + 1);
        state = state.with(step, more, now, out);
      }
    }
    return state;
  }

  private static boolean shows(StepEffect effect, long now, FlowState flow, Event event) {
    return switch (effect) {
      case RESTARTED -> event instanceof UnitRestarted;
      case STOPPED -> event instanceof FlowRead && flow.stoppedAt(now);
      case INFUSING -> event instanceof FlowRead && flow.fullFlow();
      case ALARM -> event instanceof ContactRead read && read.state() == ContactState.ALARM;
      case NO_ALARM -> event instanceof ContactRead read && read.state() == ContactState.NORMAL;
      case RECONNECTED -> event instanceof WireAccepted;
    };
  }

  private OperatorState timer(RunContext context, long now, boolean held, String name, Out out) {
    Optional<OperatorStep> asked = named(context, name, Timers.STEP);
    if (asked.isPresent()) {
      OperatorStep step = asked.get();
      if (over.contains(step.id()) || open.containsKey(step.id())) {
        return this;
      }
      if (held) {
        out.add(new StepSkipped(step.id(), "the unit tripped, and is left as it is"));
        return close(step.id());
      }
      out.add(
          new StepAsked(
              step.id(),
              step.text(),
              step.entry(),
              step.photo(),
              step.effects().stream().map(StepEffect::onDisk).collect(Collectors.joining(", ")),
              step.atNanos() + step.withinNanos(),
              step.reads().map(StepReading::onDisk).orElse("")));
      var more = new TreeMap<>(open);
      more.put(step.id(), new Open(now, "", 0));
      return new OperatorState(more, over);
    }
    return named(context, name, Timers.STEP_DUE)
        .filter(step -> open.containsKey(step.id()))
        .map(step -> miss(step, now, out))
        .orElse(this);
  }

  private static Optional<OperatorStep> named(RunContext context, String timer, String prefix) {
    return timer.startsWith(prefix)
        ? context.steps().stream().filter(step -> timer.equals(prefix + step.id())).findFirst()
        : Optional.empty();
  }

  /** An answer that lacks what the plan asks for is none. */
  private OperatorState answered(RunContext context, long now, StepAnswered answer, Out out) {
    for (OperatorStep step : context.steps()) {
      Open waiting = open.get(step.id());
      boolean whole =
          !answer.by().isBlank()
              && (step.entry().isEmpty() || !answer.entry().isBlank())
              && (step.photo().isEmpty() || !answer.photo().isEmpty());
      if (waiting != null && step.id().equals(answer.step()) && waiting.by.isEmpty() && whole) {
        return with(step, new Open(waiting.askedNanos, answer.by(), waiting.seen), now, out);
      }
    }
    return this;
  }

  private OperatorState with(OperatorStep step, Open more, long now, Out out) {
    if (!more.by.isEmpty() && more.seen == step.effects().size()) {
      out.add(new StepConfirmed(step.id(), more.by, now - more.askedNanos));
      return close(step.id());
    }
    var steps = new TreeMap<>(open);
    steps.put(step.id(), more);
    return new OperatorState(steps, over);
  }

  private OperatorState close(String id) {
    var left = new TreeMap<>(open);
    left.remove(id);
    var closed = new TreeSet<>(over);
    closed.add(id);
    return new OperatorState(left, closed);
  }

  private OperatorState miss(OperatorStep step, long now, Out out) {
    Open waiting = open.get(step.id());
    if (waiting == null) {
      return this;
    }
    String unseen =
        waiting.seen == step.effects().size()
            ? ""
            : "the rig did not see '" + step.effects().get((int) waiting.seen).onDisk() + "'";
    String unanswered = waiting.by.isEmpty() ? "nobody answered" : "";
    String reason =
        unanswered.isEmpty() || unseen.isEmpty()
            ? unanswered + unseen
            : unanswered + ", and " + unseen;
    out.add(new StepMissed(step.id(), reason));
    for (Channel channel :
        List.of(Channel.SERVICE, Channel.FLOW, Channel.CONTACT, Channel.SCREEN)) {
      out.add(
          new BlindInterval(
              channel, waiting.askedNanos, now, "operator step " + step.id() + ": " + reason));
    }
    return close(step.id());
  }

  /** At the end of the run: steps that are still open were missed. */
  OperatorState concludeAtEnd(RunContext context, long now, Out out) {
    OperatorState state = this;
    for (OperatorStep step : context.steps()) {
      state = state.miss(step, now, out);
    }
    return state;
  }

  /** Whether a person may be handling the unit now. */
  boolean busy() {
    return !open.isEmpty();
  }
}
