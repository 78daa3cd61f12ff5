package org.pumprig.rig.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.WireObservation.WireAccepted;
import org.pumprig.rig.event.WireObservation.WireAcknowledged;
import org.pumprig.rig.event.WireObservation.WireMessage;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;

/**
 * Inputs a second through the reducers: status, flow, contact, screen, and a message with its
 * acknowledgement, as a healthy unit gives them. Goal: 500 000 inputs/s.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Thread)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RunReducerBench {
  private static final int INPUTS = 6_000;
  private static final long STEP_NANOS = 20_000_000L;
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private final List<Input> inputs = new ArrayList<>(INPUTS);
  private RunReducer reducer = new RunReducer(context());

  private static RunContext context() {
    var primary = new RunContext.Infusion(125_000, 500_000);
    var secondary = new RunContext.Infusion(100_000, 50_000);
    return new RunContext(
        HOUR_NANOS,
        2 * HOUR_NANOS,
        3 * HOUR_NANOS,
        4 * HOUR_NANOS,
        List.of(),
        primary,
        secondary,
        List.of("EC220", "EC221"),
        10_000_000_000L,
        5_000_000_000L,
        30_000_000_000L,
        50_000);
  }

  /** Two minutes of inputs, 20 ms apart. */
  @Setup(Level.Trial)
  public void makeInputs() {
    inputs.clear();
    for (int i = 0; inputs.size() < INPUTS; i++) {
      String id = "M" + i;
      inputs.add(
          new ServiceStatus(
              PumpState.INFUSING, "NONE", 125_000, 125_000, 1, 100_000, 1, i, 90_000, 0));
      inputs.add(new FlowRead(i * 3_333L));
      inputs.add(new ContactRead(ContactState.NORMAL));
      inputs.add(new ScreenRead("INFUSING 125 ML/H"));
      inputs.add(new WireMessage(1, id, "ORU^R01"));
      inputs.add(new WireAcknowledged(1, id, "AA"));
    }
  }

  /** A run that has just begun. */
  @Setup(Level.Invocation)
  public void begin() {
    reducer = new RunReducer(context());
    reducer.step(new RunStarted("r", "c", "P1", "before", "1", 0, 0, true, RunReducer.RULES), 0);
    reducer.step(new WireAccepted(1), 0);
  }

  /** All inputs of two minutes. */
  @Benchmark
  @OperationsPerInvocation(INPUTS)
  public void inputs(Blackhole sink) {
    long now = 0;
    for (Input input : inputs) {
      now += STEP_NANOS;
      sink.consume(reducer.step(input, now));
    }
  }
}
