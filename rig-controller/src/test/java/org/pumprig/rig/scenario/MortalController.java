package org.pumprig.rig.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.pumprig.rig.campaign.RunJournals;
import org.pumprig.rig.campaign.RunPlace;
import org.pumprig.rig.campaign.RunReplay;
import org.pumprig.rig.event.DiskRoom;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Recordable;
import org.pumprig.time.Scheduler;

/**
 * A controller's process that dies at a record of its choice: from then on none of its tasks runs,
 * nothing of it is journalled and no intent becomes durable.
 */
final class MortalController {
  private final Scheduler inner;
  private final long lastRecord;
  private long records;
  private boolean dead;

  /**
   * @param inner the world's time, which goes on
   * @param lastRecord so many records are appended; {@link Long#MAX_VALUE}: it lives on
   */
  MortalController(Scheduler inner, long lastRecord) {
    this.inner = inner;
    this.lastRecord = lastRecord;
  }

  boolean isDead() {
    return dead;
  }

  long records() {
    return records;
  }

  /** The process's own view of time. */
  Scheduler scheduler() {
    return new Scheduler() {
      @Override
      public long nanoTime() {
        return inner.nanoTime();
      }

      @Override
      public long wallMicros() {
        return inner.wallMicros();
      }

      @Override
      public Timer schedule(long delayNanos, Runnable task) {
        return inner.schedule(
            delayNanos,
            () -> {
              if (!dead) {
                task.run();
              }
            });
      }
    };
  }

  /** Journals that end with the process. */
  RunJournals journals(RunJournals journals) {
    return new RunJournals() {
      @Override
      public Standing standing(RunPlace place) throws IOException {
        return journals.standing(place);
      }

      @Override
      public Opened open(RunPlace place, Consumer<IOException> failed) throws IOException {
        return mortal(journals.open(place, failed));
      }

      @Override
      public Reopened reopen(RunPlace place, RunReplay replay, Consumer<IOException> failed)
          throws IOException {
        Reopened opened = journals.reopen(place, replay, failed);
        return new Reopened(mortal(opened.journal()), opened.epoch(), opened.torn());
      }

      @Override
      public void neverBegan(RunPlace place) throws IOException {
        journals.neverBegan(place);
      }

      @Override
      public void putAside(RunPlace place) throws IOException {
        journals.putAside(place);
      }
    };
  }

  private RunJournals.Opened mortal(RunJournals.Opened opened) {
    return new RunJournals.Opened() {
      @Override
      public long originNanos() {
        return opened.originNanos();
      }

      @Override
      public Optional<Path> raw() {
        return opened.raw();
      }

      @Override
      public void append(Recordable record, long epochNanos, long wallMicros) {
        dead |= records >= lastRecord;
        if (!dead) {
          records++;
          opened.append(record, epochNanos, wallMicros);
        }
      }

      @Override
      public void commit(Runnable whenDurable) {
        if (!dead) {
          opened.commit(whenDurable);
        }
      }

      @Override
      public void snapshots(Consumer<FieldSink> state) {
        opened.snapshots(state);
      }

      @Override
      public void room(Consumer<DiskRoom> told, LongSupplier leftOut) {
        opened.room(told, leftOut);
      }

      @Override
      public void impatient() {
        if (!dead) {
          opened.impatient();
        }
      }

      @Override
      public void close(Runnable closed) {
        if (!dead) {
          opened.close(closed);
        }
      }
    };
  }
}
