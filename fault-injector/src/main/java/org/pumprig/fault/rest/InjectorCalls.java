package org.pumprig.fault.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.time.Scheduler;

/**
 * Calls injectors on their scheduler's thread and waits for their answers; keeps the leases of what
 * was applied as long as this process lives.
 */
final class InjectorCalls {
  private static final long ANSWER_SECONDS = 10;
  private static final long LEASE_NANOS = 3_000_000_000L;
  private static final long RENEW_NANOS = 1_000_000_000L;

  private final Scheduler scheduler;

  /** By fault id; only on the scheduler's thread. */
  private final Map<String, Injector> held = new LinkedHashMap<>();

  InjectorCalls(Scheduler scheduler) {
    this.scheduler = scheduler;
    scheduler.schedule(RENEW_NANOS, this::renewAll);
  }

  private void renewAll() {
    held.forEach((id, injector) -> injector.renew(id, LEASE_NANOS));
    scheduler.schedule(RENEW_NANOS, this::renewAll);
  }

  InjectionResult apply(Injector injector, FaultSpec spec) {
    return call(
        done -> {
          held.put(spec.id(), injector);
          injector.apply(
              spec,
              LEASE_NANOS,
              result -> {
                if (result instanceof InjectionResult.Failed) {
                  held.remove(spec.id());
                }
                done.accept(result);
              });
        });
  }

  InjectionResult revert(Injector injector, FaultSpec spec) {
    return call(
        done -> {
          held.remove(spec.id());
          injector.revert(spec.id(), done);
        });
  }

  /** The injector is going: nothing of it is renewed any more. */
  void forget(Injector injector) {
    scheduler.execute(() -> held.values().removeIf(each -> each == injector));
  }

  private InjectionResult call(Consumer<Consumer<InjectionResult>> work) {
    var answer = new CompletableFuture<InjectionResult>();
    scheduler.execute(() -> work.accept(answer::complete));
    try {
      return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new InjectionResult.Failed("interrupted");
    } catch (ExecutionException | TimeoutException e) {
      return new InjectionResult.Failed("no answer within " + ANSWER_SECONDS + " s");
    }
  }
}
