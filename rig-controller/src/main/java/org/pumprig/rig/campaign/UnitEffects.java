package org.pumprig.rig.campaign;

import java.util.function.Consumer;
import org.pumprig.rig.hardware.LineActuator;
import org.pumprig.rig.run.Effect;
import org.pumprig.rig.run.Effect.Keys;
import org.pumprig.rig.run.EffectRunner;
import org.pumprig.rig.run.RunContext;

/** Carries out one run's effects: faults through back ends, power and keys through actuators. */
final class UnitEffects implements EffectRunner {
  private static final String POWER_ON = "POWER ON";

  private final FaultEffects faults;
  private final LineActuator power;
  private final LineActuator keypad;
  private boolean mayBeOff;

  UnitEffects(FaultEffects faults, LineActuator power, LineActuator keypad) {
    this.faults = faults;
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
      case Effect.PressKeys press -> keypad.command("KEYS " + text(press.keys()), completed);
    }
  }

  private void switchPower(boolean on, Consumer<? super Outcome> completed) {
    mayBeOff |= !on;
    power.command(
        on ? POWER_ON : "POWER OFF",
        outcome -> {
          mayBeOff &= !(on && outcome.done());
          completed.accept(outcome);
        });
  }

  @Override
  public void revertAll(Runnable gone) {
    faults.revertAll(
        () -> {
          if (mayBeOff) {
            power.command(POWER_ON, outcome -> gone.run());
          } else {
            gone.run();
          }
        });
  }

  private static String text(Keys keys) {
    return switch (keys) {
      case Keys.Primary primary -> "PRIMARY " + text(primary.infusion());
      case Keys.Secondary secondary -> "SECONDARY " + text(secondary.infusion());
      case Keys.Start _ -> "START";
    };
  }

  private static String text(RunContext.Infusion infusion) {
    return "rate=" + infusion.rateMicrolitresPerHour() + " vtbi=" + infusion.volumeMicrolitres();
  }
}
