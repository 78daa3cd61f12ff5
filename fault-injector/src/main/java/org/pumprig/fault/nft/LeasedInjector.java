package org.pumprig.fault.nft;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.Leases;
import org.pumprig.fault.Undo;
import org.pumprig.host.WorkThread;
import org.pumprig.time.Scheduler;

/**
 * Applies, renews, reads and reverts faults whose lease is the kernel's: if it isn't renewed the
 * fault ends there, even if this process is dead; what is left has no effect.
 *
 * @param <P> one fault, prepared
 */
public class LeasedInjector<P> implements Injector, AutoCloseable {
  private static final long RETRY_NANOS = 1_000_000_000;

  /** Packets that a queue holds have so many times so long to leave it. */
  private static final int LOOKS = 50;

  private static final long LOOK_NANOS = 100_000_000;

  private final LeasedMeans<P> means;
  private final Scheduler scheduler;
  private final WorkThread thread;
  private final WorkThread reader;
  private final Leases leases;
  private final Map<String, LeasedFault<P>> active = new LinkedHashMap<>();
  private final Map<String, P> armed = new LinkedHashMap<>();
  private final Set<String> built = new HashSet<>(); // of the first thread

  /**
   * @param scheduler clock and thread of the callers
   */
  protected LeasedInjector(LeasedMeans<P> means, Scheduler scheduler) {
    String name = "pumprig-" + means.backEnd().diskName();
    this.means = means;
    this.scheduler = scheduler;
    this.thread = new WorkThread(name, scheduler);
    this.reader = new WorkThread(name + "-read", scheduler);
    this.leases = new Leases(scheduler);
  }

  @Override
  public Optional<BackEnd> backEnd() {
    return Optional.of(means.backEnd());
  }

  @Override
  public boolean injects(Fault fault) {
    return means.injects(fault);
  }

  @Override
  public Optional<Undo> undo(FaultSpec spec) {
    return means.undo(spec);
  }

  @Override
  public boolean isArmedAhead(Fault fault) {
    return means.arms() && means.injects(fault);
  }

  @Override
  public void arm(FaultSpec spec) {
    String id = spec.id();
    if (!isArmedAhead(spec.fault())
        || active.containsKey(id)
        || armed.containsKey(id)
        || means.refusal(spec, List.of()).isPresent()) {
      return;
    }
    means
        .prepare(spec, LEASE_NANOS)
        .ifPresent(
            prepared -> {
              armed.put(id, prepared);
              thread.ask(() -> means.arm(prepared).isEmpty() && built.add(id), false, _ -> {});
            });
  }

  @Override
  public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
    LeasedFault<P> present = active.get(spec.id());
    if (present != null) {
      again(present, spec, leaseNanos, done);
      return;
    }
    Optional<String> refusal =
        means.refusal(spec, active.values().stream().map(each -> each.spec).toList());
    Optional<P> prepared = means.prepare(spec, leaseNanos);
    if (refusal.isPresent() || prepared.isEmpty()) {
      String cannot = means.backEnd().diskName() + " can't inject " + spec.fault().name();
      later(done, failed(refusal.orElse(cannot)));
      return;
    }
    var started = new LeasedFault<>(spec, prepared.get());
    active.put(spec.id(), started);
    armed.remove(spec.id());
    started.whenOver(done);
    thread.ask(
        () ->
            built.remove(spec.id())
                ? means.switchOn(started.prepared)
                : means.create(started.prepared),
        closed(),
        problem -> created(started, leaseNanos, problem));
  }

  private Optional<String> closed() {
    return Optional.of(means.backEnd().diskName() + " was closed");
  }

  private void again(
      LeasedFault<P> present,
      FaultSpec spec,
      long leaseNanos,
      Consumer<? super InjectionResult> done) {
    if (!present.spec.equals(spec)) {
      later(done, failed("another fault is active as " + spec.id()));
    } else if (present.ending) {
      present.whenOver(
          ended -> {
            switch (ended) {
              case InjectionResult.Done _ -> apply(spec, leaseNanos, done);
              case InjectionResult.Failed failure ->
                  later(done, failed("its earlier revert failed: " + failure.reason()));
            }
          });
    } else {
      renew(spec.id(), leaseNanos);
      if (present.applied) {
        later(done, new InjectionResult.Done(present.appliedNanos));
      } else {
        present.whenOver(done);
      }
    }
  }

  /** The lease begins here, as the kernel's does: programs may take longer than one lasts. */
  private void created(LeasedFault<P> started, long leaseNanos, Optional<String> problem) {
    if (problem.isPresent()) {
      // The kernel takes all or nothing; only a program that was cut off leaves that open.
      if (problem.get().contains("did not end within")) {
        started.ending = true;
        remove(
            started,
            removed -> {
              if (removed instanceof InjectionResult.Failed) {
                started.applied = true;
                tryAgain(started);
              }
              started.over(failed(problem.get()));
            });
      } else {
        active.remove(started.spec.id());
        started.over(failed(problem.get()));
      }
      return;
    }
    started.applied = true;
    started.appliedNanos = scheduler.nanoTime();
    leases.hold(started.spec.id(), leaseNanos, () -> end(started));
    started.over(new InjectionResult.Done(started.appliedNanos));
  }

  @Override
  public void renew(String faultId, long leaseNanos) {
    LeasedFault<P> present = active.get(faultId);
    if (present == null || present.ending || !present.applied) {
      return;
    }
    leases.hold(faultId, leaseNanos, () -> end(present));
    if (!present.renewing) { // what can't keep up with renewals mustn't queue them
      present.renewing = true;
      thread.ask(
          () -> {
            means.renew(present.prepared, leaseNanos);
            return true;
          },
          false,
          _ -> present.renewing = false);
    }
  }

  @Override
  public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    LeasedFault<P> present = active.get(spec.id());
    if (present == null || !present.spec.equals(spec) || !present.applied) {
      later(done, new InjectionEvidence.None("fault " + spec.id() + " is not active"));
      return;
    }
    present.readings++;
    reader.ask(
        () -> means.read(present.prepared),
        (_, _) -> new InjectionEvidence.None(means.backEnd().diskName() + " was closed"),
        reading -> {
          long now = scheduler.nanoTime();
          present.readings--;
          if (present.endsAfterReading && present.readings == 0) {
            present.endsAfterReading = false;
            end(present);
          }
          done.accept(seen(present, reading.at(now - present.appliedNanos, now)));
        });
  }

  /** A look that the fault's end has cut short tells what the last whole one saw. */
  private static <P> InjectionEvidence seen(LeasedFault<P> looked, InjectionEvidence now) {
    if (!(now instanceof InjectionEvidence.None)) {
      looked.seen = Optional.of(now);
      return now;
    }
    return looked.ending ? looked.seen.orElse(now) : now;
  }

  @Override
  public void revert(String faultId, Consumer<? super InjectionResult> done) {
    LeasedFault<P> present = active.get(faultId);
    if (present == null) {
      disarm(faultId, done);
    } else if (present.applied) {
      present.whenOver(done);
      end(present);
    } else {
      present.whenOver(_ -> revert(faultId, done));
    }
  }

  private void end(LeasedFault<P> ended) {
    if (ended.ending || active.get(ended.spec.id()) != ended) {
      return;
    }
    if (ended.readings > 0 && means.readsAtOnce(ended.prepared)) {
      ended.endsAfterReading = true; // one that was asked for before is still owed its answer
      return;
    }
    ended.ending = true;
    leases.giveUp(ended.spec.id());
    remove(
        ended,
        result -> {
          if (result instanceof InjectionResult.Failed) {
            tryAgain(ended);
          }
          ended.over(result);
        });
  }

  private void tryAgain(LeasedFault<P> ended) {
    ended.ending = false;
    leases.hold(ended.spec.id(), RETRY_NANOS, () -> end(ended));
  }

  private void disarm(String faultId, Consumer<? super InjectionResult> done) {
    P waiting = armed.remove(faultId);
    if (waiting == null) {
      later(done, new InjectionResult.Done(scheduler.nanoTime()));
    } else {
      thread.ask(
          () -> {
            built.remove(faultId);
            return means.remove(waiting);
          },
          closed(),
          problem -> done.accept(result(problem)));
    }
  }

  private void remove(LeasedFault<P> ended, Consumer<InjectionResult> done) {
    thread.ask(
        () -> means.switchOff(ended.prepared),
        closed(),
        problem -> {
          if (problem.isPresent()) {
            done.accept(result(problem));
          } else {
            takeOut(ended, LOOKS, done);
          }
        });
  }

  /** Once it is empty, or not waited for any longer. */
  private void takeOut(LeasedFault<P> ended, int looks, Consumer<InjectionResult> done) {
    thread.ask(
        () -> looks > 0 && means.holdsPackets(ended.prepared),
        false,
        (Boolean holds) -> {
          if (holds) {
            scheduler.schedule(LOOK_NANOS, () -> takeOut(ended, looks - 1, done));
            return;
          }
          thread.ask(
              () -> means.remove(ended.prepared),
              closed(),
              problem -> {
                if (problem.isEmpty()) {
                  active.remove(ended.spec.id(), ended);
                }
                done.accept(result(problem));
              });
        });
  }

  private InjectionResult result(Optional<String> problem) {
    return problem
        .map(LeasedInjector::failed)
        .orElseGet(() -> new InjectionResult.Done(scheduler.nanoTime()));
  }

  private <R> void later(Consumer<? super R> done, R result) {
    scheduler.execute(() -> done.accept(result));
  }

  private static InjectionResult failed(String reason) {
    return new InjectionResult.Failed(reason);
  }

  /** Ends the threads. Faults that were not reverted end with their leases. */
  @Override
  public void close() {
    thread.close();
    reader.close();
  }
}
