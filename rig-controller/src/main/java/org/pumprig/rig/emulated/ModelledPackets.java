package org.pumprig.rig.emulated;

import java.util.function.Consumer;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;

/**
 * The model of packets in virtual time, whatever back end injects them in real time: its evidence
 * says that it is modelled.
 */
record ModelledPackets(Injector model) implements Injector {
  @Override
  public boolean injects(Fault fault) {
    return model.injects(fault);
  }

  @Override
  public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
    model.apply(spec, leaseNanos, done);
  }

  @Override
  public void renew(String faultId, long leaseNanos) {
    model.renew(faultId, leaseNanos);
  }

  @Override
  public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    model.verify(spec, done);
  }

  @Override
  public void revert(String faultId, Consumer<? super InjectionResult> done) {
    model.revert(faultId, done);
  }
}
