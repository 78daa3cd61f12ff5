package org.pumprig.rig.hardware;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Undo;
import org.pumprig.fault.power.Outlet;

/**
 * A unit's mains and its battery: off is both off. The battery comes back first, so that a unit
 * never starts on mains with its battery out.
 *
 * @param mains the outlet
 * @param battery a relay in the battery's way
 */
public record BothOutlets(Outlet mains, Outlet battery) implements Outlet {
  @Override
  public String name() {
    return mains.name() + " and " + battery.name();
  }

  @Override
  public List<Undo> undos() {
    return Stream.of(mains, battery).flatMap(each -> each.undos().stream()).toList();
  }

  @Override
  public void turn(boolean on, Consumer<? super InjectionResult> done) {
    Outlet first = on ? battery : mains;
    Outlet second = on ? mains : battery;
    first.turn(
        on,
        result -> {
          if (result instanceof InjectionResult.Done) {
            second.turn(on, done);
          } else {
            done.accept(result);
          }
        });
  }

  @Override
  public void state(Consumer<? super Optional<Boolean>> told) {
    mains.state(one -> battery.state(other -> told.accept(one.filter(is -> other.equals(one)))));
  }

  @Override
  public void open() {
    mains.open();
    battery.open();
  }

  @Override
  public boolean isOpen() {
    return mains.isOpen() && battery.isOpen();
  }

  @Override
  public String trouble() {
    return mains.isOpen() ? battery.trouble() : mains.trouble();
  }

  @Override
  public void close() {
    mains.close();
    battery.close();
  }
}
