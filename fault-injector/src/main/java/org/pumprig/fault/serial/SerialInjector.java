package org.pumprig.fault.serial;

import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.Leases;
import org.pumprig.time.Scheduler;

/** Injects serial faults into one line: leases and counts. Confined to the scheduler's thread. */
final class SerialInjector implements Injector {
  private final SerialFaultLine line;
  private final Scheduler scheduler;
  private final Leases leases;

  SerialInjector(SerialFaultLine line, Scheduler scheduler) {
    this.line = line;
    this.scheduler = scheduler;
    this.leases = new Leases(scheduler);
  }

  @Override
  public Optional<BackEnd> backEnd() {
    return Optional.of(BackEnd.SERIAL);
  }

  @Override
  public boolean injects(Fault fault) {
    return Capabilities.can(BackEnd.SERIAL, fault);
  }

  @Override
  public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
    if (!injects(spec.fault())) {
      later(done, new InjectionResult.Failed("a serial line has no " + spec.fault().name()));
      return;
    }
    var present = line.model().spec(spec.id());
    if (present.isPresent() && !present.get().equals(spec)) {
      later(done, new InjectionResult.Failed("another fault is active as " + spec.id()));
      return;
    }
    if (present.isEmpty()) {
      line.model().apply(spec, scheduler.nanoTime());
      line.faultsChanged();
    }
    lease(spec.id(), leaseNanos);
    later(done, new InjectionResult.Done(line.model().appliedNanos(spec.id()).orElseThrow()));
  }

  @Override
  public void renew(String faultId, long leaseNanos) {
    if (line.model().spec(faultId).isPresent()) {
      lease(faultId, leaseNanos);
    }
  }

  private void lease(String faultId, long leaseNanos) {
    leases.hold(faultId, leaseNanos, () -> end(faultId));
  }

  private void end(String faultId) {
    leases.giveUp(faultId);
    line.model().revert(faultId);
    line.faultsChanged();
  }

  /** The bytes at both ends; whoever asks judges them, by the fault's own acceptance rule. */
  @Override
  public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    var counts = line.model().counts(spec.id());
    later(
        done,
        counts.isEmpty()
            ? new InjectionEvidence.None("fault " + spec.id() + " is not active")
            : new InjectionEvidence.SerialBytes(counts.get(), line.inUse(), scheduler.nanoTime()));
  }

  @Override
  public void revert(String faultId, Consumer<? super InjectionResult> done) {
    end(faultId);
    later(done, new InjectionResult.Done(scheduler.nanoTime()));
  }

  private <R> void later(Consumer<? super R> done, R result) {
    scheduler.execute(() -> done.accept(result));
  }
}
