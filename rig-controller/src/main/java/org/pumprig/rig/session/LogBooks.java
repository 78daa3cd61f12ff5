package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.host.LockFile;
import org.pumprig.rig.campaign.LogInbox;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.TornTailCut;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.RunRecord.RunEnded;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.journal.JournalReader;
import org.pumprig.rig.journal.JournalRecovery;
import org.pumprig.rig.journal.JournalVisitor;
import org.pumprig.rig.journal.JournalWriter;
import org.pumprig.rig.journal.RunIdentity;
import org.pumprig.rig.journal.Stamp;
import org.pumprig.rig.journal.ThreadCommitter;
import org.pumprig.rig.journal.TornTail;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.judge.RunState;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.SystemScheduler;

/**
 * Adds entries to the log book, which is the run's journal: of a run that goes on by its own
 * process, through its inbox; of one that is over in an epoch of its own behind its end. Nothing
 * that stands there is changed.
 */
public final class LogBooks {
  private static final long TAKEN_WITHIN_NANOS = 6_000_000_000L;
  private static final long LOOK_NANOS = 100_000_000L;
  private static final long WITHIN_SECONDS = 60;

  private LogBooks() {}

  /**
   * Adds one entry; it is durable when this returns.
   *
   * @param state the machine's state directory
   * @return the entry as it was journalled
   * @throws InputProblem if the run can't take it now, with the way out
   */
  public static LogEntry add(Path run, LogEntry entry, Path state)
      throws IOException, InputProblem {
    RunHeader header = header(run);
    try {
      if (header.state() == RunState.RUNNING) {
        awaitTaken(run, LogInbox.of(run).leave(entry));
        return entry;
      }
      try (LockFile _ = LockFile.acquire(state.resolve("logbook.lock"))) {
        append(run, header, entry.asLate());
        return entry.asLate();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * The id of the run in a directory.
   *
   * @throws InputProblem if there is none
   */
  public static String runId(Path run) throws IOException, InputProblem {
    return header(run).runId();
  }

  private static RunHeader header(Path run) throws IOException, InputProblem {
    try {
      return Headers.read(run);
    } catch (JournalFormatException | java.nio.file.NoSuchFileException bad) {
      throw new InputProblem(run.toString(), 1, "this is no run's directory", "Name one");
    }
  }

  /**
   * Waits until the run's own process has taken something out of its inbox: it is durable then.
   *
   * @throws InputProblem if none does
   */
  public static void awaitTaken(Path run, Path file) throws IOException, InputProblem {
    var taken = new CompletableFuture<Boolean>();
    try (var scheduler = new SystemScheduler("pumprig-logbook", taken::completeExceptionally)) {
      look(scheduler, file, scheduler.nanoTime() + TAKEN_WITHIN_NANOS, taken);
      if (taken.get()) {
        return;
      }
    } catch (ExecutionException e) {
      throw new IOException("waiting for the run", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (Files.deleteIfExists(file)) {
      throw new InputProblem(
          run.toString(),
          1,
          "the run is marked as running, but no process took the entry within 6 s",
          "If its process is dead, run 'pumprig recover' and enter it again");
    }
  }

  private static void look(
      SystemScheduler scheduler, Path file, long untilNanos, CompletableFuture<Boolean> taken) {
    if (!Files.exists(file)) {
      taken.complete(true);
    } else if (scheduler.nanoTime() > untilNanos) {
      taken.complete(false);
    } else {
      scheduler.schedule(LOOK_NANOS, () -> look(scheduler, file, untilNanos, taken));
    }
  }

  private static void append(Path run, RunHeader header, LogEntry entry)
      throws IOException, InputProblem, InterruptedException {
    var storage = new DirectoryStorage(run);
    var read = new Ends();
    var done = new CompletableFuture<Boolean>();
    try {
      JournalReader.read(storage, read);
      if (!read.ended) {
        throw new InputProblem(
            run.toString(), 1, "the run has no end in its journal", "Run 'pumprig recover' first");
      }
      try (var scheduler = new SystemScheduler("pumprig-logbook", done::completeExceptionally);
          var committer = new ThreadCommitter(scheduler, "pumprig-logbook-journal")) {
        JournalRecovery.Recovered recovered =
            JournalRecovery.recover(
                storage,
                scheduler,
                committer,
                new RunIdentity(header.runId(), header.planSha256(), header.rigSha256()),
                read,
                failure -> done.completeExceptionally(failure.cause()));
        scheduler.execute(() -> write(recovered, scheduler, read.lastMicros, entry, done));
        done.get(WITHIN_SECONDS, TimeUnit.SECONDS);
      }
    } catch (JournalDamage damage) {
      throw new InputProblem(
          run.resolve(damage.file()).toString(),
          (int) Math.max(1, damage.line()),
          damage.what(),
          damage.remedy());
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the journal can't be written: " + e.getMessage(), e);
    }
  }

  private static void write(
      JournalRecovery.Recovered recovered,
      SystemScheduler scheduler,
      long lastMicros,
      LogEntry entry,
      CompletableFuture<Boolean> done) {
    JournalWriter writer = recovered.writer();
    long wall = scheduler.wallMicros();
    long nanos = scheduler.nanoTime() - writer.epochStartNanos();
    writer.append(
        new EpochStarted(writer.epoch(), BootId.read(), Math.max(0, wall - lastMicros), 0),
        nanos,
        wall);
    for (TornTail torn : recovered.torn()) {
      writer.append(new TornTailCut(torn.savedTo(), torn.bytes(), torn.sha256()), nanos, wall);
    }
    writer.append(entry, nanos, wall);
    writer.close(() -> done.complete(true));
  }

  /** Whether a journal tells the run's end, and when its last record was written. */
  private static final class Ends implements JournalVisitor {
    private boolean ended;
    private long lastMicros;

    @Override
    public void event(Stamp stamp, String kind, Fields payload) {
      ended |= kind.equals(RunEnded.KIND);
      lastMicros = stamp.wallMicros();
    }
  }
}
