package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.FaultLedger;
import org.pumprig.fault.LedgerWriter;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.host.LockFile;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.campaign.CampaignRun;
import org.pumprig.rig.campaign.CampaignSetting;
import org.pumprig.rig.campaign.Progress;
import org.pumprig.rig.emulated.EmulatedBenches;
import org.pumprig.rig.journal.ThreadCommitter;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.SystemScheduler;

/**
 * A campaign in real time: takes the machine's lock, undoes what a dead run left, runs, and comes
 * into the safe state when the process is told to stop.
 */
public final class RealSession {
  private static final long STOP_WITHIN_SECONDS = 20;

  private final Inputs inputs;
  private final Campaign campaign;
  private final CampaignDirectory directory;
  private final String campaignId;
  private final Progress progress;
  private final CompletableFuture<List<String>> done = new CompletableFuture<>();
  private final AtomicReference<@Nullable CampaignRun> current = new AtomicReference<>();
  private final AtomicReference<@Nullable SystemScheduler> engine = new AtomicReference<>();

  /**
   * @param campaignId names the campaign, for its records
   */
  public RealSession(
      Inputs inputs,
      Campaign campaign,
      CampaignDirectory directory,
      String campaignId,
      Progress progress) {
    this.inputs = inputs;
    this.campaign = campaign;
    this.directory = directory;
    this.campaignId = campaignId;
    this.progress = progress;
  }

  /**
   * Runs the campaign to its end.
   *
   * @param state the machine's state directory
   * @return what kept runs from starting; empty: nothing
   * @throws LockFile.HeldException if another session is running on this machine
   */
  public List<String> run(Path state) throws IOException, InputProblem {
    try (LockFile _ = LockFile.acquire(state.resolve("lock"))) {
      var ledger = Ledgers.of(state);
      Recovery.run(ledger, progress::remark);
      return runLocked(ledger);
    }
  }

  private List<String> runLocked(FaultLedger ledger) throws IOException, InputProblem {
    try (var scheduler = new SystemScheduler("pumprig-engine", this::failed);
        var committer = new ThreadCommitter(scheduler, "pumprig-journal");
        var disk =
            Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("pumprig-ledger").daemon().factory())) {
      engine.set(scheduler);
      String bootId = BootId.read();
      var setting =
          new CampaignSetting(
              inputs.plan(),
              campaignId,
              bootId,
              false,
              scheduler,
              EmulatedBenches.real(inputs.rig(), inputs.plan().seed(), scheduler, this::failed),
              new RunFiles(
                  place -> new DirectoryStorage(directory.run(place.runId())),
                  inputs,
                  campaignId,
                  scheduler,
                  committer),
              new MachineLedger(
                  new LedgerWriter(ledger, disk, scheduler),
                  directory,
                  bootId,
                  scheduler,
                  progress::remark),
              progress);
      Thread hook = Thread.ofPlatform().name("pumprig-stop").unstarted(() -> stop(scheduler));
      Runtime.getRuntime().addShutdownHook(hook);
      scheduler.execute(() -> current.set(CampaignRun.start(setting, campaign, done::complete)));
      List<String> problems = await();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException stopping) {
        progress.remark("stopped; the runs were brought into the safe state");
      }
      return problems;
    }
  }

  private List<String> await() throws IOException {
    try {
      return done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the run was stopped by a programming error", e.getCause());
    }
  }

  /** The process is told to stop: safe state first, within a bound. */
  private void stop(SystemScheduler scheduler) {
    scheduler.execute(
        () -> {
          CampaignRun run = current.get();
          if (run != null) {
            run.abort("the process was told to stop");
          }
        });
    try {
      done.get(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      progress.remark("the safe state was not reached in time; 'pumprig recover' completes it");
    }
  }

  /** A programming error on any thread stops everything in the safe state. */
  private void failed(Throwable failure) {
    progress.remark("programming error: " + failure);
    CampaignRun run = current.get();
    SystemScheduler scheduler = engine.get();
    if (run == null || scheduler == null) {
      done.completeExceptionally(failure);
      return;
    }
    scheduler.execute(() -> run.abort("programming error: " + failure));
    scheduler.schedule(
        TimeUnit.SECONDS.toNanos(STOP_WITHIN_SECONDS), () -> done.completeExceptionally(failure));
  }
}
