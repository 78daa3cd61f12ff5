package org.pumprig.rig.campaign;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.pumprig.rig.clock.ClockComparison;
import org.pumprig.rig.event.ClockObservation;
import org.pumprig.rig.event.ClockObservation.ClockStepped;
import org.pumprig.time.Scheduler;

/** Watches the wall clock while runs go on, and has the machine asked about it now and then. */
final class ClockWatch {
  private static final long LOOK_NANOS = 2_000_000_000L;
  private static final long ASK_NANOS = 900_000_000_000L;

  private final Scheduler scheduler;
  private final HostClocks clocks;
  private final Consumer<String> remark;
  private final Consumer<ClockObservation> sink;
  private final BooleanSupplier goesOn;
  private final ClockComparison comparison;

  /**
   * @param clocks asked now and then
   * @param remark told in words if the clock was set
   * @param sink told what is seen
   * @param goesOn whether there is still somebody to tell
   */
  ClockWatch(
      Scheduler scheduler,
      HostClocks clocks,
      Consumer<String> remark,
      Consumer<ClockObservation> sink,
      BooleanSupplier goesOn) {
    this.scheduler = scheduler;
    this.clocks = clocks;
    this.remark = remark;
    this.sink = sink;
    this.goesOn = goesOn;
    this.comparison = new ClockComparison(scheduler.nanoTime(), scheduler.wallMicros());
  }

  void begin() {
    ask();
    scheduler.schedule(LOOK_NANOS, this::look);
  }

  private void ask() {
    if (goesOn.getAsBoolean()) {
      clocks.read(this::tell);
      scheduler.schedule(ASK_NANOS, this::ask);
    }
  }

  private void look() {
    if (goesOn.getAsBoolean()) {
      comparison.on(scheduler.nanoTime(), scheduler.wallMicros()).ifPresent(this::tell);
      scheduler.schedule(LOOK_NANOS, this::look);
    }
  }

  private void tell(ClockObservation seen) {
    if (!goesOn.getAsBoolean()) {
      return;
    }
    if (seen instanceof ClockStepped step) {
      remark.accept(
          "the machine's clock was set %s by %.3f s; times of day before and after don't match, run time goes on unchanged"
              .formatted(step.micros() < 0 ? "back" : "forward", Math.abs(step.micros()) / 1e6));
    }
    sink.accept(seen);
  }
}
