package org.pumprig.time;

/**
 * The clock and the one thread that changes state: monotonic time, wall time and timers.
 *
 * <p>Every task runs on the scheduler's single thread (virtual time: on the caller of {@link
 * VirtualScheduler#run}), in the order of its due time, then in the order of scheduling. {@link
 * #execute} may be called from any thread; the other methods too.
 */
public interface Scheduler {
  /** Monotonic nanoseconds since an origin of this scheduler's own; never steps. */
  long nanoTime();

  /** Wall clock in microseconds since 1970-01-01T00:00:00Z; may step and drift. */
  long wallMicros();

  /**
   * Runs {@code task} once after {@code delayNanos} (not before; 0 or less means next in line).
   *
   * @return a handle whose {@link Timer#cancel} is idempotent and safe after the task has run
   */
  Timer schedule(long delayNanos, Runnable task);

  /**
   * As {@link #schedule}, for a delay that is itself what was asked for: a scheduler whose timers
   * overshoot may spend processor time on being punctual.
   */
  default Timer schedulePunctually(long delayNanos, Runnable task) {
    return schedule(delayNanos, task);
  }

  /** Runs {@code task} on the scheduler's thread as soon as it can; callable from any thread. */
  default void execute(Runnable task) {
    schedule(0, task);
  }

  /** A scheduled task that can be withdrawn. */
  @FunctionalInterface
  interface Timer {
    /** Withdraws the task if it has not started. */
    void cancel();
  }
}
