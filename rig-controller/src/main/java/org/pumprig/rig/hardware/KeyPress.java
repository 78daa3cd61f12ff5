package org.pumprig.rig.hardware;

import java.util.function.Consumer;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.power.Outlet;
import org.pumprig.time.Scheduler;

/** What presses a unit's power key. */
public sealed interface KeyPress {
  /**
   * Presses and releases it.
   *
   * @param toStart whether the unit is to start by it; otherwise it is to switch off
   * @param done told once, when it is released
   */
  void press(boolean toStart, Consumer<? super InjectionResult> done);

  /** Begins to reach it. */
  void open();

  /** Whether it can be pressed now. */
  boolean isOpen();

  /** Why it can't; empty: not known, or it can. */
  default String trouble() {
    return "";
  }

  /** Leaves it. */
  void close();

  /**
   * The mechanical finger, which knows how long a key is held.
   *
   * @param own whether nobody else opens and closes it
   */
  record Finger(LineActuator finger, boolean own) implements KeyPress {
    @Override
    public void press(boolean toStart, Consumer<? super InjectionResult> done) {
      finger.command(
          "KEYS POWER",
          outcome ->
              done.accept(
                  outcome.done()
                      ? new InjectionResult.Done(outcome.schedulerNanos())
                      : new InjectionResult.Failed("the power key: " + outcome.detail())));
    }

    @Override
    public void open() {
      if (own) {
        finger.open();
      }
    }

    @Override
    public boolean isOpen() {
      return finger.isOpen();
    }

    @Override
    public void close() {
      if (own) {
        finger.close();
      }
    }
  }

  /**
   * A relay across the key's contacts; "off" presses it, so that what is left on by itself, or by
   * whoever takes up after a crash, is a key that nobody presses.
   *
   * @param relay it
   * @param stopNanos how long the key is held to switch the unit off
   * @param startNanos and to start it
   */
  record Relay(Outlet relay, long stopNanos, long startNanos, Scheduler scheduler)
      implements KeyPress {
    @Override
    public void press(boolean toStart, Consumer<? super InjectionResult> done) {
      relay.turn(
          false,
          pressed -> {
            if (pressed instanceof InjectionResult.Failed) {
              relay.turn(true, _ -> done.accept(pressed));
            } else {
              scheduler.schedule(toStart ? startNanos : stopNanos, () -> relay.turn(true, done));
            }
          });
    }

    @Override
    public void open() {
      relay.open();
    }

    @Override
    public boolean isOpen() {
      return relay.isOpen();
    }

    @Override
    public String trouble() {
      return relay.trouble();
    }

    @Override
    public void close() {
      relay.close();
    }
  }
}
