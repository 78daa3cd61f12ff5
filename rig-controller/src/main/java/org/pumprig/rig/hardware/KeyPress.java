package org.pumprig.rig.hardware;

import java.util.List;
import java.util.function.Consumer;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Undo;
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

  /** How it is released after this process died; none if it is by itself. */
  default List<Undo> undos() {
    return List.of();
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
   * whoever takes up after a crash, is a key that nobody presses. A release that fails is tried
   * again, five times in all.
   *
   * @param relay it
   * @param stopNanos how long the key is held to switch the unit off
   * @param startNanos and to start it
   */
  record Relay(Outlet relay, long stopNanos, long startNanos, Scheduler scheduler)
      implements KeyPress {
    private static final int RELEASES = 5;
    private static final long AGAIN_NANOS = 1_000_000_000L;

    @Override
    public void press(boolean toStart, Consumer<? super InjectionResult> done) {
      relay.turn(
          false,
          pressed -> {
            if (pressed instanceof InjectionResult.Failed) {
              release(1, _ -> done.accept(pressed));
            } else {
              scheduler.schedule(toStart ? startNanos : stopNanos, () -> release(1, done));
            }
          });
    }

    private void release(int times, Consumer<? super InjectionResult> done) {
      relay.turn(
          true,
          released -> {
            if (released instanceof InjectionResult.Failed && times < RELEASES) {
              scheduler.schedule(AGAIN_NANOS, () -> release(times + 1, done));
            } else {
              done.accept(released);
            }
          });
    }

    @Override
    public List<Undo> undos() {
      return relay.undos();
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
