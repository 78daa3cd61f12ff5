package org.pumprig.fault.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.Undo;
import org.pumprig.time.Scheduler;

/**
 * Injects faults into the gateway's service. Where the effect can be seen at once it is seen before
 * {@code Done} is said: an absent gateway refuses a connection, a frozen one leaves a query
 * unanswered that it answered before, another backend signs the answer, a handshake fails or shows
 * an expired certificate; and the other way round before a revert is {@code Done}. While another
 * fault hides the effect, the service's own word has to do.
 *
 * <p>Leases end on the scheduler's thread. Should that thread hang, a watchdog's ends the fault a
 * second later; once the first goes on, it finds the fault gone and proves nothing by it.
 */
public final class ServiceInjector implements Injector {
  private static final long RETRY_PAUSE_NANOS = 1_000_000_000;

  /** A lease that has been over for so long is nobody's care any more. */
  static final long GRACE_NANOS = 1_000_000_000;

  private final ServiceControl service;
  private final Scheduler scheduler;
  private final Scheduler watchdog;
  private final ServiceProof proof;
  private final Map<String, Active> active = new LinkedHashMap<>();

  /**
   * @param service the gateway's service
   * @param probes how the service is looked at; on the same scheduler
   * @param watchdog a thread of its own that does nothing else; in virtual time the same scheduler
   */
  public ServiceInjector(
      ServiceControl service, ServiceProbes probes, Scheduler scheduler, Scheduler watchdog) {
    this.service = service;
    this.scheduler = scheduler;
    this.watchdog = watchdog;
    this.proof = new ServiceProof(service, probes, scheduler);
  }

  @Override
  public Optional<BackEnd> backEnd() {
    return Optional.of(BackEnd.SERVICE);
  }

  @Override
  public boolean injects(Fault fault) {
    return fault instanceof ServerFault server && service.can(server);
  }

  @Override
  public Optional<Undo> undo(FaultSpec spec) {
    return injects(spec.fault()) ? service.undo(spec) : Optional.empty();
  }

  @Override
  public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
    if (!(spec.fault() instanceof ServerFault fault) || !injects(fault)) {
      later(done, failed("the gateway's service cannot inject " + spec.fault().name()));
      return;
    }
    var present = active.get(spec.id());
    if (present != null) {
      if (!present.spec.equals(spec)) {
        later(done, failed("another fault is active as " + spec.id()));
        return;
      }
      if (present.isEnding()) {
        present.whenEnded(ended -> applyAfter(ended, spec, leaseNanos, done));
      } else {
        renew(spec.id(), leaseNanos);
        present.whenApplied(done);
      }
      return;
    }
    for (var other : active.values()) {
      if (other.spec.fault().name().equals(fault.name())) {
        later(done, failed(fault.name() + " is active already, as " + other.spec.id()));
        return;
      }
    }
    var started = new Active(spec, fault, scheduler);
    active.put(spec.id(), started);
    holdUntilApplied(started, leaseNanos);
    started.whenApplied(done);
    if (isHidden(started)) {
      begin(started);
    } else {
      proof.before(
          fault,
          before -> {
            started.before = before;
            begin(started);
          });
    }
  }

  private void begin(Active started) {
    service.begin(
        started.spec,
        result -> {
          if (result instanceof InjectionResult.Failed || isHidden(started)) {
            applied(started, result);
          } else {
            proof.acts(started, proved -> applied(started, proved));
          }
        });
  }

  private boolean isHidden(Active fault) {
    return active.values().stream()
        .anyMatch(other -> other != fault && ServiceProof.hides(other.fault, fault.fault));
  }

  private void applyAfter(
      InjectionResult ended,
      FaultSpec spec,
      long leaseNanos,
      Consumer<? super InjectionResult> done) {
    switch (ended) {
      case InjectionResult.Done _ -> apply(spec, leaseNanos, done);
      case InjectionResult.Failed failure ->
          later(done, failed("its earlier revert failed: " + failure.reason()));
    }
  }

  private void applied(Active started, InjectionResult result) {
    if (result instanceof InjectionResult.Failed) {
      end(started, _ -> started.applied(result)); // nothing of it may stay
    } else {
      started.applied(result);
    }
  }

  @Override
  public void renew(String faultId, long leaseNanos) {
    var present = active.get(faultId);
    if (present != null && present.isApplied() && !present.isEnding()) {
      lease(present, leaseNanos);
    }
  }

  @Override
  public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    var present = active.get(spec.id());
    if (present == null || !present.spec.equals(spec)) {
      later(done, new InjectionEvidence.None("fault " + spec.id() + " is not active"));
    } else if (present.endedUnasked.get()) {
      later(done, new InjectionEvidence.None("its lease ended while the engine's thread hung"));
    } else if (isHidden(present)) {
      proof.counted(present, done, "another fault of the gateway hides the effect");
    } else {
      proof.evidence(present, done);
    }
  }

  @Override
  public void revert(String faultId, Consumer<? super InjectionResult> done) {
    var present = active.get(faultId);
    if (present == null) {
      later(done, new InjectionResult.Done(scheduler.nanoTime()));
    } else {
      present.whenApplied(_ -> end(present, result -> later(done, result)));
    }
  }

  private void end(Active ended, Consumer<? super InjectionResult> done) {
    String faultId = ended.spec.id();
    if (active.get(faultId) != ended) {
      done.accept(new InjectionResult.Done(scheduler.nanoTime()));
      return;
    }
    ended.whenEnded(done);
    if (ended.isEnding()) {
      return;
    }
    ended.ending();
    ended.lease.cancel();
    ended.deadMan.cancel();
    Consumer<InjectionResult> gone =
        result -> {
          if (result instanceof InjectionResult.Done) {
            active.remove(faultId, ended);
          } else {
            ended.lease = scheduler.schedule(RETRY_PAUSE_NANOS, () -> end(ended, _ -> {}));
          }
          ended.ended(result);
        };
    boolean mayAct = service.mayAct(ended.spec);
    service.end(
        ended.spec,
        result -> {
          if (!mayAct || result instanceof InjectionResult.Failed || isHidden(ended)) {
            gone.accept(result);
          } else {
            proof.isGone(ended, gone);
          }
        });
  }

  /**
   * A service may take longer to stop than a lease lasts: the lease begins once it has. Until then
   * this thread shows the watchdog that it doesn't hang.
   */
  private void holdUntilApplied(Active started, long leaseNanos) {
    lease(started, leaseNanos);
    if (!started.isApplied() && !started.endedUnasked.get()) {
      started.lease.cancel();
      started.lease =
          scheduler.schedule(leaseNanos / 3, () -> holdUntilApplied(started, leaseNanos));
    }
  }

  private void lease(Active held, long leaseNanos) {
    held.lease.cancel();
    held.deadMan.cancel();
    if (held.endedUnasked.get()) {
      held.lease = scheduler.schedule(0, () -> held.whenApplied(_ -> end(held, _ -> {})));
      return; // it is gone: renewing would only hide that
    }
    held.lease = scheduler.schedule(leaseNanos, () -> held.whenApplied(_ -> end(held, _ -> {})));
    held.deadMan = watchdog.schedule(leaseNanos + GRACE_NANOS, () -> endUnasked(held));
  }

  /** On the watchdog's thread. */
  private void endUnasked(Active held) {
    held.endedUnasked.set(true);
    service.endUnasked(held.spec);
  }

  private <R> void later(Consumer<? super R> done, R result) {
    scheduler.execute(() -> done.accept(result));
  }

  private static InjectionResult failed(String reason) {
    return new InjectionResult.Failed(reason);
  }
}
