package org.pumprig.rig.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle.TimerFired;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/**
 * A run as far as its inputs tell it: the reducers' state, and the timers that were asked for and
 * have not fired. A dead process's timers are gone with it; whoever goes on sets them again.
 *
 * <p>Not thread-safe.
 */
public final class RunSoFar {
  private final RunReducer reducer;
  private final NavigableMap<String, Long> due = new TreeMap<>();
  private final StateCodec codec;

  /** A run that has not begun. */
  public RunSoFar(RunContext context) {
    this.reducer = new RunReducer(context);
    this.codec = new StateCodec(context);
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

  /** What a snapshot holds of it. */
  record Snapshot(NavigableMap<String, Long> due, long rules, RunReducer.State state) {}

  /** Writes it for a snapshot. */
  public void write(FieldSink out) {
    var snapshot = new Snapshot(due, RunReducer.RULES, reducer.state());
    out.object("run", inner -> codec.write(inner, snapshot))
        .text("shape", StateCodec.shape(Snapshot.class));
  }

  /**
   * Takes over what {@link #write} wrote.
   *
   * @return false if it was written by another version
   * @throws org.pumprig.rig.json.JournalFormatException if it can't be read
   */
  public boolean restore(Fields in) {
    if (!in.text("shape").equals(StateCodec.shape(Snapshot.class))) {
      return false;
    }
    Snapshot snapshot = codec.read(in.object("run"), Snapshot.class);
    if (snapshot.rules() != RunReducer.RULES) {
      return false;
    }
    due.clear();
    due.putAll(snapshot.due());
    reducer.restore(snapshot.state());
    return true;
  }

  /** The reducers, to look at. */
  public RunReducer reducer() {
    return reducer;
  }
}
