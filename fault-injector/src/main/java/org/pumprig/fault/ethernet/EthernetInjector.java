package org.pumprig.fault.ethernet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
import org.pumprig.fault.LinkFault;
import org.pumprig.fault.Undo;
import org.pumprig.host.ManagementGuard;
import org.pumprig.host.WorkThread;
import org.pumprig.time.Scheduler;

/**
 * Takes down the link of one interface, once or again and again. The kernel knows no lease for
 * that: the lease is this process's, and what a dead process left down is put up by recovery.
 */
public final class EthernetInjector implements Injector, AutoCloseable {
  private static final long RETRY_NANOS = 1_000_000_000;

  private final EthernetPort port;
  private final Optional<EthernetPort> farEnd;
  private final LinkSnapshot before;
  private final ManagementGuard guard;
  private final Scheduler scheduler;
  private final WorkThread thread;
  private @Nullable ActiveLink active;

  private EthernetInjector(
      EthernetPort port,
      Optional<EthernetPort> farEnd,
      LinkSnapshot before,
      ManagementGuard guard,
      Scheduler scheduler) {
    this.port = port;
    this.farEnd = farEnd;
    this.before = before;
    this.guard = guard;
    this.scheduler = scheduler;
    this.thread = new WorkThread("pumprig-ethernet", scheduler);
  }

  /**
   * Reads the state that faults will be taken back to. Blocks.
   *
   * @param farEnd the other end of the link, where it can be seen from here
   * @param scheduler clock and thread of the callers
   * @throws IOException if there is no such interface, or it can't be read
   */
  public static EthernetInjector open(
      EthernetPort port, Optional<EthernetPort> farEnd, ManagementGuard guard, Scheduler scheduler)
      throws IOException {
    return new EthernetInjector(port, farEnd, port.snapshot(), guard, scheduler);
  }

  /** One fault; confined to the scheduler's thread. */
  private static final class ActiveLink {
    final FaultSpec spec;
    long appliedNanos;
    long lossesBefore;
    int downs;
    boolean applied;
    boolean ending;
    Scheduler.Timer lease = () -> {};
    Scheduler.Timer flap = () -> {};
    List<Consumer<? super InjectionResult>> waiting = new ArrayList<>();

    ActiveLink(FaultSpec spec) {
      this.spec = spec;
    }

    void over(InjectionResult result) {
      var told = waiting;
      waiting = new ArrayList<>();
      told.forEach(done -> done.accept(result));
    }
  }

  @Override
  public Optional<BackEnd> backEnd() {
    return Optional.of(BackEnd.ETHERNET);
  }

  @Override
  public boolean injects(Fault fault) {
    return Capabilities.can(BackEnd.ETHERNET, fault);
  }

  @Override
  public Optional<Undo> undo(FaultSpec spec) {
    return Optional.of(new EthernetRecipe(port, before).undo());
  }

  @Override
  public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
    ActiveLink present = active;
    if (present != null) {
      again(present, spec, leaseNanos, done);
      return;
    }
    Optional<String> refusal =
        injects(spec.fault())
            ? guard.refusesInterface(port.name())
            : Optional.of("an Ethernet link has no " + spec.fault().name());
    if (refusal.isPresent()) {
      later(done, failed(refusal.get()));
      return;
    }
    var started = new ActiveLink(spec);
    active = started;
    started.waiting.add(done);
    thread.ask(
        () -> attempt(() -> begin(started)),
        Optional.of("the port was closed"),
        problem -> begun(started, leaseNanos, problem));
  }

  private void again(
      ActiveLink present, FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
    if (!present.spec.equals(spec)) {
      later(done, failed(port.name() + " is faulted already, by " + present.spec.id()));
    } else if (present.ending) {
      present.waiting.add(
          ended -> {
            switch (ended) {
              case InjectionResult.Done _ -> apply(spec, leaseNanos, done);
              case InjectionResult.Failed _ -> later(done, ended);
            }
          });
    } else {
      renew(spec.id(), leaseNanos);
      if (present.applied) {
        later(done, new InjectionResult.Done(present.appliedNanos));
      } else {
        present.waiting.add(done);
      }
    }
  }

  /** On the work thread; what it writes is read only after its answer. */
  private void begin(ActiveLink started) throws IOException {
    if (!before.up() || !port.state().up()) {
      throw new IOException(port.name() + " is down already: nothing was done to it");
    }
    started.lossesBefore = farEnd.orElse(port).carrierLosses();
    try {
      port.turn(false);
    } catch (IOException e) {
      port.restore(before);
      throw e;
    }
  }

  private void begun(ActiveLink started, long leaseNanos, Optional<String> problem) {
    if (problem.isPresent()) {
      active = null;
      started.over(failed(problem.get()));
      return;
    }
    started.applied = true;
    started.downs = 1;
    started.appliedNanos = scheduler.nanoTime();
    renew(started.spec.id(), leaseNanos); // a program may take longer than a lease lasts
    if (started.spec.fault() instanceof LinkFault.Flapping flapping) {
      flap(started, flapping, true);
    }
    started.over(new InjectionResult.Done(started.appliedNanos));
  }

  /** The next change comes so long after this one was done. */
  private void flap(ActiveLink link, LinkFault.Flapping flapping, boolean up) {
    link.flap =
        scheduler.schedule(
            up ? flapping.downNanos() : flapping.upNanos(),
            () ->
                thread.ask(
                    () -> attempt(() -> turn(up)),
                    Optional.<String>empty(),
                    problem -> {
                      if (!link.ending && active == link) {
                        link.downs += !up && problem.isEmpty() ? 1 : 0;
                        flap(link, flapping, problem.isEmpty() != up);
                      }
                    }));
  }

  private void turn(boolean up) throws IOException {
    if (up) {
      port.restore(before);
    } else {
      port.turn(false);
    }
  }

  @Override
  public void renew(String faultId, long leaseNanos) {
    ActiveLink present = active;
    if (present != null
        && present.spec.id().equals(faultId)
        && present.applied
        && !present.ending) {
      present.lease.cancel();
      present.lease = scheduler.schedule(leaseNanos, () -> end(present));
    }
  }

  @Override
  public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    ActiveLink present = active;
    if (present == null || !present.spec.equals(spec) || !present.applied) {
      later(done, new InjectionEvidence.None("fault " + spec.id() + " is not active"));
      return;
    }
    thread.ask(
        () -> look(present),
        new InjectionEvidence.None("the port was closed"),
        (InjectionEvidence seen) -> done.accept(seen));
  }

  /** The far end's word if it can be had; else the rig's own end, as far as that can be trusted. */
  private InjectionEvidence look(ActiveLink link) {
    try {
      boolean flapping = link.spec.fault() instanceof LinkFault.Flapping;
      EthernetPort end = farEnd.orElse(port);
      boolean carrier = end.state().carrier();
      long losses = end.carrierLosses() - link.lossesBefore;
      String seen =
          "%s has %s carrier and has lost it %d times since"
              .formatted(end.name(), carrier ? "its" : "no", losses);
      if (farEnd.isEmpty()) {
        if (port.keepsLinkForWaking()) {
          return new InjectionEvidence.None(
              port.name()
                  + " may keep its link while it is down (wake on LAN), and its far end can't be"
                  + " seen; switch that off: ethtool -s "
                  + port.name()
                  + " wol d");
        }
        seen += ", keeps none for wake on LAN, and its far end can't be seen";
      }
      boolean acts = losses > 0 && (flapping || !carrier);
      return new InjectionEvidence.Witnessed("carrier", acts, seen, scheduler.nanoTime());
    } catch (IOException e) {
      return new InjectionEvidence.None(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void revert(String faultId, Consumer<? super InjectionResult> done) {
    ActiveLink present = active;
    if (present == null || !present.spec.id().equals(faultId)) {
      later(done, new InjectionResult.Done(scheduler.nanoTime()));
    } else if (present.applied) {
      present.waiting.add(done);
      end(present);
    } else {
      present.waiting.add(_ -> revert(faultId, done));
    }
  }

  private void end(ActiveLink ended) {
    if (active != ended || ended.ending) {
      return;
    }
    ended.ending = true;
    ended.lease.cancel();
    ended.flap.cancel();
    thread.ask(
        () -> attempt(() -> port.restore(before)),
        Optional.of("the port was closed"),
        problem -> {
          if (problem.isEmpty()) {
            active = null;
            ended.over(new InjectionResult.Done(scheduler.nanoTime()));
          } else {
            ended.ending = false;
            ended.lease = scheduler.schedule(RETRY_NANOS, () -> end(ended));
            ended.over(failed(problem.get()));
          }
        });
  }

  private interface Work {
    void run() throws IOException;
  }

  private static Optional<String> attempt(Work work) {
    try {
      work.run();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private <R> void later(Consumer<? super R> done, R result) {
    scheduler.execute(() -> done.accept(result));
  }

  private static InjectionResult failed(String reason) {
    return new InjectionResult.Failed(reason);
  }

  /** Ends the thread, not the fault: revert first. */
  @Override
  public void close() {
    thread.close();
  }
}
