package org.pumprig.rig.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.FaultCounters;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.event.Count;
import org.pumprig.rig.run.EffectRunner.Outcome;
import org.pumprig.time.Scheduler;

/**
 * Applies, verifies and reverts faults, of one run or on their own, through its back ends, each
 * under a lease that is renewed as long as this process lives, each in the ledger before it acts.
 */
public final class FaultEffects {
  /** A fault that is not renewed for so long ends by itself. */
  public static final long LEASE_NANOS = Injector.LEASE_NANOS;

  private static final long RENEW_NANOS = 1_000_000_000L;

  /** Long enough for a slow machine's programs, short enough for few to be armed at a time. */
  private static final long ARMED_AHEAD_NANOS = 10_000_000_000L;

  /**
   * Back ends that don't answer are not waited for longer: by then their leases are over, and what
   * runs share has answered, {@link org.pumprig.fault.SharedInjector#PATIENCE_NANOS}.
   */
  private static final long MOST_PATIENCE_NANOS = 10_000_000_000L;

  private final Scheduler scheduler;
  private final List<Injector> injectors;
  private final LedgerPort ledger;
  private final Endpoint target;
  private final Map<String, FaultSpec> armed = new LinkedHashMap<>();
  private final Map<String, FaultSpec> applying = new LinkedHashMap<>();
  private final Map<String, FaultSpec> active = new LinkedHashMap<>();
  private int underWay;
  private boolean givingUp;
  private boolean disarmed;
  private Runnable whenGone = () -> {};

  /**
   * @param injectors the back ends, the preferred one first
   * @param target where the faults act, for the ledger
   */
  public FaultEffects(
      Scheduler scheduler, List<Injector> injectors, Endpoint target, LedgerPort ledger) {
    this.scheduler = scheduler;
    this.injectors = injectors;
    this.ledger = ledger;
    this.target = target;
  }

  /** Arms a fault in time, if its back end builds ahead and it isn't due already. */
  public void armBefore(FaultSpec spec, long dueInNanos) {
    if (dueInNanos > 0 && builder(spec).isPresent()) {
      scheduler.schedule(Math.max(0, dueInNanos - ARMED_AHEAD_NANOS), () -> arm(spec));
    }
  }

  private Optional<Injector> builder(FaultSpec spec) {
    return find(spec).filter(each -> each.isArmedAhead(spec.fault()));
  }

  /**
   * Builds ahead what a fault needs; it is in the ledger before. Nothing acts until the fault is
   * applied, which says what went wrong.
   */
  public void arm(FaultSpec spec) {
    Optional<Injector> injector = builder(spec);
    if (injector.isEmpty() || givingUp || disarmed || applying.containsKey(spec.id())) {
      return;
    }
    armed.put(spec.id(), spec);
    ledger.open(
        spec.id(),
        target,
        injector.get().undo(spec),
        () -> {
          if (armed.containsKey(spec.id()) && !applying.containsKey(spec.id())) {
            injector.get().arm(spec);
          }
        },
        _ -> armed.remove(spec.id()));
  }

  /**
   * Takes away what was armed and never applied, and arms nothing after that.
   *
   * @param gone told once, when the back ends have answered
   */
  public void disarm(Runnable gone) {
    disarmed = true;
    List<FaultSpec> left = List.copyOf(armed.values());
    if (left.isEmpty()) {
      gone.run();
      return;
    }
    revert(left.getFirst(), _ -> disarm(gone));
  }

  /** Applies a fault; {@code completed} is told once. */
  public void apply(FaultSpec spec, Consumer<? super Outcome> completed) {
    Optional<Injector> injector = find(spec);
    if (injector.isEmpty()) {
      String wish = spec.backEnd().map(by -> " by " + by.diskName()).orElse("");
      completed.accept(failed("no back end of this bench injects " + spec.fault().name() + wish));
      return;
    }
    underWay++;
    applying.put(spec.id(), spec);
    ledger.open(
        spec.id(),
        target,
        injector.get().undo(spec),
        () -> inject(injector.get(), spec, completed),
        reason -> {
          applying.remove(spec.id());
          completed.accept(failed("not applied, the ledger can't be written: " + reason));
          done();
        });
  }

  private void inject(Injector injector, FaultSpec spec, Consumer<? super Outcome> completed) {
    boolean takenBack = !applying.containsKey(spec.id());
    if (givingUp || takenBack) {
      applying.remove(spec.id());
      if (!takenBack) {
        ledger.closed(spec.id());
      }
      completed.accept(failed("not applied: it was taken back before"));
      done();
      return;
    }
    armed.remove(spec.id());
    injector.apply(
        spec,
        LEASE_NANOS,
        result -> {
          applied(spec, result, completed);
          if (givingUp) {
            revert(spec, outcome -> {});
          }
          done();
        });
  }

  /** Something that was under way has come to its end. */
  private void done() {
    underWay--;
    if (underWay == 0 && givingUp) {
      tellGone();
    }
  }

  /** A fault that was taken back while it was being applied is not renewed: its lease ends it. */
  private void applied(
      FaultSpec spec, InjectionResult result, Consumer<? super Outcome> completed) {
    boolean wanted = applying.remove(spec.id()) != null;
    switch (result) {
      case InjectionResult.Done done -> {
        if (wanted) {
          active.put(spec.id(), spec);
          scheduler.schedule(RENEW_NANOS, () -> renew(spec));
        }
        completed.accept(new Outcome(true, "", done.atNanos(), List.of()));
      }
      case InjectionResult.Failed failure -> completed.accept(failed(failure.reason()));
    }
  }

  private void renew(FaultSpec spec) {
    if (active.containsKey(spec.id()) && !givingUp) {
      find(spec).ifPresent(injector -> injector.renew(spec.id(), LEASE_NANOS));
      scheduler.schedule(RENEW_NANOS, () -> renew(spec));
    }
  }

  /** Asks the back end for its evidence. */
  public void verify(FaultSpec spec, Consumer<? super Outcome> completed) {
    find(spec)
        .ifPresentOrElse(
            injector -> injector.verify(spec, evidence -> completed.accept(outcome(evidence))),
            () -> completed.accept(failed("no back end")));
  }

  /** Takes a fault back; whether it was ever applied doesn't matter. */
  public void revert(FaultSpec spec, Consumer<? super Outcome> completed) {
    armed.remove(spec.id());
    applying.remove(spec.id());
    active.remove(spec.id());
    Optional<Injector> injector = find(spec);
    if (injector.isEmpty()) {
      completed.accept(new Outcome(true, "was never applied", scheduler.nanoTime(), List.of()));
      return;
    }
    underWay++;
    injector
        .get()
        .revert(
            spec.id(),
            result -> {
              switch (result) {
                case InjectionResult.Done done -> {
                  ledger.closed(spec.id());
                  completed.accept(new Outcome(true, "", done.atNanos(), List.of()));
                }
                case InjectionResult.Failed failure -> completed.accept(failed(failure.reason()));
              }
              done();
            });
  }

  /**
   * Takes back everything, also what is only being applied, and applies nothing after that.
   *
   * @param gone told once, when all back ends have answered; at the latest when every lease is over
   */
  public void revertAll(Runnable gone) {
    givingUp = true;
    Scheduler.Timer patience = scheduler.schedule(MOST_PATIENCE_NANOS, this::tellGone);
    whenGone =
        () -> {
          patience.cancel();
          gone.run();
        };
    underWay++;
    var all = new ArrayList<>(active.values());
    all.addAll(armed.values());
    for (FaultSpec spec : all) {
      revert(spec, outcome -> {});
    }
    done();
  }

  private void tellGone() {
    Runnable told = whenGone;
    whenGone = () -> {};
    told.run();
  }

  /** The first that can: a bench names its back ends best first. */
  private Optional<Injector> find(FaultSpec spec) {
    return injectors.stream()
        .filter(injector -> injector.injects(spec.fault()))
        .filter(
            injector ->
                spec.backEnd().isEmpty()
                    || injector.backEnd().isEmpty()
                    || injector.backEnd().equals(spec.backEnd()))
        .findFirst();
  }

  private Outcome failed(String reason) {
    return new Outcome(false, reason, scheduler.nanoTime(), List.of());
  }

  private Outcome outcome(InjectionEvidence evidence) {
    return switch (evidence) {
      case InjectionEvidence.Probed probed ->
          new Outcome(
              true,
              "probe of " + probed.endpoint() + ": " + probed.outcome().diskName(),
              probed.atNanos(),
              List.of(
                  new Count(
                      "probeRefused",
                      probed.outcome() == InjectionEvidence.Outcome.REFUSED ? 1 : 0)));
      case InjectionEvidence.Counted counted ->
          new Outcome(true, "", counted.atNanos(), counts(counted.counters()));
      case InjectionEvidence.Packets packets ->
          new Outcome(
              true,
              "counted by " + packets.counter(),
              packets.atNanos(),
              PacketCountNames.counts(packets));
      case InjectionEvidence.SerialBytes seen ->
          new Outcome(true, "counted at both ends", seen.atNanos(), SerialCountNames.counts(seen));
      case InjectionEvidence.Witnessed seen ->
          new Outcome(
              true,
              seen.witness() + ": " + seen.detail(),
              seen.atNanos(),
              List.of(new Count("witnessed." + seen.witness(), seen.acts() ? 1 : 0)));
      case InjectionEvidence.None none -> failed(none.reason());
    };
  }

  private static List<Count> counts(FaultCounters counters) {
    var counts = new ArrayList<Count>(7);
    counts.add(new Count("chunksTouched", counters.chunksTouched()));
    counts.add(new Count("bytesHeld", counters.bytesHeld()));
    counts.add(new Count("bytesSwallowed", counters.bytesSwallowed()));
    counts.add(new Count("connectionsCut", counters.connectionsCut()));
    counts.add(new Count("chunksDelivered", counters.chunksDelivered()));
    counts.add(new Count("minDelayNanos", counters.minDelayNanos()));
    counts.add(new Count("maxDelayNanos", counters.maxDelayNanos()));
    if (!counters.more().equals(FaultCounters.More.NONE)) {
      more(counters.more(), counts);
    }
    return List.copyOf(counts);
  }

  private static void more(FaultCounters.More more, List<Count> counts) {
    counts.add(new Count("bytesDelivered", more.bytesDelivered()));
    counts.add(new Count("deliveringNanos", more.deliveringNanos()));
    counts.add(new Count("largestPieceBytes", more.largestPieceBytes()));
    counts.add(new Count("connectionsClosed", more.connectionsClosed()));
    counts.add(new Count("connectsDelayed", more.connectsDelayed()));
    counts.add(new Count("endsDelayed", more.endsDelayed()));
    DelayCounts.add("", more.delays(), counts);
  }
}
