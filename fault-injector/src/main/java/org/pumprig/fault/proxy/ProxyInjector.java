package org.pumprig.fault.proxy;

import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionEvidence.Outcome;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.Leases;
import org.pumprig.fault.StreamFault;
import org.pumprig.link.Endpoint;
import org.pumprig.time.Scheduler;

/** Injects stream faults into one proxy: leases and proofs; carried out on the proxy's loop. */
final class ProxyInjector<T> implements Injector {
  private static final int PROOF_ATTEMPTS = 10;
  private static final long PROOF_PAUSE_NANOS = 5_000_000;

  private final ProxyCore<T> core;
  private final Scheduler scheduler;
  private final Endpoint listen;
  private final Leases leases;

  ProxyInjector(ProxyCore<T> core, Scheduler scheduler, Endpoint listen) {
    this.core = core;
    this.scheduler = scheduler;
    this.listen = listen;
    this.leases = new Leases(core.loop());
  }

  @Override
  public Optional<BackEnd> backEnd() {
    return Optional.of(BackEnd.PROXY);
  }

  @Override
  public boolean injects(Fault fault) {
    return fault instanceof StreamFault;
  }

  @Override
  public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
    if (!injects(spec.fault())) {
      answer(done, new InjectionResult.Failed("a proxy cannot inject " + spec.fault().name()));
      return;
    }
    core.loop().execute(() -> applyOnLoop(spec, leaseNanos, done));
  }

  private void applyOnLoop(
      FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
    if (core.closed()) {
      answer(done, new InjectionResult.Failed("the proxy is closed"));
      return;
    }
    var present = core.model().spec(spec.id());
    if (present.isPresent() && !present.get().equals(spec)) {
      answer(done, new InjectionResult.Failed("another fault is active as " + spec.id()));
      return;
    }
    lease(spec.id(), leaseNanos);
    if (present.isEmpty()) {
      core.model().apply(spec, core.now());
      core.faultsChanged();
    }
    long atNanos = core.model().appliedNanos(spec.id()).orElseThrow();
    if (!(spec.fault() instanceof StreamFault.Refuse)) {
      answer(done, new InjectionResult.Done(atNanos));
      return;
    }
    proveRefused(spec, atNanos, done, PROOF_ATTEMPTS);
  }

  /** NIO lets go of a closed listener only when the loop turns, so one attempt is not enough. */
  private void proveRefused(
      FaultSpec spec, long atNanos, Consumer<? super InjectionResult> done, int attempts) {
    core.sockets()
        .probeListener(
            outcome -> {
              if (outcome == Outcome.REFUSED) {
                answer(done, new InjectionResult.Done(atNanos));
              } else if (attempts > 1) {
                core.loop()
                    .schedule(
                        PROOF_PAUSE_NANOS, () -> proveRefused(spec, atNanos, done, attempts - 1));
              } else {
                end(spec.id());
                answer(
                    done,
                    new InjectionResult.Failed(
                        "connecting to " + listen + " is not refused: " + outcome.diskName()));
              }
            });
  }

  @Override
  public void renew(String faultId, long leaseNanos) {
    core.loop()
        .execute(
            () -> {
              if (core.model().spec(faultId).isPresent()) {
                lease(faultId, leaseNanos);
              }
            });
  }

  @Override
  public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    core.loop().execute(() -> verifyOnLoop(spec, done));
  }

  private void verifyOnLoop(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    Optional<FaultSpec> present = core.model().spec(spec.id());
    if (present.isEmpty() || !present.get().equals(spec)) {
      tell(done, new InjectionEvidence.None("fault " + spec.id() + " is not active"));
    } else if (spec.fault() instanceof StreamFault.Refuse) {
      core.sockets()
          .probeListener(
              outcome -> tell(done, new InjectionEvidence.Probed(listen, outcome, core.now())));
    } else {
      var counters = core.model().counters(spec.id()).orElseThrow();
      tell(done, new InjectionEvidence.Counted(counters, core.now()));
    }
  }

  @Override
  public void revert(String faultId, Consumer<? super InjectionResult> done) {
    core.loop().execute(() -> revertOnLoop(faultId, done));
  }

  private void revertOnLoop(String faultId, Consumer<? super InjectionResult> done) {
    end(faultId);
    long atNanos = core.now();
    var failure = core.listenFailure();
    if (failure.isPresent()) {
      answer(
          done,
          new InjectionResult.Failed("cannot listen on " + listen + " again: " + failure.get()));
    } else if (core.closed() || !core.listenerWanted()) {
      answer(done, new InjectionResult.Done(atNanos)); // refused for another reason
    } else {
      core.sockets()
          .probeListener(
              outcome ->
                  answer(
                      done,
                      outcome == Outcome.ACCEPTED || !core.listenerWanted()
                          ? new InjectionResult.Done(atNanos)
                          : new InjectionResult.Failed(
                              "connecting to " + listen + " fails: " + outcome.diskName())));
    }
  }

  private void end(String faultId) {
    leases.giveUp(faultId);
    if (core.model().spec(faultId).isPresent()) {
      core.model().revert(faultId);
      core.faultsChanged();
    }
  }

  private void lease(String faultId, long leaseNanos) {
    leases.hold(faultId, leaseNanos, () -> end(faultId));
  }

  private void answer(Consumer<? super InjectionResult> done, InjectionResult result) {
    scheduler.execute(() -> done.accept(result));
  }

  private void tell(Consumer<? super InjectionEvidence> done, InjectionEvidence evidence) {
    scheduler.execute(() -> done.accept(evidence));
  }
}
