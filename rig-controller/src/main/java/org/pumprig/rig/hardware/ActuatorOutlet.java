package org.pumprig.rig.hardware;

import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Undo;
import org.pumprig.fault.power.Outlet;

/** An outlet behind a line actuator: {@code POWER ON}, {@code POWER OFF}, {@code POWER STATE}. */
public final class ActuatorOutlet implements Outlet {
  private final String name;
  private final LineActuator actuator;
  private final Optional<Undo> undo;

  /**
   * @param name for messages
   * @param actuator opened by {@link #open}, or by whoever shares it
   * @param undo how it is switched on again after this process died; empty if it comes on by itself
   */
  public ActuatorOutlet(String name, LineActuator actuator, Optional<Undo> undo) {
    this.name = name;
    this.actuator = actuator;
    this.undo = undo;
  }

  @Override
  public Optional<Undo> undo() {
    return undo;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void turn(boolean on, Consumer<? super InjectionResult> done) {
    actuator.command(
        on ? "POWER ON" : "POWER OFF",
        outcome ->
            done.accept(
                outcome.done()
                    ? new InjectionResult.Done(outcome.schedulerNanos())
                    : new InjectionResult.Failed(name + ": " + outcome.detail())));
  }

  @Override
  public void state(Consumer<? super Optional<Boolean>> told) {
    actuator.command(
        "POWER STATE",
        outcome ->
            told.accept(
                switch (outcome.done() ? outcome.detail() : "") {
                  case "ON" -> Optional.of(true);
                  case "OFF" -> Optional.of(false);
                  default -> Optional.empty();
                }));
  }

  @Override
  public void open() {
    actuator.open();
  }

  @Override
  public boolean isOpen() {
    return actuator.isOpen();
  }

  @Override
  public void close() {
    actuator.close();
  }
}
