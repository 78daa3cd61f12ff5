package org.pumprig.rig.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.NoRoomException;
import org.pumprig.time.Scheduler;

/**
 * Groups what waits for the disk: while one group is written, the next gathers, and each costs one
 * sync however much it holds. Used by the scheduler's thread alone.
 */
final class CommitQueue {
  private static final long RETRY_NANOS = 1_000_000_000;

  private final JournalFiles files;
  private final Committer committer;
  private final Scheduler scheduler;
  private final Consumer<IOException> onFailure;
  private List<IoStep> waiting = new ArrayList<>();
  private List<Runnable> waitingCallbacks = new ArrayList<>();
  private List<Runnable> flyingCallbacks = new ArrayList<>();
  private boolean flying;
  private long waitingBytes;
  private @Nullable Consumer<Boolean> stalled;
  private @Nullable IOException full;
  private boolean over;

  CommitQueue(
      JournalFiles files,
      Committer committer,
      Scheduler scheduler,
      Consumer<IOException> onFailure) {
    this.files = files;
    this.committer = committer;
    this.scheduler = scheduler;
    this.onFailure = onFailure;
  }

  /** Queues a copy of closed batches; joins them to lines that already wait for that segment. */
  void lines(int segment, ByteQueue batch) {
    IoStep last = waiting.isEmpty() ? null : waiting.getLast();
    IoStep.Lines target;
    if (last instanceof IoStep.Lines lines && lines.segment() == segment) {
      target = lines;
    } else {
      target = new IoStep.Lines(segment, new ByteQueue());
      waiting.add(target);
    }
    target.bytes().add(batch.array(), 0, batch.length());
    waitingBytes += batch.length();
  }

  void add(IoStep step) {
    waiting.add(step);
  }

  /** Calls back when everything queued so far is durable: at once if it is. */
  void whenDurable(Runnable callback) {
    if (!waiting.isEmpty()) {
      waitingCallbacks.add(callback);
    } else if (flying) {
      flyingCallbacks.add(callback);
    } else {
      callback.run();
    }
  }

  long waitingBytes() {
    return waitingBytes;
  }

  /** Starts writing what waits, unless a group is under way, whose end starts the next. */
  void flush() {
    if (flying || waiting.isEmpty()) {
      return;
    }
    flying = true;
    List<IoStep> steps = waiting;
    waiting = new ArrayList<>();
    flyingCallbacks = waitingCallbacks;
    waitingCallbacks = new ArrayList<>();
    waitingBytes = 0;
    write(steps);
  }

  /** A full disk is waited for; told true when that begins, and false when it is over. */
  void patient(Consumer<Boolean> told) {
    stalled = told;
  }

  /** A full disk isn't waited for, or no longer. */
  void impatient() {
    stalled = null;
    IOException cause = full;
    full = null;
    if (cause != null) {
      over = true;
      onFailure.accept(cause);
    }
  }

  private void write(List<IoStep> steps) {
    committer.execute(() -> files.run(steps), this::landed, cause -> refused(steps, cause));
  }

  private void refused(List<IoStep> steps, IOException cause) {
    if (over) {
      return;
    }
    Consumer<Boolean> told = stalled;
    if (told == null || !(cause instanceof NoRoomException)) {
      full = null;
      onFailure.accept(cause);
      return;
    }
    boolean first = full == null;
    full = cause;
    scheduler.schedule(RETRY_NANOS, () -> again(steps));
    if (first) {
      scheduler.execute(() -> told.accept(true)); // never within the step that met it
    }
  }

  private void again(List<IoStep> steps) {
    if (full != null) {
      write(steps);
    }
  }

  private void landed() {
    if (over) {
      return; // the last try succeeded after all; nobody waits for it any more
    }
    Consumer<Boolean> told = stalled;
    if (full != null && told != null) {
      full = null;
      scheduler.execute(() -> told.accept(false));
    }
    flying = false;
    List<Runnable> callbacks = flyingCallbacks;
    flyingCallbacks = new ArrayList<>();
    flush();
    callbacks.forEach(Runnable::run);
  }
}
