package org.pumprig.fault.power;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.Undo;
import org.pumprig.time.Scheduler;

/**
 * Takes mains power from one unit. The lease switches the outlet on again; it lives in this process
 * (an outlet knows none), so the ledger has the outlet's recipe. Confined to the scheduler's
 * thread.
 */
public final class PowerInjector implements Injector {
  private static final long RETRY_NANOS = 1_000_000_000;

  private final Outlet outlet;
  private final Scheduler scheduler;
  private @Nullable FaultSpec active;
  private long appliedNanos;
  private boolean off;
  private Scheduler.Timer lease = () -> {};

  /**
   * @param outlet the unit's own
   */
  public PowerInjector(Outlet outlet, Scheduler scheduler) {
    this.outlet = outlet;
    this.scheduler = scheduler;
  }

  @Override
  public Optional<BackEnd> backEnd() {
    return Optional.of(BackEnd.POWER);
  }

  @Override
  public boolean injects(Fault fault) {
    return Capabilities.can(BackEnd.POWER, fault);
  }

  @Override
  public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
    if (!injects(spec.fault())) {
      later(done, new InjectionResult.Failed("an outlet has no " + spec.fault().name()));
      return;
    }
    FaultSpec present = active;
    if (present != null && !present.equals(spec)) {
      later(
          done, new InjectionResult.Failed(outlet.name() + " is off already, by " + present.id()));
      return;
    }
    active = spec;
    if (off) {
      renew(spec.id(), leaseNanos);
      later(done, new InjectionResult.Done(appliedNanos));
      return;
    }
    outlet.turn(false, result -> turnedOff(spec, leaseNanos, result, done));
  }

  /** The lease begins here: an outlet may take longer to answer than one lasts. */
  private void turnedOff(
      FaultSpec spec,
      long leaseNanos,
      InjectionResult result,
      Consumer<? super InjectionResult> done) {
    switch (result) {
      case InjectionResult.Done at -> {
        off = true;
        appliedNanos = at.atNanos();
        renew(spec.id(), leaseNanos);
        done.accept(result);
      }
      // It may be off all the same: nothing of it may stay.
      case InjectionResult.Failed _ -> end(spec.id(), _ -> done.accept(result));
    }
  }

  @Override
  public void renew(String faultId, long leaseNanos) {
    if (off && isActive(faultId)) {
      lease.cancel();
      lease = scheduler.schedule(leaseNanos, () -> end(faultId, _ -> {}));
    }
  }

  @Override
  public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    if (!isActive(spec.id())) {
      later(done, new InjectionEvidence.None("fault " + spec.id() + " is not active"));
      return;
    }
    outlet.state(
        state ->
            done.accept(
                state
                    .<InjectionEvidence>map(
                        on ->
                            new InjectionEvidence.Witnessed(
                                "outletState",
                                !on,
                                outlet.name() + " says that it is " + (on ? "on" : "off"),
                                scheduler.nanoTime()))
                    .orElse(
                        new InjectionEvidence.None(outlet.name() + " doesn't say what it is"))));
  }

  @Override
  public void revert(String faultId, Consumer<? super InjectionResult> done) {
    if (isActive(faultId)) {
      end(faultId, done);
    } else {
      later(done, new InjectionResult.Done(scheduler.nanoTime()));
    }
  }

  private void end(String faultId, Consumer<? super InjectionResult> done) {
    if (!isActive(faultId)) {
      later(done, new InjectionResult.Done(scheduler.nanoTime()));
      return;
    }
    lease.cancel();
    outlet.turn(
        true,
        result -> {
          switch (result) {
            case InjectionResult.Done _ -> {
              active = null;
              off = false;
            }
            case InjectionResult.Failed _ ->
                lease = scheduler.schedule(RETRY_NANOS, () -> end(faultId, _ -> {}));
          }
          done.accept(result);
        });
  }

  private boolean isActive(String faultId) {
    FaultSpec present = active;
    return present != null && present.id().equals(faultId);
  }

  private <R> void later(Consumer<? super R> done, R result) {
    scheduler.execute(() -> done.accept(result));
  }

  @Override
  public Optional<Undo> undo(FaultSpec spec) {
    return outlet.undo();
  }
}
