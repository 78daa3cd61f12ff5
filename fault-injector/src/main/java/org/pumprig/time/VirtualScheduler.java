package org.pumprig.time;

import java.util.PriorityQueue;

/**
 * Virtual time: a queue ordered by due time, then by sequence; time jumps to the next task.
 *
 * <p>Single-threaded: every method is called by the one thread that runs the simulation. The wall
 * clock starts at a fixed instant and can be stepped and made to drift, as real ones do.
 */
public final class VirtualScheduler implements Scheduler {
  private final PriorityQueue<Entry> queue = new PriorityQueue<>();
  private long nowNanos;
  private long sequence;
  private long wallBaseMicros;
  private long wallBaseNanos;
  private long driftPartsPerMillion;

  /**
   * @param wallStartMicros wall time at monotonic zero, microseconds since 1970
   */
  public VirtualScheduler(long wallStartMicros) {
    this.wallBaseMicros = wallStartMicros;
  }

  @Override
  public long nanoTime() {
    return nowNanos;
  }

  @Override
  public long wallMicros() {
    long elapsedMicros = (nowNanos - wallBaseNanos) / 1_000;
    return wallBaseMicros
        + elapsedMicros
        + Math.multiplyExact(elapsedMicros / 1_000, driftPartsPerMillion) / 1_000;
  }

  @Override
  public Timer schedule(long delayNanos, Runnable task) {
    var entry = new Entry(nowNanos + Math.max(0, delayNanos), sequence++, task);
    queue.add(entry);
    return entry;
  }

  /** Steps the wall clock by {@code micros} (negative: back); monotonic time is untouched. */
  public void stepWall(long micros) {
    rebase();
    wallBaseMicros += micros;
  }

  /** Makes the wall clock run fast (positive) or slow by so many parts per million from now on. */
  public void driftWall(long partsPerMillion) {
    rebase();
    driftPartsPerMillion = partsPerMillion;
  }

  /** Runs tasks until none is due at or before {@code untilNanos}; time then stands there. */
  public void run(long untilNanos) {
    for (Entry head = queue.peek(); head != null && head.dueNanos <= untilNanos; ) {
      runNext();
      head = queue.peek();
    }
    nowNanos = Math.max(nowNanos, untilNanos);
  }

  /**
   * Runs the next task, if there is one.
   *
   * @return whether there was one (a withdrawn task counts)
   */
  public boolean runNext() {
    Entry head = queue.poll();
    if (head == null) {
      return false;
    }
    Runnable task = head.task;
    if (task != null) {
      nowNanos = Math.max(nowNanos, head.dueNanos);
      head.task = null;
      task.run();
    }
    return true;
  }

  private void rebase() {
    wallBaseMicros = wallMicros();
    wallBaseNanos = nowNanos;
  }

  private static final class Entry implements Timer, Comparable<Entry> {
    private final long dueNanos;
    private final long order;
    private @org.jspecify.annotations.Nullable Runnable task;

    Entry(long dueNanos, long order, Runnable task) {
      this.dueNanos = dueNanos;
      this.order = order;
      this.task = task;
    }

    @Override
    public void cancel() {
      task = null;
    }

    @Override
    public int compareTo(Entry other) {
      int byTime = Long.compare(dueNanos, other.dueNanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
