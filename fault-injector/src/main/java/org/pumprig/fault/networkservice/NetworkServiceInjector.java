package org.pumprig.fault.networkservice;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.Leases;
import org.pumprig.fault.NetworkServiceFault;
import org.pumprig.fault.Undo;
import org.pumprig.host.CommandPlace;
import org.pumprig.time.Scheduler;

/**
 * Injects faults into the DNS, DHCP and NTP that the rig serves. Confined to the scheduler's
 * thread; {@code nft} runs on a thread of its own. With probes on the units' side a fault is
 * applied when each of them sees it, and gone when each sees the service in health again.
 */
public final class NetworkServiceInjector implements Injector, AutoCloseable {
  /** Where a DHCP server is asked, at any address. */
  public static final int DHCP_PORT = 67;

  private static final int LOOKS = 3;
  private static final int DHCP_CLIENT = 68;

  private final ServedNetwork served;
  private final CommandPlace place;
  private final ThreadFactory threads;
  private final UnitSides units;
  private final Scheduler scheduler;
  private final KernelTables tables;
  private final Leases leases;
  private final Map<String, Active> active = new LinkedHashMap<>();
  private final Set<String> looking = new LinkedHashSet<>();

  private record Active(
      FaultSpec spec,
      NetworkServiceFault fault,
      LeasedRules rules,
      @Nullable Responder responder,
      long appliedNanos) {
    /** The daemon's place isn't taken any more. */
    void closeResponder() {
      if (responder != null) {
        responder.close();
      }
    }
  }

  /** Nobody can ask as a unit does: the kernel's counters must do. */
  public NetworkServiceInjector(
      ServedNetwork served, CommandPlace place, ThreadFactory threads, Scheduler scheduler) {
    this(served, place, threads, new LinkedHashMap<>(), new LinkedHashMap<>(), scheduler);
  }

  /**
   * Nobody can ask as a unit does, but units are known by what they send.
   *
   * @param marks by unit; a unit's own questions that met the fault are its proof
   */
  public static NetworkServiceInjector seen(
      ServedNetwork served,
      CommandPlace place,
      ThreadFactory threads,
      SequencedMap<String, UnitMark> marks,
      Scheduler scheduler) {
    return new NetworkServiceInjector(
        served, place, threads, new LinkedHashMap<>(), marks, scheduler);
  }

  /**
   * @param served what the rig serves, and where
   * @param place where the daemons run, and {@code nft}
   * @param threads in that place's network
   * @param unitSides who can ask as a unit does, by unit; none: the kernel's counters must do
   */
  public NetworkServiceInjector(
      ServedNetwork served,
      CommandPlace place,
      ThreadFactory threads,
      SequencedMap<String, UnitSide> unitSides,
      Scheduler scheduler) {
    this(served, place, threads, unitSides, new LinkedHashMap<>(), scheduler);
  }

  private NetworkServiceInjector(
      ServedNetwork served,
      CommandPlace place,
      ThreadFactory threads,
      SequencedMap<String, UnitSide> unitSides,
      SequencedMap<String, UnitMark> marks,
      Scheduler scheduler) {
    this.served = served;
    this.place = place;
    this.threads = threads;
    this.units = new UnitSides(unitSides);
    this.scheduler = scheduler;
    this.tables = new KernelTables(place.commands(), marks, scheduler);
    this.leases = new Leases(scheduler);
  }

  /** The UDP port of the server that a fault is about. */
  public static int port(NetworkServiceFault fault) {
    return LeasedRules.port(fault);
  }

  @Override
  public Optional<BackEnd> backEnd() {
    return Optional.of(BackEnd.NETWORK_SERVICE);
  }

  @Override
  public boolean injects(Fault fault) {
    return Capabilities.can(BackEnd.NETWORK_SERVICE, fault);
  }

  @Override
  public Optional<Undo> undo(FaultSpec spec) {
    return Optional.of(
        NetworkServiceUndoer.undo(place, LeasedRules.of(spec.id(), served.device())));
  }

  @Override
  public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
    if (!(spec.fault() instanceof NetworkServiceFault fault)) {
      later(done, failed("the rig's services have no " + spec.fault().name()));
      return;
    }
    Active present = active.get(spec.id());
    if (present != null) {
      later(
          done,
          present.spec.equals(spec)
              ? new InjectionResult.Done(present.appliedNanos)
              : failed("another fault is active as " + spec.id()));
      renew(spec.id(), leaseNanos);
      return;
    }
    int port = LeasedRules.port(fault);
    for (Active other : active.values()) {
      if (LeasedRules.port(other.fault) == port) {
        later(done, failed("port " + port + " is faulted already, by " + other.spec.id()));
        return;
      }
    }
    begin(spec, fault, leaseNanos, done);
  }

  private void begin(
      FaultSpec spec,
      NetworkServiceFault fault,
      long leaseNanos,
      Consumer<? super InjectionResult> done) {
    LeasedRules rules = LeasedRules.of(spec.id(), served.device());
    Responder responder;
    try {
      responder = responder(fault);
    } catch (IOException | IllegalArgumentException e) {
      later(done, failed(String.valueOf(e.getMessage())));
      return;
    }
    int port = LeasedRules.port(fault);
    String script =
        responder == null
            ? rules.silence(port, tables.marks(), leaseNanos)
            : rules.redirect(
                port,
                responder.port(),
                fault instanceof NetworkServiceFault.DhcpPoolExhausted,
                tables.marks(),
                leaseNanos);
    var begun = new Active(spec, fault, rules, responder, scheduler.nanoTime());
    active.put(spec.id(), begun);
    tables.run(
        script,
        result -> {
          if (result instanceof InjectionResult.Failed) {
            undo(begun);
            done.accept(result);
          } else {
            looking.add(spec.id());
            hold(begun, leaseNanos);
            shown(begun, true, LOOKS, outcome -> applied(begun, outcome, leaseNanos, done));
          }
        });
  }

  /** Nobody renews a fault that isn't applied yet, and a look may take longer than a lease. */
  private void hold(Active begun, long leaseNanos) {
    if (looking.contains(begun.spec.id()) && active.containsValue(begun)) {
      renew(begun.spec.id(), leaseNanos);
      scheduler.schedule(leaseNanos / 4, () -> hold(begun, leaseNanos));
    }
  }

  private @Nullable Responder responder(NetworkServiceFault fault) throws IOException {
    var answers = Answers.of(fault, served, scheduler);
    return answers.isEmpty()
        ? null
        : Responder.open(
            threads,
            answers.get(),
            fault instanceof NetworkServiceFault.DhcpPoolExhausted
                ? new java.net.InetSocketAddress(served.broadcast(), DHCP_CLIENT)
                : null);
  }

  private void applied(
      Active begun,
      InjectionResult outcome,
      long leaseNanos,
      Consumer<? super InjectionResult> done) {
    looking.remove(begun.spec.id());
    renew(begun.spec.id(), leaseNanos); // whoever asked has a whole lease from here
    if (outcome instanceof InjectionResult.Failed) {
      end(begun, _ -> done.accept(outcome)); // nothing of it may stay
    } else {
      done.accept(outcome);
    }
  }

  /** Waits until every unit's side sees the fault, or its end. */
  private void shown(
      Active fault, boolean acting, int looks, Consumer<? super InjectionResult> done) {
    if (units.none()) {
      done.accept(new InjectionResult.Done(scheduler.nanoTime()));
      return;
    }
    units.look(
        fault.fault,
        acting ? UnitSide.Sight::acts : UnitSide.Sight::healthy,
        otherwise -> {
          if (otherwise.isEmpty()) {
            done.accept(new InjectionResult.Done(scheduler.nanoTime()));
          } else if (looks > 1) {
            shown(fault, acting, looks - 1, done);
          } else {
            done.accept(failed(otherwise.get()));
          }
        });
  }

  @Override
  public void renew(String faultId, long leaseNanos) {
    Active present = active.get(faultId);
    if (present != null) {
      leases.hold(faultId, leaseNanos, () -> end(present, _ -> {}));
      tables.run(
          present.rules.renew(leaseNanos), _ -> {}); // if it fails, the kernel ends the fault
    }
  }

  /** Without saying for whom, the kernel's counters tell whether any unit met it. */
  @Override
  public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    active(spec, done).ifPresent(present -> tables.met(present.rules, done));
  }

  /**
   * Looks for evidence from one unit's place.
   *
   * @param unit if nobody can ask in its place, the kernel's count of its own questions has to do
   */
  public void verifyFor(String unit, FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    Optional<UnitSide> side = units.of(unit);
    active(spec, done)
        .ifPresent(
            present ->
                side.ifPresentOrElse(
                    there ->
                        there.look(
                            present.fault,
                            sight ->
                                done.accept(
                                    new InjectionEvidence.Witnessed(
                                        sight.witness(),
                                        sight.acts(),
                                        sight.detail(),
                                        scheduler.nanoTime()))),
                    () -> tables.met(unit, present.rules, done)));
  }

  private Optional<Active> active(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    Active present = active.get(spec.id());
    if (present == null || !present.spec.equals(spec)) {
      later(done, new InjectionEvidence.None("fault " + spec.id() + " is not active"));
      return Optional.empty();
    }
    return Optional.of(present);
  }

  @Override
  public void revert(String faultId, Consumer<? super InjectionResult> done) {
    Active present = active.get(faultId);
    if (present == null) {
      later(done, new InjectionResult.Done(scheduler.nanoTime()));
    } else {
      end(present, done);
    }
  }

  private void end(Active ended, Consumer<? super InjectionResult> done) {
    looking.remove(ended.spec.id());
    leases.giveUp(ended.spec.id());
    tables.run(
        NetworkServiceUndoer.script(ended.rules.table()),
        result -> {
          if (result instanceof InjectionResult.Failed) {
            done.accept(result);
          } else {
            undo(ended);
            shown(ended, false, LOOKS, done);
          }
        });
  }

  private void undo(Active ended) {
    leases.giveUp(ended.spec.id());
    active.remove(ended.spec.id(), ended);
    ended.closeResponder();
  }

  private <R> void later(Consumer<? super R> done, R result) {
    scheduler.execute(() -> done.accept(result));
  }

  private static InjectionResult failed(String reason) {
    return new InjectionResult.Failed(reason);
  }

  /** Runs no more programs; faults that are there end with their leases: revert them first. */
  @Override
  public void close() {
    active.values().forEach(Active::closeResponder);
    tables.close();
  }
}
