package org.pumprig.fault.sight;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.Undo;
import org.pumprig.fault.proxy.WireEvent;
import org.pumprig.fault.proxy.WireEvent.By;
import org.pumprig.fault.proxy.WireEvent.How;
import org.pumprig.fault.proxy.WireTap;

/**
 * Resets that come from the gateway's side while a fault of the rig's sends such are the fault's:
 * in the packets nothing tells them apart. Confined to the scheduler's thread.
 */
final class OwnResets implements WireTap {
  private final WireTap target;
  private final Set<String> inForce = new LinkedHashSet<>();

  OwnResets(WireTap target) {
    this.target = target;
  }

  @Override
  public void on(WireEvent event) {
    target.on(
        event instanceof WireEvent.Ended(long connection, By by, How how, long atNanos)
                && by == By.GATEWAY
                && how == How.RESET
                && !inForce.isEmpty()
            ? new WireEvent.Ended(connection, By.FAULT, how, atNanos)
            : event);
  }

  Injector telling(Injector injector) {
    return new Telling(injector);
  }

  private static boolean resets(Fault fault) {
    return fault instanceof PacketFault.TcpReset || fault instanceof PacketFault.TcpHalfOpen;
  }

  private final class Telling implements Injector {
    private final Injector injector;

    Telling(Injector injector) {
      this.injector = injector;
    }

    @Override
    public Optional<BackEnd> backEnd() {
      return injector.backEnd();
    }

    @Override
    public boolean injects(Fault fault) {
      return injector.injects(fault);
    }

    @Override
    public boolean isArmedAhead(Fault fault) {
      return injector.isArmedAhead(fault);
    }

    @Override
    public void arm(FaultSpec spec) {
      injector.arm(spec);
    }

    @Override
    public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
      if (resets(spec.fault())) {
        inForce.add(spec.id()); // before it acts: its first reset may come before the answer
      }
      injector.apply(spec, leaseNanos, done);
    }

    @Override
    public void renew(String faultId, long leaseNanos) {
      injector.renew(faultId, leaseNanos);
    }

    @Override
    public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
      injector.verify(spec, done);
    }

    @Override
    public void revert(String faultId, Consumer<? super InjectionResult> done) {
      injector.revert(
          faultId,
          result -> {
            inForce.remove(faultId);
            done.accept(result);
          });
    }

    @Override
    public Optional<Undo> undo(FaultSpec spec) {
      return injector.undo(spec);
    }
  }
}
