package org.pumprig.fault.nft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.Leases;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.Undo;
import org.pumprig.fault.UnitFlow;
import org.pumprig.host.WorkThread;
import org.pumprig.time.Scheduler;

/**
 * Injects packet faults into units' flows by the kernel's packet filter. The spec's target is the
 * unit; each fault has a table of its own, so that faults neither share nor disturb anything, and a
 * start or an end is one transaction. The lease is the kernel's: if it isn't renewed the fault ends
 * there, even if this process is dead; what is left is a table without effect.
 *
 * <p>The kernel draws by itself: the spec's seed can't be given to it, and its draws don't repeat.
 */
public final class NftInjector implements Injector, AutoCloseable {
  private static final long RETRY_NANOS = 1_000_000_000;
  private static final int TAGS = 255;

  private final NftSettings settings;
  private final Scheduler scheduler;
  private final Nft nft;
  private final WorkThread thread;
  private final Leases leases;
  private final Map<String, ActiveTable> active = new LinkedHashMap<>();
  private int lastTag;

  /**
   * @param scheduler clock and thread of the callers
   */
  public NftInjector(NftSettings settings, Scheduler scheduler) {
    this.settings = settings;
    this.scheduler = scheduler;
    this.nft = new Nft(settings.place().commands());
    this.thread = new WorkThread("pumprig-nft", scheduler);
    this.leases = new Leases(scheduler);
  }

  @Override
  public Optional<BackEnd> backEnd() {
    return Optional.of(BackEnd.NFT);
  }

  @Override
  public boolean injects(Fault fault) {
    return Capabilities.can(BackEnd.NFT, fault) && !(isBursty(fault) && isBridged());
  }

  private boolean isBridged() {
    return settings.path() == PacketPath.BRIDGED;
  }

  private static boolean isBursty(Fault fault) {
    return fault instanceof PacketFault.Loss(LossModel.GilbertElliott _);
  }

  @Override
  public Optional<Undo> undo(FaultSpec spec) {
    return script(spec, 1, RETRY_NANOS)
        .map(
            script ->
                new NftRecipe(settings.place(), script.tables())
                    .undo("packets of " + spec.target()));
  }

  private Optional<NftScript> script(FaultSpec spec, int tag, long leaseNanos) {
    String name = NftTable.nameFor(settings.owner(), spec.id());
    return flow(spec)
        .filter(_ -> injects(spec.fault()))
        .flatMap(flow -> NftScript.of(spec, flow, settings.path(), name, tag, leaseNanos));
  }

  private Optional<UnitFlow> flow(FaultSpec spec) {
    return settings.flows().stream().filter(flow -> flow.unit().equals(spec.target())).findFirst();
  }

  @Override
  public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
    ActiveTable present = active.get(spec.id());
    if (present != null) {
      again(present, spec, leaseNanos, done);
      return;
    }
    int tag = lastTag % TAGS + 1;
    Optional<String> refusal = refusal(spec);
    Optional<NftScript> script = script(spec, tag, leaseNanos);
    if (refusal.isPresent() || script.isEmpty()) {
      later(done, failed(refusal.orElse("nft can't inject " + spec.fault().name())));
      return;
    }
    lastTag = tag;
    var started = new ActiveTable(spec, script.get());
    active.put(spec.id(), started);
    leases.hold(spec.id(), leaseNanos, () -> lapsed(started));
    started.whenOver(done);
    UnitFlow flow = flow(spec).orElseThrow();
    thread.ask(
        () -> nft.create(started.script, List.of(flow.pumpInterface(), flow.gatewayInterface())),
        Optional.of("nft was closed"),
        problem -> created(started, problem));
  }

  private void again(
      ActiveTable present,
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

  /** Why a fault isn't even tried. */
  private Optional<String> refusal(FaultSpec spec) {
    Optional<UnitFlow> flow = flow(spec);
    if (flow.isEmpty()) {
      return Optional.of("no flow of a unit " + spec.target() + " crosses this machine");
    }
    if (isBursty(spec.fault()) && isBridged()) {
      return Optional.of("Gilbert–Elliott loss on a bridge: connections aren't known there");
    }
    if (spec.fault() instanceof PacketFault.TcpHalfOpen && spec.direction() == Direction.BOTH) {
      return Optional.of("tcpHalfOpen needs one direction: reset both ways it is tcpReset");
    }
    if (isBursty(spec.fault())
        && active.values().stream().anyMatch(other -> isBursty(other, spec))) {
      return Optional.of("another Gilbert–Elliott loss is active for " + spec.target());
    }
    return settings.guard().refusesAddress(flow.get().pumpAddress().getHostAddress());
  }

  private static boolean isBursty(ActiveTable other, FaultSpec spec) {
    return isBursty(other.spec.fault()) && other.spec.target().equals(spec.target());
  }

  private void created(ActiveTable started, Optional<String> problem) {
    if (problem.isPresent()) {
      leases.giveUp(started.spec.id());
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
    started.over(new InjectionResult.Done(started.appliedNanos));
  }

  private void lapsed(ActiveTable table) {
    if (table.applied) {
      end(table);
    } else {
      table.whenOver(_ -> end(table));
    }
  }

  @Override
  public void renew(String faultId, long leaseNanos) {
    ActiveTable present = active.get(faultId);
    if (present == null || present.ending) {
      return;
    }
    leases.hold(faultId, leaseNanos, () -> lapsed(present));
    if (!present.renewing) { // what can't keep up with renewals mustn't queue them
      present.renewing = true;
      thread.ask(
          () -> nft.script(present.script.renewal(leaseNanos)),
          new Nft.Answer("", Optional.of("nft was closed")),
          _ -> present.renewing = false);
    }
  }

  @Override
  public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    ActiveTable present = active.get(spec.id());
    if (present == null || !present.spec.equals(spec) || !present.applied) {
      later(done, new InjectionEvidence.None("fault " + spec.id() + " is not active"));
      return;
    }
    thread.ask(
        () -> nft.counters(present.script.tables()),
        new Nft.Answer("", Optional.of("nft was closed")),
        answer -> {
          long now = scheduler.nanoTime();
          done.accept(
              answer
                  .problem()
                  .<InjectionEvidence>map(InjectionEvidence.None::new)
                  .orElseGet(
                      () ->
                          NftCounts.parse(answer.output())
                              .evidence(spec, settings.path(), now - present.appliedNanos, now)));
        });
  }

  @Override
  public void revert(String faultId, Consumer<? super InjectionResult> done) {
    ActiveTable present = active.get(faultId);
    if (present == null) {
      later(done, new InjectionResult.Done(scheduler.nanoTime()));
    } else if (present.applied) {
      present.whenOver(done);
      end(present);
    } else {
      present.whenOver(_ -> revert(faultId, done));
    }
  }

  private void end(ActiveTable ended) {
    if (ended.ending || active.get(ended.spec.id()) != ended) {
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

  private void tryAgain(ActiveTable ended) {
    ended.ending = false;
    leases.hold(ended.spec.id(), RETRY_NANOS, () -> end(ended));
  }

  private void remove(ActiveTable ended, Consumer<InjectionResult> done) {
    thread.ask(
        () -> nft.remove(ended.script.tables()),
        Optional.of("nft was closed"),
        problem -> {
          if (problem.isEmpty()) {
            active.remove(ended.spec.id(), ended);
          }
          done.accept(
              problem
                  .map(NftInjector::failed)
                  .orElseGet(() -> new InjectionResult.Done(scheduler.nanoTime())));
        });
  }

  private <R> void later(Consumer<? super R> done, R result) {
    scheduler.execute(() -> done.accept(result));
  }

  private static InjectionResult failed(String reason) {
    return new InjectionResult.Failed(reason);
  }

  /** Ends the thread. Faults that were not reverted end with their leases. */
  @Override
  public void close() {
    thread.close();
  }
}
