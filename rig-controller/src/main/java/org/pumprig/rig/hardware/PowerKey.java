package org.pumprig.rig.hardware;

import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.power.Outlet;
import org.pumprig.time.Scheduler;

/**
 * A unit's power by its own key. A key pressed twice is not pressed once, so it remembers what it
 * did: a unit that it didn't switch off it doesn't switch on. That the unit obeyed is for its port,
 * its clock and its screen to show.
 */
public final class PowerKey implements Outlet {
  private final String name;
  private final KeyPress press;
  private final Scheduler scheduler;
  private boolean off;

  /**
   * @param name for messages
   */
  public PowerKey(String name, KeyPress press, Scheduler scheduler) {
    this.name = name;
    this.press = press;
    this.scheduler = scheduler;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void turn(boolean on, Consumer<? super InjectionResult> done) {
    if (on != off) {
      done.accept(new InjectionResult.Done(scheduler.nanoTime()));
      return;
    }
    press.press(
        on,
        result -> {
          if (result instanceof InjectionResult.Done) {
            off = !on;
          }
          done.accept(result);
        });
  }

  /** A key has no state. */
  @Override
  public void state(Consumer<? super Optional<Boolean>> told) {
    told.accept(Optional.empty());
  }

  @Override
  public void open() {
    press.open();
  }

  @Override
  public boolean isOpen() {
    return press.isOpen();
  }

  @Override
  public String trouble() {
    return press.trouble();
  }

  @Override
  public void close() {
    press.close();
  }
}
