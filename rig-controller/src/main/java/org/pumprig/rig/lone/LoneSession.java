package org.pumprig.rig.lone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.FaultLedger;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.LedgerWriter;
import org.pumprig.rig.campaign.FaultEffects;
import org.pumprig.rig.plan.LoneFault;
import org.pumprig.rig.session.LoneLedger;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/**
 * One fault on its own, in the foreground: ledger, apply, renew, look, revert, ledger. It ends by
 * itself when its time is over, and earlier when it is told to stop.
 */
public final class LoneSession {
  /** Whom a fault on its own reaches, as back ends know it. */
  static final String TARGET = "unit";

  private static final String RUN = "faults-";
  private static final long STOP_WITHIN_SECONDS = 40;

  private final LoneFault asked;
  private final Optional<BackEnd> backEnd;
  private final Reach reach;
  private final Seed seed;
  private final Consumer<String> remark;
  private final CompletableFuture<Ended> ended = new CompletableFuture<>();
  private final CompletableFuture<Runnable> stop = new CompletableFuture<>();

  /**
   * @param asked the fault
   * @param backEnd by which; empty: any that can
   * @param reach how to reach what it acts on
   * @param seed of the fault's draws
   * @param remark told each step in one line
   */
  public LoneSession(
      LoneFault asked, Optional<BackEnd> backEnd, Reach reach, Seed seed, Consumer<String> remark) {
    this.asked = asked;
    this.backEnd = backEnd;
    this.reach = reach;
    this.seed = seed;
    this.remark = remark;
  }

  /**
   * How it went.
   *
   * @param backEnd what injected it
   * @param notApplied why it was not applied; empty if it was
   * @param shown what was asked and achieved
   * @param actedNanos from its apply to its revert
   * @param left why it may still act; empty if it is gone
   */
  public record Ended(
      BackEnd backEnd,
      Optional<String> notApplied,
      Shown shown,
      long actedNanos,
      Optional<String> left) {
    private Ended leaving(Optional<String> more) {
      return new Ended(backEnd, notApplied, shown, actedNanos, left.or(() -> more));
    }
  }

  /**
   * Runs the fault to its end. The caller holds the machine's lock, shared.
   *
   * @param state the machine's state directory
   * @throws LoneProblem if it can't be applied here; nothing was
   */
  public Ended run(Path state) throws LoneProblem, InputProblem, IOException {
    BackEnd chosen = BackEndsInUse.choose(asked.fault(), backEnd, reach);
    String run = RUN + ProcessHandle.current().pid();
    FaultLedger ledger = LoneLedger.of(state);
    try (var scheduler = new SystemScheduler("pumprig-fault", ended::completeExceptionally)) {
      var inUse =
          BackEndsInUse.open(
              chosen,
              asked.fault(),
              reach,
              scheduler,
              LoneLedger.changes(ledger, run, scheduler),
              remark);
      Optional<String> left;
      Ended how;
      try {
        how = live(chosen, inUse, run, ledger, scheduler);
      } finally {
        left = takeDown(inUse);
      }
      return how.leaving(left);
    }
  }

  private Ended live(
      BackEnd chosen, BackEndInUse inUse, String run, FaultLedger ledger, SystemScheduler scheduler)
      throws IOException {
    if (!inUse.remark().isEmpty()) {
      remark.accept(inUse.remark());
    }
    try (var disk =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("pumprig-ledger").daemon().factory())) {
      var writer = new LedgerWriter(ledger, disk, scheduler);
      var effects =
          new FaultEffects(
              scheduler,
              List.of(inUse.injector()),
              inUse.target(),
              LoneLedger.port(writer, run, scheduler, remark));
      var life = new Life(scheduler, inUse, effects, spec(run, inUse.unit()), chosen);
      stop.complete(() -> scheduler.execute(life::end));
      scheduler.execute(life::begin);
      return ended.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the fault was stopped by a programming error", e.getCause());
    }
  }

  private static Optional<String> takeDown(BackEndInUse inUse) {
    try {
      inUse.close();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.getMessage() + "; 'pumprig faults clear' completes it");
    }
  }

  private FaultSpec spec(String run, String unit) {
    return new FaultSpec(
        run + "-" + asked.fault().name(),
        asked.fault(),
        asked.direction(),
        unit,
        seed,
        0,
        asked.lastsNanos());
  }

  /** Takes the fault back and waits until it is gone, within a bound; from any thread. */
  public void stop() {
    Runnable told = stop.getNow(() -> {});
    told.run();
    try {
      ended.get(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      remark.accept("the fault was not shown to be gone in time; 'pumprig recover' completes it");
    }
  }

  /** The fault's life, on the scheduler's thread. */
  private final class Life {
    private final SystemScheduler scheduler;
    private final BackEndInUse inUse;
    private final FaultEffects effects;
    private final FaultSpec spec;
    private final BackEnd chosen;
    private Shown shown = new Shown(Shown.Proof.NOT_PROVED, "it was not looked at");
    private long appliedNanos = -1;
    private boolean ending;

    Life(
        SystemScheduler scheduler,
        BackEndInUse inUse,
        FaultEffects effects,
        FaultSpec spec,
        BackEnd chosen) {
      this.scheduler = scheduler;
      this.inUse = inUse;
      this.effects = effects;
      this.spec = spec;
      this.chosen = chosen;
    }

    void begin() {
      effects.apply(
          spec,
          outcome -> {
            if (!outcome.done()) {
              revert(Optional.of(outcome.detail()));
              return;
            }
            appliedNanos = outcome.schedulerNanos();
            remark.accept("In force: " + spec.fault().summary() + ".");
            long lasts = spec.durationNanos();
            scheduler.schedule(lasts / 2, () -> look(() -> {}));
            scheduler.schedule(lasts, this::end);
          });
    }

    private void look(Runnable then) {
      if (ending) {
        return;
      }
      inUse
          .injector()
          .verify(
              spec,
              evidence -> {
                shown = shown.then(Shown.of(spec, evidence));
                then.run();
              });
    }

    void end() {
      if (ending || appliedNanos < 0) {
        if (!ending) {
          revert(Optional.of("told to stop before it was applied"));
        }
        return;
      }
      look(() -> revert(Optional.empty()));
    }

    private void revert(Optional<String> notApplied) {
      if (ending) {
        return;
      }
      ending = true;
      effects.revert(
          spec,
          outcome ->
              ended.complete(
                  new Ended(
                      chosen,
                      notApplied,
                      shown,
                      appliedNanos < 0 ? 0 : outcome.schedulerNanos() - appliedNanos,
                      outcome.done() ? Optional.empty() : Optional.of(outcome.detail()))));
    }
  }
}
