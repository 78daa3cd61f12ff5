package org.pumprig.fault.power;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.pumprig.fault.InjectionResult;
import org.pumprig.time.SystemScheduler;

/** One order to an outlet, as the rig gives it. */
final class OutletOrders {
  private OutletOrders() {}

  static InjectionResult turn(OutletSwitch place, boolean on) throws Exception {
    var result = new CompletableFuture<InjectionResult>();
    try (var scheduler = new SystemScheduler("outlet-test", result::completeExceptionally)) {
      var outlet = new SwitchedOutlet("outlet", place, scheduler);
      scheduler.execute(() -> outlet.turn(on, result::complete));
      InjectionResult told = result.get(20, TimeUnit.SECONDS);
      CompletableFuture.runAsync(outlet::close, scheduler::execute).join();
      return told;
    }
  }

  /** Why it isn't switched off. */
  static String refusal(OutletSwitch place) throws Exception {
    return ((InjectionResult.Failed) turn(place, false)).reason();
  }
}
