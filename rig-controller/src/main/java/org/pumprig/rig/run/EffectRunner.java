package org.pumprig.rig.run;

import java.util.List;
import java.util.function.Consumer;
import org.pumprig.rig.event.Count;

/** Carries out effects on the world; whatever it is made of stays behind this interface. */
public interface EffectRunner {
  /**
   * Carries out one effect. Its intent is durable already.
   *
   * @param completed told once, on the scheduler's thread, however it went
   */
  void run(Effect.World effect, Consumer<? super Outcome> completed);

  /**
   * Takes back whatever may be in force without asking anybody: the journal can't be written.
   * Nothing is applied after that.
   *
   * @param gone told once, when nothing is in force any more or no more can be done about it
   */
  void revertAll(Runnable gone);

  /**
   * How an effect went.
   *
   * @param done whether it worked
   * @param detail why not, or what was found
   * @param schedulerNanos when it took effect, by the scheduler's clock
   * @param counts evidence
   */
  record Outcome(boolean done, String detail, long schedulerNanos, List<Count> counts) {}
}
