package org.pumprig.rig.run;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.Derived;
import org.pumprig.rig.event.DiskLevel;
import org.pumprig.rig.event.DiskRoom;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunResumed;
import org.pumprig.rig.event.Lifecycle.TimerFired;
import org.pumprig.time.Scheduler;

/**
 * One run's engine: journals each input, has it reduced, journals what was derived, and releases
 * effects once their intents are durable.
 *
 * <p>Everything happens on the scheduler's thread. Virtual and real runs use this same class.
 */
public final class RunEngine {
  private final RunSoFar soFar;
  private final RunReducer reducer;
  private final RunJournal journal;
  private final Scheduler scheduler;
  private final EffectRunner effects;
  private final Runnable ended;
  private final Release release;
  private final long originNanos;
  private boolean closed;
  private boolean journalLost;

  /**
   * An engine for a run that begins.
   *
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
    this(new RunSoFar(context), journal, scheduler, originNanos, effects, ended);
  }

  /** An engine for a run that began in an earlier epoch, as its journal tells it. */
  public RunEngine(
      RunSoFar soFar,
      RunJournal journal,
      Scheduler scheduler,
      long originNanos,
      EffectRunner effects,
      Runnable ended) {
    this.soFar = soFar;
    this.reducer = soFar.reducer();
    this.journal = journal;
    this.scheduler = scheduler;
    this.originNanos = originNanos;
    this.effects = effects;
    this.ended = ended;
    this.release = new Release(journal, scheduler::nanoTime, new InTheWorld());
  }

  /** Takes one input; after the end of the run it is dropped. */
  public void input(Input input) {
    if (closed) {
      return;
    }
    long epochNanos = scheduler.nanoTime() - originNanos;
    long wallMicros = scheduler.wallMicros();
    journal.append(input, epochNanos, wallMicros);
    RunReducer.Step step = soFar.step(input, epochNanos);
    for (Derived derived : step.records()) {
      if (!journalLost) { // it may fail at any record
        journal.append(derived, epochNanos, wallMicros);
      }
    }
    if (journalLost) {
      return;
    }
    release(step.effects());
    if (isTrip(step.records()) && !journalLost) {
      journal.commit(() -> {}); // it doesn't wait for its batch: a crash would take it along
    }
    if (reducer.ended() && !journalLost) {
      closed = true;
      journal.commit(ended);
    }
  }

  private static boolean isTrip(List<? extends Derived> records) {
    for (Derived each : records) {
      if (each instanceof WatchdogSeen) {
        return true;
      }
    }
    return false;
  }

  /**
   * Goes on after an outage: the epoch begins, and the timers of the process that died are set
   * again. What was due in the outage fires at once, in the order in which it was due.
   */
  public void resume(EpochStarted epoch, String reason) {
    List<Effect.Timer> waiting = soFar.due();
    input(epoch);
    input(new RunResumed(reason));
    if (!closed) {
      waiting.forEach(this::set);
    }
  }

  /** The journal can't be written any more: the world is put right, and the run is over. */
  public void journalFailed() {
    if (!journalLost) {
      closed = true;
      journalLost = true;
      release.close();
      effects.revertAll(ended);
    }
  }

  private void release(List<Effect> wanted) {
    var world = new ArrayList<Effect.World>(2);
    for (Effect effect : wanted) {
      switch (effect) {
        case Effect.Timer timer -> set(timer);
        case Effect.World act -> world.add(act);
      }
    }
    if (!world.isEmpty()) {
      release.release(world);
    }
  }

  /** The room for the record is another; without any, the world is put right at once. */
  public void room(DiskRoom room) {
    boolean none = room.level() == DiskLevel.NONE;
    if (none) {
      release.hold();
    }
    input(room);
    if (!none) {
      release.goOn();
    }
  }

  private void set(Effect.Timer timer) {
    scheduler.schedule(
        timer.atNanos() - reducer.nowNanos(), () -> input(new TimerFired(timer.name())));
  }

  private final class InTheWorld implements Release.Act {
    @Override
    public void carryOut(Effect.World effect) {
      if (!journalLost) { // else everything was reverted: nothing may be applied after that
        effects.run(effect, outcome -> answer(effect, outcome));
      }
    }

    @Override
    public void answer(Effect.World effect, EffectRunner.Outcome outcome) {
      scheduler.execute(
          () ->
              input(
                  new EffectDone(
                      effect.id(),
                      outcome.done(),
                      outcome.detail(),
                      reducer.runNanos(outcome.schedulerNanos() - originNanos),
                      outcome.counts())));
    }
  }

  /** What a live view shows. */
  public RunReducer view() {
    return reducer;
  }
}
