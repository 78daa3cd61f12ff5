package org.pumprig.fault.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionEvidence.Outcome;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.ServerFault;
import org.pumprig.link.Network;
import org.pumprig.time.Scheduler;

/**
 * Injects faults into the gateway's service. An absent gateway is proved by connecting to it,
 * before {@code Done} is said: refused while stopped, accepted after the start.
 */
public final class ServiceInjector implements Injector {
  private static final long PROOF_PAUSE_NANOS = 50_000_000;
  private static final long RETRY_PAUSE_NANOS = 1_000_000_000;
  private static final int STOP_ATTEMPTS = 100;
  private static final int START_ATTEMPTS = 400;

  private final ServiceControl service;
  private final Scheduler scheduler;
  private final ConnectProbe probe;
  private final Map<String, Active> active = new LinkedHashMap<>();

  /**
   * @param service the gateway's service
   * @param network from where connecting to it is tried; on the same scheduler
   */
  public ServiceInjector(ServiceControl service, Network network, Scheduler scheduler) {
    this.service = service;
    this.scheduler = scheduler;
    this.probe = new ConnectProbe(network, scheduler);
  }

  @Override
  public boolean injects(Fault fault) {
    return fault instanceof ServerFault.Restart || fault instanceof ServerFault.SlowAcknowledgement;
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
        lease(present, leaseNanos);
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
    var started = new Active(spec, scheduler);
    active.put(spec.id(), started);
    lease(started, leaseNanos);
    started.whenApplied(done);
    inject(fault, result -> applied(started, result));
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

  private void inject(ServerFault fault, Consumer<? super InjectionResult> done) {
    switch (fault) {
      case ServerFault.Restart _ ->
          service.stop(result -> prove(result, Outcome.REFUSED, STOP_ATTEMPTS, done));
      case ServerFault.SlowAcknowledgement slow ->
          service.slowAcknowledgements(slow.delayNanos(), done);
      default -> throw new IllegalStateException(fault.name() + " was never taken in");
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
    if (present != null && !present.isEnding()) {
      lease(present, leaseNanos);
    }
  }

  @Override
  public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    var present = active.get(spec.id());
    if (present == null || !present.spec.equals(spec)) {
      later(done, new InjectionEvidence.None("fault " + spec.id() + " is not active"));
    } else if (spec.fault() instanceof ServerFault.Restart) {
      probe.connect(
          service.endpoint(),
          outcome ->
              done.accept(
                  new InjectionEvidence.Probed(service.endpoint(), outcome, scheduler.nanoTime())));
    } else {
      later(
          done,
          service
              .acknowledgementCounters()
              .<InjectionEvidence>map(
                  counters -> new InjectionEvidence.Counted(counters, scheduler.nanoTime()))
              .orElse(new InjectionEvidence.None("the gateway does not count acknowledgements")));
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
    Consumer<InjectionResult> gone =
        result -> {
          if (result instanceof InjectionResult.Done) {
            active.remove(faultId, ended);
          } else {
            ended.lease = scheduler.schedule(RETRY_PAUSE_NANOS, () -> end(ended, _ -> {}));
          }
          ended.ended(result);
        };
    switch (ended.spec.fault()) {
      case ServerFault.Restart _ ->
          service.start(result -> prove(result, Outcome.ACCEPTED, START_ATTEMPTS, gone));
      case ServerFault.SlowAcknowledgement _ -> service.slowAcknowledgements(0, gone);
      default -> throw new IllegalStateException("this fault was never taken in");
    }
  }

  private void prove(
      InjectionResult acted, Outcome wanted, int attempts, Consumer<? super InjectionResult> done) {
    if (acted instanceof InjectionResult.Failed) {
      done.accept(acted);
      return;
    }
    probe.connect(
        service.endpoint(),
        outcome -> {
          if (outcome == wanted) {
            done.accept(new InjectionResult.Done(scheduler.nanoTime()));
          } else if (attempts == 1) {
            done.accept(
                failed(
                    "connecting to %s is still %s, not %s"
                        .formatted(service.endpoint(), outcome.diskName(), wanted.diskName())));
          } else {
            scheduler.schedule(PROOF_PAUSE_NANOS, () -> prove(acted, wanted, attempts - 1, done));
          }
        });
  }

  private void lease(Active held, long leaseNanos) {
    held.lease.cancel();
    held.lease = scheduler.schedule(leaseNanos, () -> held.whenApplied(_ -> end(held, _ -> {})));
  }

  private <R> void later(Consumer<? super R> done, R result) {
    scheduler.execute(() -> done.accept(result));
  }

  private static InjectionResult failed(String reason) {
    return new InjectionResult.Failed(reason);
  }
}
