package org.pumprig.rig.scenario;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.pumprig.rig.journal.Committer;
import org.pumprig.time.Scheduler;

/** A disk that takes its time: one task after another, each so long, in virtual time. */
final class SlowCommitter implements Committer {
  private final Scheduler scheduler;
  private final long eachNanos;
  private final Deque<Task> waiting = new ArrayDeque<>();

  private record Task(IoTask task, Runnable completed, Consumer<IOException> failed) {}

  SlowCommitter(Scheduler scheduler, long eachNanos) {
    this.scheduler = scheduler;
    this.eachNanos = eachNanos;
  }

  @Override
  public void execute(IoTask task, Runnable completed, Consumer<IOException> failed) {
    waiting.add(new Task(task, completed, failed));
    if (waiting.size() == 1) {
      scheduler.schedule(eachNanos, this::next);
    }
  }

  private void next() {
    Task task = waiting.remove();
    if (!waiting.isEmpty()) {
      scheduler.schedule(eachNanos, this::next);
    }
    try {
      task.task().run();
    } catch (IOException failure) {
      task.failed().accept(failure);
      return;
    }
    task.completed().run();
  }
}
