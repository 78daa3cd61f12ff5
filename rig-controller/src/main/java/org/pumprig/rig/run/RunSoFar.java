package org.pumprig.rig.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle.TimerFired;

/**
 * A run as far as its inputs tell it: the reducers' state, and the timers that were asked for and
 * have not fired. A dead process's timers are gone with it; whoever goes on sets them again.
 *
 * <p>Not thread-safe.
 */
public final class RunSoFar {
  private final RunReducer reducer;
  private final SortedMap<String, Long> due = new TreeMap<>();

  /** A run that has not begun. */
  public RunSoFar(RunContext context) {
    this.reducer = new RunReducer(context);
  }

  /**
   * Takes one input.
   *
   * @param epochNanos monotonic time since the epoch's start
   */
  public RunReducer.Step step(Input input, long epochNanos) {
    if (input instanceof TimerFired fired) {
      due.remove(fired.timer());
    }
    RunReducer.Step step = reducer.step(input, epochNanos);
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Timer timer) {
        due.put(timer.name(), timer.atNanos());
      }
    }
    return step;
  }

  /** Timers that have not fired, the earliest first; some may be late. */
  List<Effect.Timer> due() {
    var timers = new ArrayList<Effect.Timer>(due.size());
    for (Map.Entry<String, Long> each : due.entrySet()) {
      timers.add(new Effect.Timer(each.getKey(), each.getValue()));
    }
    timers.sort(Comparator.comparingLong(Effect.Timer::atNanos));
    return timers;
  }

  /** The reducers, to look at. */
  public RunReducer reducer() {
    return reducer;
  }
}
