package org.pumprig.rig.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Groups what waits for the disk: while one group is written, the next gathers, and each costs one
 * sync however much it holds. Used by the scheduler's thread alone.
 */
final class CommitQueue {
  private final JournalFiles files;
  private final Committer committer;
  private final Consumer<IOException> onFailure;
  private List<IoStep> waiting = new ArrayList<>();
  private List<Runnable> waitingCallbacks = new ArrayList<>();
  private List<Runnable> flyingCallbacks = new ArrayList<>();
  private boolean flying;
  private long waitingBytes;

  CommitQueue(JournalFiles files, Committer committer, Consumer<IOException> onFailure) {
    this.files = files;
    this.committer = committer;
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
    committer.execute(() -> files.run(steps), this::landed, onFailure);
  }

  private void landed() {
    flying = false;
    List<Runnable> callbacks = flyingCallbacks;
    flyingCallbacks = new ArrayList<>();
    flush();
    callbacks.forEach(Runnable::run);
  }
}
