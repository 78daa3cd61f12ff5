package org.pumprig.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.pumprig.time.Scheduler;

/**
 * Lets several runs share one target: the first that applies a spec injects it, the last that
 * reverts takes it back. Each run sees an {@link Injector} of its own and is counted once.
 *
 * <p>A run that reverts while others still hold the fault is answered when it is really gone,
 * together with them and with the same time: until then it acts on that run's unit too. It waits
 * {@link #PATIENCE_NANOS} and is then told that it failed, since nothing was taken back; whoever
 * needs to know asks again.
 *
 * <p>The lease is common: it lasts as long as any run renews it, so a run that died holds nothing.
 * Confined to the scheduler's thread, as every injector's callers are.
 */
public final class SharedInjector {
  /** A run that left waits so long for the others: less than anybody waits for a back end. */
  public static final long PATIENCE_NANOS = 8_000_000_000L;

  private final Injector backEnd;
  private final Scheduler scheduler;
  private final Map<String, Set<String>> runsByFault = new LinkedHashMap<>();
  private final Map<String, List<Leaver>> leavers = new LinkedHashMap<>();

  /** A run that has left and waits for the fault's end. */
  private record Leaver(Consumer<? super InjectionResult> done, Scheduler.Timer patience) {
    void tell(InjectionResult result) {
      patience.cancel();
      done.accept(result);
    }
  }

  /**
   * @param backEnd injects into the shared target; nobody else may use it
   * @param scheduler the back end's
   */
  public SharedInjector(Injector backEnd, Scheduler scheduler) {
    this.backEnd = backEnd;
    this.scheduler = scheduler;
  }

  /** Looks whether a fault acts on one run's unit. */
  @FunctionalInterface
  public interface Verification {
    /** As {@link Injector#verify}. */
    void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done);
  }

  /** The target as one run sees it; what the back end finds holds for all. */
  public Injector forRun(String runId) {
    return new View(runId, backEnd::verify);
  }

  /** The target as one run sees it, which can look from its unit's place. */
  public Injector forRun(String runId, Verification own) {
    return new View(runId, own);
  }

  private void await(String faultId, Consumer<? super InjectionResult> done) {
    var waiting = leavers.computeIfAbsent(faultId, _ -> new ArrayList<>());
    Leaver[] self = new Leaver[1];
    Scheduler.Timer patience =
        scheduler.schedule(PATIENCE_NANOS, () -> giveUp(faultId, waiting, self[0]));
    self[0] = new Leaver(done, patience);
    waiting.add(self[0]);
  }

  private void giveUp(String faultId, List<Leaver> waiting, Leaver leaver) {
    if (waiting.remove(leaver)) {
      var holders = runsByFault.getOrDefault(faultId, Set.of());
      leaver.tell(
          new InjectionResult.Failed(
              holders.isEmpty()
                  ? "its back end has not answered"
                  : "still in force for " + holders.size() + " of the runs that share it"));
    }
  }

  private void revertNow(String faultId, Consumer<? super InjectionResult> done) {
    var waiting = Optional.ofNullable(leavers.remove(faultId)).orElseGet(ArrayList::new);
    backEnd.revert(
        faultId,
        result -> {
          done.accept(result);
          var told = List.copyOf(waiting);
          waiting.clear();
          told.forEach(leaver -> leaver.tell(result));
        });
  }

  private final class View implements Injector {
    private final String runId;
    private final Verification verification;

    View(String runId, Verification verification) {
      this.runId = runId;
      this.verification = verification;
    }

    @Override
    public Optional<BackEnd> backEnd() {
      return backEnd.backEnd();
    }

    @Override
    public boolean injects(Fault fault) {
      return backEnd.injects(fault);
    }

    @Override
    public Optional<Undo> undo(FaultSpec spec) {
      return backEnd.undo(spec);
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
              if (!runsByFault.containsKey(spec.id()) && leavers.containsKey(spec.id())) {
                revertNow(spec.id(), _ -> {}); // nobody else is left to do it
              }
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
      verification.verify(spec, done);
    }

    /** For all but the last run this only leaves, and waits. */
    @Override
    public void revert(String faultId, Consumer<? super InjectionResult> done) {
      leave(faultId);
      if (runsByFault.containsKey(faultId)) {
        await(faultId, done);
      } else {
        revertNow(faultId, done);
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
