package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.Storage;
import org.pumprig.rig.campaign.RunJournals;
import org.pumprig.rig.event.DiskRoom;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.journal.Committer;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.journal.JournalFailure;
import org.pumprig.rig.journal.JournalRecovery;
import org.pumprig.rig.journal.JournalWriter;
import org.pumprig.rig.journal.RunIdentity;
import org.pumprig.rig.journal.TornTail;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Recordable;
import org.pumprig.rig.observe.Repeats;
import org.pumprig.time.Scheduler;

/**
 * A run's journal while it is written. When the disk fails it says so once; from then on it takes
 * nothing, nothing becomes durable, and closing it is over at once.
 */
final class WritingJournal implements RunJournals.Opened {
  private final Consumer<IOException> failed;
  private final JournalWriter writer;
  private final Optional<Path> raw;
  private final Storage storage;
  private final Scheduler scheduler;
  private final Committer committer;
  private final Repeats repeats = new Repeats();
  private @Nullable RoomWatch watch;
  private boolean lost;
  private @Nullable Runnable whenClosed;

  /** Makes the writer, with whom it tells if the disk fails. */
  @FunctionalInterface
  private interface Writers<E extends Exception> {
    JournalWriter make(Consumer<JournalFailure> failed) throws E, IOException;
  }

  private <E extends Exception> WritingJournal(
      Storage storage,
      Scheduler scheduler,
      Committer committer,
      Writers<E> writers,
      Optional<Path> raw,
      Consumer<IOException> failed)
      throws E, IOException {
    this.storage = storage;
    this.scheduler = scheduler;
    this.committer = committer;
    this.failed = failed;
    this.raw = raw;
    this.writer = writers.make(this::fail);
  }

  static WritingJournal create(
      Storage storage,
      Scheduler scheduler,
      Committer committer,
      RunIdentity run,
      long segmentBytes,
      Optional<Path> raw,
      Consumer<IOException> failed)
      throws IOException {
    return new WritingJournal(
        storage,
        scheduler,
        committer,
        told -> JournalWriter.create(storage, scheduler, committer, run, told, segmentBytes),
        raw,
        failed);
  }

  /** The journal of a run that a dead process left under way, for its next epoch. */
  static RunJournals.Reopened reopen(
      Storage storage,
      Scheduler scheduler,
      Committer committer,
      RunIdentity run,
      JournalRecovery.Rebuilder rebuilder,
      long segmentBytes,
      Optional<Path> raw,
      Consumer<IOException> failed)
      throws IOException, JournalDamage {
    var torn = new ArrayList<TornTail>();
    var journal =
        new WritingJournal(
            storage,
            scheduler,
            committer,
            told -> {
              JournalRecovery.Recovered recovered =
                  JournalRecovery.recoverFast(
                      storage, scheduler, committer, run, rebuilder, told, segmentBytes);
              torn.addAll(recovered.torn());
              return recovered.writer();
            },
            raw,
            failed);
    return new RunJournals.Reopened(journal, journal.writer.epoch(), torn);
  }

  private void fail(JournalFailure failure) {
    lost = true;
    stopWatching();
    failed.accept(new IOException(failure.doing() + ": " + failure.cause(), failure.cause()));
    Runnable waiting = whenClosed;
    if (waiting != null) {
      waiting.run();
    }
  }

  @Override
  public Optional<Path> raw() {
    return raw;
  }

  @Override
  public long originNanos() {
    return writer.epochStartNanos();
  }

  @Override
  public void append(Recordable record, long epochNanos, long wallMicros) {
    if (!lost) {
      boolean bulk = repeats.on(record);
      writer.appendWhole(record, epochNanos, wallMicros, record instanceof Input, bulk);
    }
  }

  @Override
  public void commit(Runnable whenDurable) {
    if (!lost) {
      writer.commit(whenDurable);
    }
  }

  @Override
  public void snapshots(Consumer<FieldSink> state) {
    writer.snapshots(state);
  }

  @Override
  public void room(Consumer<DiskRoom> told, LongSupplier leftOut) {
    var looking = new RoomWatch(storage, scheduler, committer, told, leftOut);
    watch = looking;
    writer.patient(looking::stalled);
    looking.start();
  }

  @Override
  public void impatient() {
    if (!lost) {
      writer.impatient();
    }
  }

  private void stopWatching() {
    RoomWatch looking = watch;
    if (looking != null) {
      looking.stop();
    }
  }

  @Override
  public void close(Runnable closed) {
    stopWatching();
    if (lost) {
      closed.run();
    } else {
      whenClosed = closed;
      writer.close(closed);
    }
  }
}
