package org.pumprig.rig.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.rig.campaign.BenchProvider;
import org.pumprig.rig.campaign.SlotBench;
import org.pumprig.rig.campaign.UnitBench;
import org.pumprig.rig.emulated.SeenBenches;
import org.pumprig.rig.event.Channel;
import org.pumprig.seed.Seed;
import org.pumprig.time.Scheduler;

/** The emulated benches behind troubled links and taps, looked at once more before they go. */
final class TroubledBenches implements BenchProvider {
  private final SeenBenches inner;
  private final Scheduler scheduler;
  private final Troubles troubles;
  private final Seed seed;
  private final Aftermath aftermath;
  private final CrashPoint point;
  private final Set<String> inForce = new LinkedHashSet<>();
  private int slots;

  TroubledBenches(
      SeenBenches inner,
      Scheduler scheduler,
      Troubles troubles,
      Seed seed,
      Aftermath aftermath,
      CrashPoint point) {
    this.inner = inner;
    this.scheduler = scheduler;
    this.troubles = troubles;
    this.seed = seed;
    this.aftermath = aftermath;
    this.point = point;
  }

  /** Faults that were asked of a back end and not taken back, as {@code unit fault}. */
  Set<String> inForce() {
    return inForce;
  }

  /** How {@link #inForce} calls what the ledger holds; a run's id ends with its unit. */
  static boolean isAbout(LedgerEntry entry, String unitAndFault) {
    int space = unitAndFault.indexOf(' ');
    return entry.runId().endsWith(unitAndFault.substring(0, space))
        && entry.faultId().equals(unitAndFault.substring(space + 1));
  }

  @Override
  public SlotBench open(String slotName, List<Placement> units) throws IOException {
    int slot = slots++;
    SlotBench bench = inner.provider().open(slotName, units);
    var wrapped = new ArrayList<UnitBench>();
    for (UnitBench unit : bench.units()) {
      wrapped.add(
          new TroubledUnit(
              unit,
              scheduler,
              troubles,
              seed.child("slot" + slot, unit.serial()),
              unit.injectors().stream()
                  .<Injector>map(injector -> new Seen(injector, unit.serial()))
                  .toList()));
    }
    return new SlotBench() {
      @Override
      public List<UnitBench> units() {
        return List.copyOf(wrapped);
      }

      // The look takes virtual time, so the bench goes a little later than asked.
      @Override
      public void close() {
        List<String> switchable =
            bench.units().stream()
                .map(UnitBench::serial)
                .filter(serial -> troubles.isWell(serial, Channel.POWER))
                .toList();
        aftermath.look(
            bench.units(),
            inner.network(),
            () -> switchable.stream().filter(inner::isOff).toList(),
            bench::close);
      }
    };
  }

  /** A back end whose faults are kept book of. */
  private final class Seen implements Injector {
    private final Injector inner;
    private final String serial;

    Seen(Injector inner, String serial) {
      this.inner = inner;
      this.serial = serial;
    }

    @Override
    public boolean injects(Fault fault) {
      return inner.injects(fault);
    }

    @Override
    public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
      inForce.add(serial + " " + spec.id());
      inner.apply(spec, leaseNanos, done);
      point.step();
    }

    @Override
    public void renew(String faultId, long leaseNanos) {
      inner.renew(faultId, leaseNanos);
    }

    @Override
    public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
      inner.verify(spec, done);
    }

    @Override
    public void revert(String faultId, Consumer<? super InjectionResult> done) {
      inner.revert(
          faultId,
          result -> {
            if (result instanceof InjectionResult.Done) {
              inForce.remove(serial + " " + faultId);
            }
            done.accept(result);
          });
    }
  }
}
