package org.pumprig.rig.campaign;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Undo;
import org.pumprig.fault.power.Outlet;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.run.EffectRunner.Outcome;
import org.pumprig.time.Scheduler;

/**
 * Takes a unit's power and gives it back. What that leaves off, or a key that it holds, stands in
 * the ledger before, as a fault does: a rig that dies in the midst of a power cycle leaves no unit
 * without mains. Confined to the scheduler's thread.
 */
final class PowerEffects {
  /** What it is called in the ledger; a number follows. */
  private static final String ID = "powerCycle-";

  private final Outlet outlet;
  private final Scheduler scheduler;
  private final Endpoint target;
  private final LedgerPort ledger;
  private int orders;
  private boolean mayBeOff;

  /**
   * @param target the unit, for the ledger
   */
  PowerEffects(Outlet outlet, Scheduler scheduler, Endpoint target, LedgerPort ledger) {
    this.outlet = outlet;
    this.scheduler = scheduler;
    this.target = target;
    this.ledger = ledger;
  }

  /** Switches; {@code completed} is told once. */
  void turn(boolean on, Consumer<? super Outcome> completed) {
    orders++;
    int order = orders;
    mayBeOff |= !on;
    if (on && outlet.staysOff()) {
      carryOut(true, completed);
      return;
    }
    enter(
        outlet.undos(),
        0,
        () -> {
          if (order == orders) {
            carryOut(on, completed);
          } else {
            completed.accept(
                failed("not switched: another order came before the ledger was written"));
          }
        },
        reason -> {
          if (on) {
            carryOut(true, completed); // what may be off is not left off for want of a ledger
          } else {
            completed.accept(failed("not switched, the ledger can't be written: " + reason));
          }
        });
  }

  /** One after the other, in the order in which they are switched off. */
  private void enter(List<Undo> undos, int at, Runnable all, Consumer<String> failed) {
    if (at == undos.size()) {
      all.run();
      return;
    }
    ledger.open(
        ID + (at + 1),
        target,
        Optional.of(undos.get(at)),
        () -> enter(undos, at + 1, all, failed),
        failed);
  }

  private void carryOut(boolean on, Consumer<? super Outcome> completed) {
    outlet.turn(
        on,
        result -> {
          switch (result) {
            case InjectionResult.Done done -> {
              mayBeOff &= !on;
              if (on || !outlet.staysOff()) {
                leave();
              }
              completed.accept(new Outcome(true, "", done.atNanos(), List.of()));
            }
            case InjectionResult.Failed failure -> completed.accept(failed(failure.reason()));
          }
        });
  }

  private void leave() {
    for (int i = 1; i <= outlet.undos().size(); i++) {
      ledger.closed(ID + i);
    }
  }

  /** Gives power back where it may be off. */
  void revert(Runnable gone) {
    if (mayBeOff) {
      turn(true, _ -> gone.run());
    } else {
      gone.run();
    }
  }

  private Outcome failed(String reason) {
    return new Outcome(false, reason, scheduler.nanoTime(), List.of());
  }
}
