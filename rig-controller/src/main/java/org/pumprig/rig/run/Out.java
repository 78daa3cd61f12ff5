package org.pumprig.rig.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.pumprig.rig.event.Derived;
import org.pumprig.rig.event.RunRecord.EffectRequested;

/** Collects what one step of the reducers produces, in order. */
final class Out {
  private final List<Derived> records = new ArrayList<>(4);
  private final List<Effect> effects = new ArrayList<>(4);
  private final List<Signal> signals = new ArrayList<>(4);
  private long nextEffect;

  Out(long nextEffect) {
    this.nextEffect = nextEffect;
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

  List<Effect> effects() {
    return effects;
  }

  List<Signal> signals() {
    return signals;
  }

  long nextEffect() {
    return nextEffect;
  }
}
