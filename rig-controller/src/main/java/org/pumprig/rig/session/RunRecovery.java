package org.pumprig.rig.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.pumprig.fault.FaultSpec;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.host.Storage;
import org.pumprig.rig.campaign.RunReplay;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.journal.Committer;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.journal.JournalFailure;
import org.pumprig.rig.journal.JournalRecovery;
import org.pumprig.rig.journal.RunIdentity;
import org.pumprig.rig.journal.ThreadCommitter;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.run.Effect;
import org.pumprig.rig.run.EffectRunner;
import org.pumprig.rig.run.RunContexts;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.KeptPlan;
import org.pumprig.rig.rundir.RunFaults;
import org.pumprig.rig.rundir.VerifiedRun;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.Scheduler;
import org.pumprig.time.SystemScheduler;

/** Brings the journal of a run whose process died to its end, in an epoch of its own. */
final class RunRecovery {
  private static final long WITHIN_SECONDS = 30;

  /** Plan files are at most 1 MiB; one byte more shows that they are longer. */
  private static final int MAX_FILE_BYTES = (1 << 20) + 1;

  private RunRecovery() {}

  /** The run's directory can't be brought to an end; the message says why. */
  static final class NotRecovered extends Exception {
    private static final long serialVersionUID = 1L;

    NotRecovered(String message, Exception cause) {
      super(message, cause);
    }
  }

  /**
   * Ends one run.
   *
   * @param faultsGone whether its faults were shown to be gone
   * @return what became of it, in a few words
   */
  static String end(Path directory, String bootId, boolean faultsGone) throws NotRecovered {
    boolean began = endJournal(directory, bootId, faultsGone);
    try {
      if (!began) {
        Headers.endUnbegun(directory);
        return "never began";
      }
      JudgedRun judged = VerifiedRun.read(directory);
      Headers.end(directory, judged.header(), judged.verdict().overall());
      return "ended as " + outcome(judged) + ", verdict " + judged.verdict().overall().onDisk();
    } catch (IOException | InputProblem e) {
      throw new NotRecovered("ended, but can't be judged: " + e.getMessage(), e);
    }
  }

  private static String outcome(JudgedRun judged) {
    return judged.verdict().facts().course().end().map(EndReason::onDisk).orElse("cut");
  }

  /** Whether the run had begun. */
  private static boolean endJournal(Path directory, String bootId, boolean faultsGone)
      throws NotRecovered {
    var ended = new CompletableFuture<Boolean>();
    try (var scheduler = new SystemScheduler("pumprig-recovery", ended::completeExceptionally);
        var committer = new ThreadCommitter(scheduler, "pumprig-recovery-journal")) {
      var replay =
          begin(
              new DirectoryStorage(directory),
              directory.toString(),
              scheduler,
              committer,
              bootId,
              faultsGone,
              failure -> ended.completeExceptionally(failure.cause()),
              () -> ended.complete(true));
      ended.get(WITHIN_SECONDS, TimeUnit.SECONDS);
      return replay.began();
    } catch (IOException | InputProblem | JournalDamage | JournalFormatException e) {
      throw new NotRecovered("can't be ended: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotRecovered("interrupted", e);
    } catch (ExecutionException e) {
      throw new NotRecovered("its journal can't be ended: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new NotRecovered("its journal was not closed in time", e);
    }
  }

  /**
   * Reads and cuts the journal, then has its end written on the scheduler's thread.
   *
   * @param name the directory's name in messages
   * @param failed told if the journal can't be written
   * @param ended told when the journal is closed
   * @return what was read
   */
  static RunReplay begin(
      Storage storage,
      String name,
      Scheduler scheduler,
      Committer committer,
      String bootId,
      boolean faultsGone,
      Consumer<JournalFailure> failed,
      Runnable ended)
      throws IOException, InputProblem, JournalDamage {
    RunHeader header = RunHeader.parse(bytes(storage, RunHeader.FILE));
    Plan plan = KeptPlan.onRig(storage, name);
    List<FaultSpec> faults = RunFaults.of(plan, header, name);
    var replay = new RunReplay(RunContexts.of(plan, faults, header.unit(), header.slot()));
    JournalRecovery.Recovered recovered =
        JournalRecovery.recover(
            storage,
            scheduler,
            committer,
            new RunIdentity(header.runId(), header.planSha256(), header.rigSha256()),
            replay,
            failed);
    scheduler.execute(
        () -> replay.end(recovered, scheduler, bootId, new Gone(scheduler, faultsGone), ended));
    return replay;
  }

  private static byte[] bytes(Storage storage, String file) throws IOException {
    try (InputStream in = storage.read(file)) {
      return in.readNBytes(MAX_FILE_BYTES);
    }
  }

  /** Says of each revert what was found before: gone with the process, or not. */
  private record Gone(Scheduler scheduler, boolean faultsGone) implements EffectRunner {
    @Override
    public void run(Effect.World effect, Consumer<? super Outcome> completed) {
      boolean done = effect instanceof Effect.RevertFault && faultsGone;
      String detail = done ? "gone with the process that held it" : "not shown to be gone";
      completed.accept(new Outcome(done, detail, scheduler.nanoTime(), List.of()));
    }

    @Override
    public void revertAll(Runnable gone) {
      gone.run();
    }
  }
}
