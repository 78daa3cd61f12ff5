package org.pumprig.rig.run;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.Derived;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle.TimerFired;
import org.pumprig.time.Scheduler;

/**
 * One run's engine: journals each input, has it reduced, journals what was derived, and releases
 * effects once their intents are durable.
 *
 * <p>Everything happens on the scheduler's thread. Virtual and real runs use this same class.
 */
public final class RunEngine {
  private final RunReducer reducer;
  private final RunJournal journal;
  private final Scheduler scheduler;
  private final EffectRunner effects;
  private final Runnable ended;
  private final long originNanos;
  private boolean closed;
  private boolean journalLost;

  /**
   * @param originNanos scheduler time of the epoch's start
   * @param ended told when {@code run.ended} is durable; when the journal failed, once the world is
   *     put right, even if the end was told before
   */
  public RunEngine(
      RunContext context,
      RunJournal journal,
      Scheduler scheduler,
      long originNanos,
      EffectRunner effects,
      Runnable ended) {
    this.reducer = new RunReducer(context);
    this.journal = journal;
    this.scheduler = scheduler;
    this.originNanos = originNanos;
    this.effects = effects;
    this.ended = ended;
  }

  /** Takes one input; after the end of the run it is dropped. */
  public void input(Input input) {
    if (closed) {
      return;
    }
    long epochNanos = scheduler.nanoTime() - originNanos;
    long wallMicros = scheduler.wallMicros();
    journal.append(input, epochNanos, wallMicros);
    RunReducer.Step step = reducer.step(input, epochNanos);
    for (Derived derived : step.records()) {
      if (!journalLost) { // it may fail at any record
        journal.append(derived, epochNanos, wallMicros);
      }
    }
    if (journalLost) {
      return;
    }
    release(step.effects());
    if (reducer.ended() && !journalLost) {
      closed = true;
      journal.commit(ended);
    }
  }

  /**
   * Feeds an input of an earlier epoch, read back from the journal: state is rebuilt, nothing is
   * journalled and no effect released.
   */
  public void replay(Input input, long epochNanos) {
    reducer.step(input, epochNanos);
  }

  /** The journal can't be written any more: the world is put right, and the run is over. */
  public void journalFailed() {
    if (!journalLost) {
      closed = true;
      journalLost = true;
      effects.revertAll(ended);
    }
  }

  private void release(List<Effect> wanted) {
    var world = new ArrayList<Effect.World>(2);
    for (Effect effect : wanted) {
      switch (effect) {
        case Effect.Timer timer ->
            scheduler.schedule(
                timer.atNanos() - reducer.nowNanos(), () -> input(new TimerFired(timer.name())));
        case Effect.World act -> world.add(act);
      }
    }
    if (!world.isEmpty()) {
      journal.commit(() -> world.forEach(this::carryOut));
    }
  }

  private void carryOut(Effect.World effect) {
    if (journalLost) {
      return; // everything was reverted: nothing may be applied after that
    }
    effects.run(
        effect,
        outcome ->
            scheduler.execute(
                () ->
                    input(
                        new EffectDone(
                            effect.id(),
                            outcome.done(),
                            outcome.detail(),
                            reducer.runNanos(outcome.schedulerNanos() - originNanos),
                            outcome.counts()))));
  }

  /** What a live view shows. */
  public RunReducer view() {
    return reducer;
  }
}
