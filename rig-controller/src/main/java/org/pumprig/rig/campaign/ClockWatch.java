package org.pumprig.rig.campaign;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.pumprig.rig.clock.ClockComparison;
import org.pumprig.rig.event.ClockObservation;
import org.pumprig.rig.event.ClockObservation.ClockStepped;

/** Watches the wall clock while runs go on, and has the machine asked about it now and then. */
final class ClockWatch {
  private static final long LOOK_NANOS = 2_000_000_000L;
  private static final long ASK_NANOS = 900_000_000_000L;

  private final CampaignSetting setting;
  private final Consumer<ClockObservation> sink;
  private final BooleanSupplier goesOn;
  private final ClockComparison comparison;

  /**
   * @param sink told what is seen
   * @param goesOn whether there is still somebody to tell
   */
  ClockWatch(CampaignSetting setting, Consumer<ClockObservation> sink, BooleanSupplier goesOn) {
    this.setting = setting;
    this.sink = sink;
    this.goesOn = goesOn;
    this.comparison =
        new ClockComparison(setting.scheduler().nanoTime(), setting.scheduler().wallMicros());
  }

  void begin() {
    ask();
    setting.scheduler().schedule(LOOK_NANOS, this::look);
  }

  private void ask() {
    if (goesOn.getAsBoolean()) {
      setting.clocks().read(this::tell);
      setting.scheduler().schedule(ASK_NANOS, this::ask);
    }
  }

  private void look() {
    if (goesOn.getAsBoolean()) {
      comparison
          .on(setting.scheduler().nanoTime(), setting.scheduler().wallMicros())
          .ifPresent(this::tell);
      setting.scheduler().schedule(LOOK_NANOS, this::look);
    }
  }

  private void tell(ClockObservation seen) {
    if (!goesOn.getAsBoolean()) {
      return;
    }
    if (seen instanceof ClockStepped step) {
      setting
          .progress()
          .remark(
              "the machine's clock was set %s by %.3f s; times of day before and after don't match, run time goes on unchanged"
                  .formatted(
                      step.micros() < 0 ? "back" : "forward", Math.abs(step.micros()) / 1e6));
    }
    sink.accept(seen);
  }
}
