package org.pumprig.rig.session;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What was done in an iteration and what it took of the processor: JMH prints both per second of
 * wall time. On a machine that others use too, {@code events / cpuMillis × 1000} is the number that
 * says something about the program.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Work {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Events that were judged. */
  public long events;

  /** Processor time of the measuring thread, without collection of garbage and compilation. */
  public long cpuMillis;

  private long startedNanos;

  @Setup(Level.Iteration)
  public void reset() {
    events = 0;
    cpuMillis = 0;
  }

  @Setup(Level.Invocation)
  public void start() {
    startedNanos = THREADS.getCurrentThreadCpuTime();
  }

  @TearDown(Level.Invocation)
  public void stop() {
    cpuMillis += (THREADS.getCurrentThreadCpuTime() - startedNanos) / 1_000_000;
  }
}
