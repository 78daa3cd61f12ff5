package org.pumprig.rig.campaign;

import java.util.List;
import java.util.function.Consumer;
import org.pumprig.rig.driver.DriverChannel;
import org.pumprig.rig.driver.Programming;
import org.pumprig.rig.hardware.LineActuator;
import org.pumprig.rig.run.Effect.Keys;
import org.pumprig.rig.run.EffectRunner.Outcome;
import org.pumprig.rig.run.RunContext;
import org.pumprig.time.Scheduler;

/** How programmes get into a unit. */
sealed interface Keyboard {
  void open();

  boolean isReady();

  /** Why it isn't ready, one line; empty: it is, or nobody knows yet. */
  String trouble();

  /** Presses keys; {@code completed} is told once. */
  void press(Keys keys, Consumer<? super Outcome> completed);

  void close();

  /** A mechanical finger at the unit's keypad. */
  record Finger(LineActuator actuator) implements Keyboard {
    @Override
    public void open() {
      actuator.open();
    }

    @Override
    public boolean isReady() {
      return actuator.isOpen();
    }

    @Override
    public String trouble() {
      return actuator.trouble();
    }

    @Override
    public void press(Keys keys, Consumer<? super Outcome> completed) {
      actuator.command("KEYS " + text(keys), completed);
    }

    @Override
    public void close() {
      actuator.close();
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

  /** The unit's driver, over the unit's own port, which it opens and closes for itself. */
  record OfDriver(DriverChannel channel, Scheduler scheduler) implements Keyboard {
    @Override
    public void open() {}

    @Override
    public boolean isReady() {
      return channel.isOpen();
    }

    @Override
    public String trouble() {
      return channel.trouble();
    }

    @Override
    public void press(Keys keys, Consumer<? super Outcome> completed) {
      channel.program(
          programming(keys),
          result ->
              completed.accept(
                  new Outcome(result.done(), result.detail(), scheduler.nanoTime(), List.of())));
    }

    private static Programming programming(Keys keys) {
      return switch (keys) {
        case Keys.Primary primary ->
            new Programming.Primary(
                primary.infusion().rateMicrolitresPerHour(),
                primary.infusion().volumeMicrolitres());
        case Keys.Secondary secondary ->
            new Programming.Secondary(
                secondary.infusion().rateMicrolitresPerHour(),
                secondary.infusion().volumeMicrolitres());
        case Keys.Start _ -> new Programming.Start();
      };
    }

    @Override
    public void close() {}
  }

  /** Nothing of the rig's can: an effect that asks for it fails, and says so. */
  record None(Scheduler scheduler) implements Keyboard {
    @Override
    public void open() {}

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public String trouble() {
      return "";
    }

    @Override
    public void press(Keys keys, Consumer<? super Outcome> completed) {
      completed.accept(
          new Outcome(
              false,
              "nothing on this bench programs the unit: it has no keypad actuator",
              scheduler.nanoTime(),
              List.of()));
    }

    @Override
    public void close() {}
  }
}
