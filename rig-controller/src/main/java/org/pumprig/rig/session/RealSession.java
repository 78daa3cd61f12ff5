package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
import org.pumprig.host.Fence;
import org.pumprig.host.LocalCommands;
import org.pumprig.host.Storage;
import org.pumprig.rig.campaign.BenchProvider;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.campaign.CampaignRun;
import org.pumprig.rig.campaign.CampaignSetting;
import org.pumprig.rig.campaign.Foreword;
import org.pumprig.rig.campaign.HostClocks;
import org.pumprig.rig.campaign.Notices;
import org.pumprig.rig.campaign.Progress;
import org.pumprig.rig.campaign.RunPlace;
import org.pumprig.rig.doctor.Environment;
import org.pumprig.rig.emulated.EmulatedBenches;
import org.pumprig.rig.event.RunBasis.EnvironmentSeen;
import org.pumprig.rig.hardware.Interlock;
import org.pumprig.rig.journal.ThreadCommitter;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.notify.Notifier;
import org.pumprig.rig.notify.NotifySettings;
import org.pumprig.rig.real.RealBenches;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.selfcheck.SpareFlow;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.SystemScheduler;

/** A campaign in real time, which comes into the safe state when it is told to stop. */
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
  private Optional<NotifySettings> notify = Optional.empty();
  private OptionalLong statedOutageMicros = OptionalLong.empty();
  private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();

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

  /** Notifies people while it runs; called before {@link #run}. */
  public void notifying(NotifySettings settings) {
    notify = Optional.of(settings);
  }

  /** Says how long the outage was that it goes on after; called before {@link #run}. */
  public void after(OptionalLong outageMicros) {
    statedOutageMicros = outageMicros;
  }

  /**
   * Runs the campaign to its end, or goes on with what its directory holds of it. The caller holds
   * the machine's lock, and what dead runs left has been undone.
   *
   * @param state the machine's state directory
   * @param fence the session's number: once there is a higher one, no fault is applied
   * @return what kept runs from starting or going on; empty: nothing
   */
  public List<String> run(Path state, Fence fence) throws IOException, InputProblem {
    new OpenCampaigns(state).begin(campaignId, directory.root());
    var problems = new ArrayList<>(runMarked(Ledgers.of(state, fence::check)));
    Throwable failure = broken.get();
    if (failure != null) {
      problems.add("programming error: " + describe(failure));
    }
    return List.copyOf(problems);
  }

  /** The runs are judged and their headers say so: recovery has nothing to do with them. */
  public void concluded(Path state) throws IOException {
    new OpenCampaigns(state).end(campaignId);
  }

  private List<String> runMarked(FaultLedger ledger) throws IOException, InputProblem {
    try (var scheduler = new SystemScheduler("pumprig-engine", this::failed);
        var committer = new ThreadCommitter(scheduler, "pumprig-journal");
        var clock = new AskedClock(scheduler);
        var disk =
            Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("pumprig-ledger").daemon().factory())) {
      engine.set(scheduler);
      var writer = new LedgerWriter(ledger, disk, scheduler);
      if (notify.isEmpty()) {
        return run(setting(scheduler, committer, ledger, writer, Notices.NONE, clock), scheduler);
      }
      try (var notifier = new Notifier(notify.get(), campaignId, scheduler, progress::remark)) {
        return run(setting(scheduler, committer, ledger, writer, notifier, clock), scheduler);
      }
    }
  }

  private List<String> run(CampaignSetting setting, SystemScheduler scheduler) throws IOException {
    Optional<Interlock> interlock;
    try {
      interlock = interlock(scheduler);
    } catch (IOException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
    var rules = new RulesOfPlan(inputs.plan(), directory, scheduler);
    try {
      scheduler.execute(
          () -> current.set(CampaignRun.start(setting, campaign, rules, done::complete)));
      interlock.ifPresent(one -> scheduler.execute(() -> one.watch(this::interlocked)));
      return await();
    } finally {
      interlock.ifPresent(Interlock::close);
    }
  }

  /** Nothing begins while the red button is pressed, or can't be read. */
  private Optional<Interlock> interlock(SystemScheduler scheduler) throws IOException {
    return inputs.rig().redButton().isPresent()
        ? Optional.of(Interlock.open(inputs.rig().redButton().get(), scheduler))
        : Optional.empty();
  }

  private void interlocked(String reason) {
    progress.remark(reason + ": the campaign is aborted, all faults are taken back");
    CampaignRun run = current.get();
    if (run != null) {
      run.abort(reason);
    }
  }

  private CampaignSetting setting(
      SystemScheduler scheduler,
      ThreadCommitter committer,
      FaultLedger machine,
      LedgerWriter ledger,
      Notices notices,
      HostClocks clock)
      throws InputProblem {
    String bootId = BootId.read();
    return new CampaignSetting(
        inputs.plan(),
        campaignId,
        bootId,
        false,
        scheduler,
        benches(scheduler, machine, bootId),
        new RunFiles(new OnDisk(directory), inputs, campaignId, false, scheduler, committer),
        new MachineLedger(ledger, directory, bootId, scheduler, progress::remark),
        progress,
        inputs.approvals().records(),
        notices,
        environment().and(inputs.foreword()),
        clock,
        Optional.of(new SpareFlow()),
        statedOutageMicros);
  }

  /** Looked at once, when the session begins. */
  private static Foreword environment() {
    EnvironmentSeen seen = Environment.look(LocalCommands.here(), Version.read());
    return serial -> List.of(seen);
  }

  private BenchProvider benches(SystemScheduler scheduler, FaultLedger machine, String bootId)
      throws InputProblem {
    var topology = new TopologyLedger(machine, TopologyLedger.SESSION, bootId, scheduler);
    if (inputs.rig().real().isPresent()) {
      return new RealBenches(inputs.rig(), scheduler, topology, progress::remark);
    }
    return EmulatedBenches.real(
        inputs.rig(), inputs.plan().seed(), scheduler, topology, this::failed, progress::remark);
  }

  private record OnDisk(CampaignDirectory directory) implements RunFiles.Folders {
    @Override
    public Storage of(RunPlace place) throws IOException {
      return new DirectoryStorage(directory.run(place.runId()));
    }

    @Override
    public Optional<Path> raw(RunPlace place) {
      return Optional.of(directory.run(place.runId()).resolve("raw"));
    }

    @Override
    public boolean isThere(RunPlace place) {
      return Files.exists(directory.run(place.runId()).resolve(RunHeader.FILE));
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

  private static String describe(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? failure.toString() : failure + " at " + trace[0];
  }

  /** Brings all runs into the safe state and waits for it, within a bound; from any thread. */
  public void stop(String reason) {
    SystemScheduler scheduler = engine.get();
    if (scheduler == null) {
      return; // nothing was begun
    }
    scheduler.execute(
        () -> {
          CampaignRun run = current.get();
          if (run != null) {
            run.abort(reason);
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
    broken.compareAndSet(null, failure);
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
