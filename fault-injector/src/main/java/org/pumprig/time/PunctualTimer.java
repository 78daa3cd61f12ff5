package org.pumprig.time;

import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One thread that runs short tasks as exactly at their time as the machine allows: it sleeps until
 * a little before and spins the rest, since a sleep overshoots by some hundred microseconds on a
 * virtual machine, and a spin doesn't.
 *
 * <p>For delays that are themselves what is asked for, such as those of a delayed chunk. Leases and
 * pauses belong on a {@link Scheduler}: each due time costs up to {@link #SPIN_NANOS} of a core.
 */
public final class PunctualTimer implements AutoCloseable {
  /** How long before its time the thread wakes for a task. */
  static final long SPIN_NANOS = 600_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Entry> waiting = new PriorityQueue<>();
  private final Consumer<Throwable> onFailure;
  private volatile long earliestNanos = Long.MAX_VALUE;
  private long sequence;
  private boolean closed;

  /**
   * @param threadName name of the thread, a daemon
   * @param onFailure told of a task that threw; called on the timer's thread
   */
  public PunctualTimer(String threadName, Consumer<Throwable> onFailure) {
    this.onFailure = onFailure;
    Thread.ofPlatform().name(threadName).daemon().start(this::serve);
  }

  /** The time by which {@link #at} counts: the one of {@link SystemScheduler}. */
  public long nanoTime() {
    return System.nanoTime();
  }

  /**
   * Runs the task at this time, or at once if it is past. Tasks of one time run in the order in
   * which they came. The task must not block: it hands on to its own thread.
   *
   * @return cancels it; a task that is running goes on
   */
  public Scheduler.Timer at(long dueNanos, Runnable task) {
    lock.lock();
    try {
      if (closed) {
        return () -> {};
      }
      var entry = new Entry(dueNanos, sequence++, task);
      waiting.add(entry);
      headMayHaveChanged();
      return () -> cancel(entry);
    } finally {
      lock.unlock();
    }
  }

  private void cancel(Entry entry) {
    lock.lock();
    try {
      waiting.remove(entry);
      headMayHaveChanged();
    } finally {
      lock.unlock();
    }
  }

  private void headMayHaveChanged() {
    var head = waiting.peek();
    earliestNanos = head == null ? Long.MAX_VALUE : head.dueNanos();
    changed.signal();
  }

  private void serve() {
    for (var task = next(); task != null; task = next()) {
      try {
        task.run();
      } catch (Throwable failure) {
        onFailure.accept(failure);
      }
    }
  }

  /** Waits for the next task; null once closed. */
  private @org.jspecify.annotations.Nullable Runnable next() {
    lock.lock();
    try {
      while (!closed) {
        long leftNanos = earliestNanos == Long.MAX_VALUE ? Long.MAX_VALUE : leftNanos();
        if (leftNanos == Long.MAX_VALUE) {
          changed.awaitUninterruptibly();
        } else if (leftNanos > SPIN_NANOS) {
          await(leftNanos - SPIN_NANOS);
        } else if (leftNanos > 0) {
          spin();
        } else {
          var entry = waiting.remove();
          headMayHaveChanged();
          return entry.task();
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private long leftNanos() {
    return earliestNanos - System.nanoTime();
  }

  private void await(long nanos) {
    try {
      long _ = changed.awaitNanos(nanos);
    } catch (InterruptedException e) {
      closed = true; // nobody but a shutting-down JVM interrupts this thread
    }
  }

  /** Spins without the lock, so that others can add and cancel; an earlier time ends it earlier. */
  private void spin() {
    lock.unlock();
    try {
      while (earliestNanos != Long.MAX_VALUE && leftNanos() > 0 && leftNanos() <= SPIN_NANOS) {
        Thread.onSpinWait();
      }
    } finally {
      lock.lock();
    }
  }

  /** Ends the thread after the task it is running; tasks not yet due never run. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      headMayHaveChanged();
    } finally {
      lock.unlock();
    }
  }

  private record Entry(long dueNanos, long sequence, Runnable task) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byTime = Long.compare(dueNanos, other.dueNanos);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }
}
