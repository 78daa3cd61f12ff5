package org.pumprig.rig.campaign;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.rig.run.Effect;
import org.pumprig.rig.run.EffectRunner;
import org.pumprig.time.Scheduler;

/** Carries out one run's effects: faults through back ends, power and keys through actuators. */
final class UnitEffects implements EffectRunner {
  private final FaultEffects faults;
  private final Scheduler scheduler;
  private final Optional<PowerEffects> power;
  private final Keyboard keypad;

  UnitEffects(
      FaultEffects faults, Scheduler scheduler, Optional<PowerEffects> power, Keyboard keypad) {
    this.faults = faults;
    this.scheduler = scheduler;
    this.power = power;
    this.keypad = keypad;
  }

  @Override
  public void run(Effect.World effect, Consumer<? super Outcome> completed) {
    switch (effect) {
      case Effect.ApplyFault apply -> faults.apply(apply.fault(), completed);
      case Effect.VerifyFault verify -> faults.verify(verify.fault(), completed);
      case Effect.RevertFault revert -> faults.revert(revert.fault(), completed);
      case Effect.SwitchPower outlet -> switchPower(outlet.on(), completed);
      case Effect.PressKeys press -> keypad.press(press.keys(), completed);
    }
  }

  private void switchPower(boolean on, Consumer<? super Outcome> completed) {
    power.ifPresentOrElse(
        each -> each.turn(on, completed),
        () ->
            completed.accept(
                new Outcome(
                    false,
                    "this unit has no outlet that the rig can switch, and no power key",
                    scheduler.nanoTime(),
                    List.of())));
  }

  @Override
  public void revertAll(Runnable gone) {
    faults.revertAll(() -> power.ifPresentOrElse(each -> each.revert(gone), gone));
  }
}
