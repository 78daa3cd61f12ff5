package org.pumprig.rig.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.pumprig.rig.event.Derived;
import org.pumprig.rig.event.RunRecord.EffectRequested;

/** Collects what one step of the reducers produces, in order; kept and cleared for the next. */
final class Out {
  private final ArrayList<Derived> records = new ArrayList<>();
  private final ArrayList<Effect> effects = new ArrayList<>();
  private final ArrayList<Signal> signals = new ArrayList<>();
  private long nextEffect = 1;

  long nextEffect() {
    return nextEffect;
  }

  void nextEffect(long number) {
    nextEffect = number;
  }

  void clear() {
    records.clear();
    effects.clear();
    signals.clear();
  }

  void add(Derived derived) {
    records.add(derived);
  }

  void signal(Signal signal) {
    signals.add(signal);
  }

  void timer(String name, long atNanos) {
    effects.add(new Effect.Timer(name, atNanos));
  }

  /** Asks for an effect on the world: records the intent and returns the effect's number. */
  long request(String action, String subject, String detail, LongFunction<Effect.World> effect) {
    long id = nextEffect++;
    records.add(new EffectRequested(id, action, subject, detail));
    effects.add(effect.apply(id));
    return id;
  }

  List<Derived> records() {
    return records;
  }

  List<Signal> signals() {
    return signals;
  }

  /** What was collected, as a value. */
  RunReducer.Step step() {
    return records.isEmpty() && effects.isEmpty()
        ? RunReducer.Step.NOTHING
        : new RunReducer.Step(List.copyOf(records), List.copyOf(effects));
  }
}
