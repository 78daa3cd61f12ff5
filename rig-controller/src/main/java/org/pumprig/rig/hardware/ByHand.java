package org.pumprig.rig.hardware;

import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.power.Outlet;
import org.pumprig.time.Scheduler;

/**
 * A unit whose power a person takes and gives, who is asked by the run's own step: nothing is left
 * to be switched, and nothing is known of it.
 */
public record ByHand(Scheduler scheduler) implements Outlet {
  @Override
  public String name() {
    return "a person";
  }

  @Override
  public void turn(boolean on, Consumer<? super InjectionResult> done) {
    done.accept(new InjectionResult.Done(scheduler.nanoTime()));
  }

  @Override
  public void state(Consumer<? super Optional<Boolean>> told) {
    told.accept(Optional.empty());
  }
}
