package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Lifecycle.AbortRequested;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.json.Recordable;
import org.pumprig.time.VirtualScheduler;

class RunEngineTest {
  private static final RunStarted START = new RunStarted("r", "c", "P", "a", "1", 0, 0, true, 2);
  private static final long MS = 1_000_000;

  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final List<String> journal = new ArrayList<>();
  private final List<Runnable> commits = new ArrayList<>();
  private final List<Effect.World> acts = new ArrayList<>();
  private final List<Consumer<? super EffectRunner.Outcome>> answers = new ArrayList<>();
  private int revertedAll;
  private int ended;
  private final RunEngine engine;

  RunEngineTest() {
    scheduler.run(7 * MS); // the epoch doesn't begin at the scheduler's zero
    var disk =
        new RunJournal() {
          @Override
          public void append(Recordable event, long epochNanos, long wallMicros) {
            journal.add(epochNanos / MS + " " + event.kind());
          }

          @Override
          public void commit(Runnable whenDurable) {
            commits.add(whenDurable);
          }
        };
    var world =
        new EffectRunner() {
          @Override
          public void run(Effect.World effect, Consumer<? super Outcome> completed) {
            acts.add(effect);
            answers.add(completed);
          }

          @Override
          public void revertAll(Runnable gone) {
            revertedAll++;
            gone.run();
          }
        };
    engine =
        new RunEngine(
            Script.context(), disk, scheduler, scheduler.nanoTime(), world, () -> ended++);
  }

  private void start() {
    engine.input(new EpochStarted(1, "b", 0, 0));
    engine.input(START);
  }

  private void commitAll() {
    List.copyOf(commits).forEach(Runnable::run);
    commits.clear();
  }

  @Test
  void anInputStandsBeforeWhatIsDerivedFromIt() {
    start();
    assertThat(journal)
        .containsExactly(
            "0 epoch.started", "0 run.started", "0 phase.entered", "0 effect.requested");
  }

  @Test
  void anEffectIsReleasedOnlyOnceItsIntentIsDurable() {
    start();
    scheduler.run(100 * MS);
    assertThat(acts).isEmpty();
    commitAll();
    assertThat(acts).hasSize(1);
  }

  @Test
  void aCompletionComesBackAsAnInputAtItsTime() {
    start();
    commitAll();
    scheduler.run(50 * MS);
    journal.clear();
    answers.getFirst().accept(new EffectRunner.Outcome(true, "", scheduler.nanoTime(), List.of()));
    assertThat(journal).isEmpty(); // never in the middle of another step
    scheduler.run(50 * MS);
    assertThat(journal).containsExactly("43 effect.done", "43 effect.requested");
  }

  @Test
  void aTripIsMadeDurableAtOnceAndOnceOnly() {
    start();
    commitAll();
    var event = new ServiceEvent(Script.context().codes().getFirst(), 1_000);
    engine.input(event);
    assertThat(journal).contains("0 watchdog.seen", "0 unit.quarantined");
    assertThat(commits).hasSize(1);
    engine.input(event);
    assertThat(commits).hasSize(1);
  }

  @Test
  void timersFireAtTheirRunTime() {
    start();
    scheduler.run(10_007 * MS - 1);
    assertThat(engine.view().phaseName()).isEqualTo("settle");
    scheduler.run(10_007 * MS);
    assertThat(engine.view().phaseName()).isEqualTo("stress");
    assertThat(journal).endsWith("10000 timer.fired", "10000 phase.entered");
  }

  @Test
  void theEndIsToldOnceWhenItIsDurableAndLaterInputsAreDropped() {
    start();
    engine.input(new AbortRequested("asked"));
    int length = journal.size();
    assertThat(journal.getLast()).endsWith("run.ended");
    engine.input(new AbortRequested("again"));
    scheduler.run(200_000 * MS);
    assertThat(journal).hasSize(length);
    assertThat(ended).isZero();
    commitAll();
    assertThat(ended).isEqualTo(1);
  }

  @Test
  void aJournalThatFailsPutsTheWorldRightAndReleasesNothingAfterThat() {
    start();
    engine.journalFailed();
    engine.journalFailed();
    commitAll();
    assertThat(revertedAll).isEqualTo(1);
    assertThat(ended).isEqualTo(1);
    assertThat(acts).isEmpty();
  }

  @Test
  void afterAnOutageWhatWasDueFiresAtOnceAndTheRestAtItsRunTime() {
    var soFar = new RunSoFar(Script.context());
    soFar.step(START, 0);
    var next =
        new RunEngine(
            soFar,
            new RunJournal() {
              @Override
              public void append(Recordable event, long epochNanos, long wallMicros) {
                journal.add(epochNanos / MS + " " + event.kind());
              }

              @Override
              public void commit(Runnable whenDurable) {}
            },
            scheduler,
            scheduler.nanoTime(),
            new NothingToDo(),
            () -> ended++);
    next.resume(
        new EpochStarted(2, "b", 59_000_000, 0),
        "its process died"); // 59 s later: the stress has begun
    scheduler.run(scheduler.nanoTime());
    assertThat(next.view().phaseName()).isEqualTo("stress");
    scheduler.run(scheduler.nanoTime() + 1_000 * MS);
    assertThat(next.view().phaseName()).isEqualTo("recover");
    assertThat(journal).endsWith("1000 timer.fired", "1000 phase.entered");
  }

  private static final class NothingToDo implements EffectRunner {
    @Override
    public void run(Effect.World effect, Consumer<? super Outcome> completed) {}

    @Override
    public void revertAll(Runnable gone) {
      gone.run();
    }
  }
}
