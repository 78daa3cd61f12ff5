package org.pumprig.rig.hardware;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Undo;
import org.pumprig.fault.power.Outlet;
import org.pumprig.time.Scheduler;

/**
 * A unit's power by its own key. A key pressed twice is not pressed once, so it remembers what it
 * did: a unit that it didn't switch off it doesn't switch on. After a press that failed it claims
 * nothing until one succeeds. That the unit obeyed is for its port, its clock and its screen to
 * show.
 */
public final class PowerKey implements Outlet {
  private final String name;
  private final KeyPress press;
  private final Scheduler scheduler;
  private boolean off;
  private InjectionResult.@Nullable Failed doubt;

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

  /** How it is released. */
  @Override
  public List<Undo> undos() {
    return press.undos();
  }

  @Override
  public boolean staysOff() {
    return false;
  }

  @Override
  public void turn(boolean on, Consumer<? super InjectionResult> done) {
    if (on != off) {
      InjectionResult.Failed failed = doubt;
      done.accept(failed == null ? new InjectionResult.Done(scheduler.nanoTime()) : failed);
      return;
    }
    press.press(
        on,
        result -> {
          switch (result) {
            case InjectionResult.Done _ -> {
              off = !on;
              doubt = null;
            }
            case InjectionResult.Failed failed -> doubt = failed;
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
