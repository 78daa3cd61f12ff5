package org.pumprig.rig.campaign;

import java.util.function.Consumer;
import org.pumprig.rig.hardware.LineActuator;
import org.pumprig.rig.run.Effect;
import org.pumprig.rig.run.Effect.Keys;
import org.pumprig.rig.run.EffectRunner;
import org.pumprig.rig.run.RunContext;

/** Carries out one run's effects: faults through back ends, power and keys through actuators. */
final class UnitEffects implements EffectRunner {
  private final FaultEffects faults;
  private final LineActuator power;
  private final LineActuator keypad;

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
      case Effect.SwitchPower outlet ->
          power.command("POWER " + (outlet.on() ? "ON" : "OFF"), completed);
      case Effect.PressKeys press -> keypad.command("KEYS " + text(press.keys()), completed);
    }
  }

  @Override
  public void revertAll() {
    faults.revertAll();
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
