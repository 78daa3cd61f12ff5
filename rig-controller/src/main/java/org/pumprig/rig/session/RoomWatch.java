package org.pumprig.rig.session;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.pumprig.host.Storage;
import org.pumprig.host.Storage.Room;
import org.pumprig.rig.event.DiskLevel;
import org.pumprig.rig.event.DiskRoom;
import org.pumprig.rig.journal.Committer;
import org.pumprig.time.Scheduler;

/** Looks how much room a run's disk has, and tells when that has become another matter. */
final class RoomWatch {
  private static final long LOOK_NANOS = 2_000_000_000L;

  /** A petabyte: what is more is no other matter, and has an exact JSON number. */
  private static final long MOST_BYTES = 1L << 50;

  private static final long COUNT_NANOS = 60_000_000_000L;

  private final Storage storage;
  private final Scheduler scheduler;
  private final Committer committer;
  private final Consumer<DiskRoom> told;
  private final LongSupplier leftOut;
  private final AtomicReference<Room> seen = new AtomicReference<>(Room.ENDLESS);
  private DiskLevel level = DiskLevel.ENOUGH;
  private boolean stalled;
  private boolean stopped;
  private long toldNanos;

  /**
   * @param told on the scheduler's thread
   * @param leftOut asked how many readings were left out since it was last asked
   */
  RoomWatch(
      Storage storage,
      Scheduler scheduler,
      Committer committer,
      Consumer<DiskRoom> told,
      LongSupplier leftOut) {
    this.storage = storage;
    this.scheduler = scheduler;
    this.committer = committer;
    this.told = told;
    this.leftOut = leftOut;
  }

  /** Begins to look; a disk that doesn't know its size is looked at once. */
  void start() {
    look();
  }

  void stop() {
    stopped = true;
  }

  /** The disk refuses, or no longer. */
  void stalled(boolean now) {
    stalled = now;
    decide();
  }

  private void look() {
    if (!stopped) {
      committer.execute(() -> seen.set(storage.room()), this::looked, this::unseen);
    }
  }

  /** What can't be seen is left as it was. */
  private void unseen(IOException refused) {
    scheduler.schedule(LOOK_NANOS, this::look);
  }

  private void looked() {
    decide();
    if (seen.get().totalBytes() != Long.MAX_VALUE) {
      scheduler.schedule(LOOK_NANOS, this::look);
    }
  }

  private void decide() {
    if (stopped) {
      return;
    }
    DiskLevel before = level;
    level = stalled ? DiskLevel.NONE : RoomLevels.next(before, seen.get());
    boolean counts = level != DiskLevel.ENOUGH && scheduler.nanoTime() - toldNanos >= COUNT_NANOS;
    if (level != before || counts) {
      toldNanos = scheduler.nanoTime();
      told.accept(new DiskRoom(level, freeBytes(), leftOut.getAsLong()));
    }
  }

  private long freeBytes() {
    return stalled ? 0 : Math.min(MOST_BYTES, seen.get().freeBytes());
  }
}
