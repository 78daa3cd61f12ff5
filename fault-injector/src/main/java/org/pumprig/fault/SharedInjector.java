package org.pumprig.fault;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.pumprig.time.Scheduler;

/**
 * Lets several runs share one target: the first that applies a spec injects it, the last that
 * reverts takes it back. Each run sees an {@link Injector} of its own and is counted once.
 *
 * <p>The lease is common: it lasts as long as any run renews it, so a run that died holds nothing.
 * Confined to the scheduler's thread, as every injector's callers are.
 */
public final class SharedInjector {
  private final Injector backEnd;
  private final Scheduler scheduler;
  private final Map<String, Set<String>> runsByFault = new LinkedHashMap<>();

  /**
   * @param backEnd injects into the shared target; nobody else may use it
   * @param scheduler the back end's
   */
  public SharedInjector(Injector backEnd, Scheduler scheduler) {
    this.backEnd = backEnd;
    this.scheduler = scheduler;
  }

  /** The target as one run sees it. */
  public Injector forRun(String runId) {
    return new View(runId);
  }

  private final class View implements Injector {
    private final String runId;

    View(String runId) {
      this.runId = runId;
    }

    @Override
    public Optional<BackEnd> backEnd() {
      return backEnd.backEnd();
    }

    @Override
    public boolean injects(Fault fault) {
      return backEnd.injects(fault);
    }

    /** The back end is asked each time: it knows whether the fault has ended by itself. */
    @Override
    public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
      var runs = runsByFault.computeIfAbsent(spec.id(), _ -> new LinkedHashSet<>());
      boolean joined = runs.add(runId);
      backEnd.apply(
          spec,
          leaseNanos,
          result -> {
            if (result instanceof InjectionResult.Failed && joined) {
              leave(spec.id());
            }
            done.accept(result);
          });
    }

    @Override
    public void renew(String faultId, long leaseNanos) {
      if (holds(faultId)) {
        backEnd.renew(faultId, leaseNanos);
      }
    }

    @Override
    public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
      backEnd.verify(spec, done);
    }

    /** For all but the last run this only leaves; the back end then still has the fault. */
    @Override
    public void revert(String faultId, Consumer<? super InjectionResult> done) {
      leave(faultId);
      if (runsByFault.containsKey(faultId)) {
        long atNanos = scheduler.nanoTime();
        scheduler.execute(() -> done.accept(new InjectionResult.Done(atNanos)));
      } else {
        backEnd.revert(faultId, done);
      }
    }

    private boolean holds(String faultId) {
      var runs = runsByFault.get(faultId);
      return runs != null && runs.contains(runId);
    }

    private void leave(String faultId) {
      var runs = runsByFault.get(faultId);
      if (runs != null && runs.remove(runId) && runs.isEmpty()) {
        runsByFault.remove(faultId);
      }
    }
  }
}
