package org.pumprig.rig.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.event.SelfChecked.When;
import org.pumprig.rig.selfcheck.InstrumentCheck;
import org.pumprig.time.Scheduler;

/** The self-check after one run: its unit's instruments are heard once more, then the rest. */
final class CheckAfter {
  private static final long LEAST_NANOS = 3_000_000_000L;
  private static final long MOST_NANOS = 10_000_000_000L;

  private final Drivers drivers;
  private final Scheduler scheduler;
  private final SlotCheck shared;
  private final Optional<String> silent;
  private final Consumer<List<SelfChecked>> told;
  private final InstrumentCheck instruments;
  private boolean mayGoWithoutTheUnit;
  private boolean heard;

  private CheckAfter(
      Drivers drivers,
      Scheduler scheduler,
      SlotCheck shared,
      Optional<String> silent,
      Consumer<List<SelfChecked>> told) {
    this.drivers = drivers;
    this.scheduler = scheduler;
    this.shared = shared;
    this.silent = silent;
    this.told = told;
    this.instruments = drivers.newCheck();
  }

  /**
   * Begins it; the run's inputs end here. It is over once every instrument has said something good,
   * and after ten seconds: a machine that stalls for a few must not take a run's worth away.
   *
   * @param blindAfterNanos a unit that may be silent is waited for as long, three seconds at least
   * @param silent why the unit may say nothing on its own port; empty: it should
   * @param told once, on the scheduler's thread
   */
  static void begin(
      Drivers drivers,
      SlotCheck shared,
      Scheduler scheduler,
      long blindAfterNanos,
      Optional<String> silent,
      Consumer<List<SelfChecked>> told) {
    var check = new CheckAfter(drivers, scheduler, shared, silent, told);
    drivers.hear(
        input -> {
          check.instruments.on(input);
          check.look();
        });
    if (silent.isPresent()) {
      scheduler.schedule(
          Math.clamp(blindAfterNanos, LEAST_NANOS, MOST_NANOS),
          () -> {
            check.mayGoWithoutTheUnit = true;
            check.look();
          });
    }
    scheduler.schedule(MOST_NANOS, check::heard);
  }

  private void look() {
    if (mayGoWithoutTheUnit ? instruments.completeButForTheUnit() : instruments.complete()) {
      heard();
    }
  }

  private void heard() {
    if (heard) {
      return;
    }
    heard = true;
    drivers.feed(_ -> {});
    var all = new ArrayList<>(drivers.results(When.AFTER, instruments, silent));
    drivers.look(
        When.AFTER,
        scheduler,
        pictures -> {
          all.addAll(pictures);
          shared.after(
              more -> {
                all.addAll(more);
                told.accept(all);
              });
        });
  }
}
