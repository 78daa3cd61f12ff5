package org.pumprig.rig.run;

import java.util.Optional;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle;
import org.pumprig.rig.event.Lifecycle.AbortRequested;
import org.pumprig.rig.event.Lifecycle.RunAbandoned;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.Lifecycle.TimerFired;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.RunBasis;
import org.pumprig.rig.event.RunRecord.PhaseEntered;

/**
 * Concern: where in its course the run is.
 *
 * @param phase empty before the run has started
 * @param ending why it is being brought to its end; empty while it goes on
 * @param ended whether {@code run.ended} stands in the record
 */
record PhaseState(Optional<Phase> phase, Optional<EndReason> ending, boolean ended) {
  static final PhaseState INITIAL = new PhaseState(Optional.empty(), Optional.empty(), false);

  PhaseState on(RunContext context, Event event, Out out) {
    return event instanceof Input input && input instanceof Lifecycle lifecycle
        ? onLifecycle(context, lifecycle, out)
        : this;
  }

  private PhaseState onLifecycle(RunContext context, Lifecycle event, Out out) {
    return switch (event) {
      case RunStarted _ -> {
        out.timer(Timers.STRESS, context.stressNanos());
        out.timer(Timers.RECOVER, context.recoverNanos());
        out.timer(Timers.CHECK, context.checkNanos());
        out.timer(Timers.END, context.endNanos());
        yield enter(Phase.SETTLE, out);
      }
      case TimerFired fired when ending.isEmpty() && phase.isPresent() ->
          switch (fired.timer()) {
            case Timers.STRESS -> enter(Phase.STRESS, out);
            case Timers.RECOVER -> enter(Phase.RECOVER, out);
            case Timers.CHECK -> enter(Phase.CHECK, out);
            case Timers.END -> end(EndReason.COMPLETED);
            default -> this;
          };
      case AbortRequested _ -> end(EndReason.ABORTED);
      case RunAbandoned _ -> end(EndReason.INTERRUPTED);
      case TimerFired _,
          Lifecycle.EpochStarted _,
          Lifecycle.RunResumed _,
          RunBasis.BenchDeclared _,
          RunBasis.EnvironmentSeen _,
          RunBasis.PathChecked _,
          RunBasis.PlanApproved _,
          Lifecycle.TornTailCut _ ->
          this;
    };
  }

  private PhaseState enter(Phase next, Out out) {
    if (phase.isPresent() && phase.get().compareTo(next) >= 0) {
      return this; // a timer that was told twice, or late: phases never go back
    }
    out.add(new PhaseEntered(next));
    return new PhaseState(Optional.of(next), ending, ended);
  }

  private PhaseState end(EndReason reason) {
    return ending.isPresent() || ended ? this : new PhaseState(phase, Optional.of(reason), false);
  }

  PhaseState withEnded() {
    return new PhaseState(phase, ending, true);
  }

  boolean isOver() {
    return ending.isPresent() || ended;
  }
}
