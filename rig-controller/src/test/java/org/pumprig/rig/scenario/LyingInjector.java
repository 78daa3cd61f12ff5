package org.pumprig.rig.scenario;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;

/** A back end that says it did as asked, and did something else; what it counts is true. */
record LyingInjector(Injector inner, UnaryOperator<Fault> really) implements Injector {
  private FaultSpec real(FaultSpec spec) {
    return new FaultSpec(
        spec.id(),
        really.apply(spec.fault()),
        spec.direction(),
        spec.target(),
        spec.seed(),
        spec.startNanos(),
        spec.durationNanos(),
        spec.backEnd(),
        spec.shared());
  }

  @Override
  public Optional<BackEnd> backEnd() {
    return inner.backEnd();
  }

  @Override
  public boolean injects(Fault fault) {
    return inner.injects(fault);
  }

  @Override
  public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
    inner.apply(real(spec), leaseNanos, done);
  }

  @Override
  public void renew(String faultId, long leaseNanos) {
    inner.renew(faultId, leaseNanos);
  }

  @Override
  public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    inner.verify(real(spec), done);
  }

  @Override
  public void revert(String faultId, Consumer<? super InjectionResult> done) {
    inner.revert(faultId, done);
  }
}
