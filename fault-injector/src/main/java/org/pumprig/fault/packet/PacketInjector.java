package org.pumprig.fault.packet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.Leases;
import org.pumprig.fault.PacketCounts;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.model.packet.PacketModel;
import org.pumprig.time.Scheduler;

/**
 * Injects packet faults into the flows of several units, each known by its serial number. All of it
 * lives in this process and ends with it. Confined to the scheduler's thread.
 */
public final class PacketInjector implements Injector {
  private final BackEnd backEnd;
  private final Predicate<PacketFault> can;
  private final String counter;
  private final Map<String, PacketPath> paths;
  private final Scheduler scheduler;
  private final Leases leases;
  private final Map<String, FaultSpec> active = new LinkedHashMap<>();

  /**
   * All that {@link Capabilities} says of the back end.
   *
   * @param counter the evidence's name for what counts: {@code tap}, {@code relay}, {@code
   *     modelled}
   * @param paths by the units' serial numbers
   */
  public PacketInjector(
      BackEnd backEnd, String counter, Map<String, PacketPath> paths, Scheduler scheduler) {
    this(backEnd, fault -> Capabilities.can(backEnd, fault), counter, paths, scheduler);
  }

  /**
   * Some faults only.
   *
   * @param backEnd whose part it takes
   * @param can whether a fault can be injected here
   */
  public PacketInjector(
      BackEnd backEnd,
      Predicate<PacketFault> can,
      String counter,
      Map<String, PacketPath> paths,
      Scheduler scheduler) {
    this.backEnd = backEnd;
    this.can = can;
    this.counter = counter;
    this.paths = new LinkedHashMap<>(paths);
    this.scheduler = scheduler;
    this.leases = new Leases(scheduler);
  }

  @Override
  public Optional<BackEnd> backEnd() {
    return Optional.of(backEnd);
  }

  @Override
  public boolean injects(Fault fault) {
    return fault instanceof PacketFault packetFault && can.test(packetFault);
  }

  @Override
  public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
    PacketPath path = paths.get(spec.target());
    FaultSpec present = active.get(spec.id());
    if (!injects(spec.fault())) {
      fail(done, "the " + counter + " back end has no " + spec.fault().name());
    } else if (path == null) {
      fail(done, "no flow of unit " + spec.target() + " passes here; known: " + paths.keySet());
    } else if (present != null && !present.equals(spec)) {
      fail(done, "another fault is active as " + spec.id());
    } else {
      long atNanos = path.with(model -> applied(model, spec));
      active.put(spec.id(), spec);
      hold(spec.id(), leaseNanos);
      later(done, new InjectionResult.Done(atNanos));
    }
  }

  private long applied(PacketModel model, FaultSpec spec) {
    if (model.spec(spec.id()).isEmpty()) {
      model.apply(spec, scheduler.nanoTime());
    }
    return model.appliedNanos(spec.id()).orElseThrow();
  }

  @Override
  public void renew(String faultId, long leaseNanos) {
    if (active.containsKey(faultId)) {
      hold(faultId, leaseNanos);
    }
  }

  private void hold(String faultId, long leaseNanos) {
    leases.hold(faultId, leaseNanos, () -> end(faultId));
  }

  private void end(String faultId) {
    leases.giveUp(faultId);
    FaultSpec spec = active.remove(faultId);
    PacketPath path = spec == null ? null : paths.get(spec.target());
    if (path != null) {
      path.with(
          model -> {
            model.revert(faultId);
            return faultId;
          });
    }
  }

  /** Ends all faults, as if their leases were over: packets went by unseen. */
  public void lapse() {
    List.copyOf(active.keySet()).forEach(this::end);
  }

  /** What was counted on both sides of the fault, on the unit's own flow. */
  @Override
  public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    PacketPath path = paths.get(spec.target());
    if (path == null || !spec.equals(active.get(spec.id()))) {
      later(done, new InjectionEvidence.None("fault " + spec.id() + " is not active"));
      return;
    }
    later(done, path.with(model -> evidence(model, spec.id())));
  }

  private InjectionEvidence evidence(PacketModel model, String faultId) {
    long now = scheduler.nanoTime();
    return new InjectionEvidence.Packets(
        model.counts(faultId, Direction.TOWARDS_GATEWAY, now).orElse(PacketCounts.NONE),
        model.counts(faultId, Direction.TOWARDS_PUMP, now).orElse(PacketCounts.NONE),
        counter,
        now);
  }

  /**
   * Quantile of the delays that an active fault has achieved one way, in nanoseconds, too long by
   * at most 1/16; empty if it is not active.
   */
  public Optional<Long> delayQuantileNanos(String faultId, Direction flow, double share) {
    FaultSpec spec = active.get(faultId);
    PacketPath path = spec == null ? null : paths.get(spec.target());
    return path == null
        ? Optional.empty()
        : path.with(model -> model.delayQuantileNanos(faultId, flow, share));
  }

  @Override
  public void revert(String faultId, Consumer<? super InjectionResult> done) {
    end(faultId);
    later(done, new InjectionResult.Done(scheduler.nanoTime()));
  }

  private void fail(Consumer<? super InjectionResult> done, String reason) {
    later(done, new InjectionResult.Failed(reason));
  }

  private <R> void later(Consumer<? super R> done, R result) {
    scheduler.execute(() -> done.accept(result));
  }
}
