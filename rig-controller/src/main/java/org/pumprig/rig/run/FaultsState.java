package org.pumprig.rig.run;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.pumprig.fault.FaultSpec;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.FaultRecord.FaultFailed;
import org.pumprig.rig.event.FaultRecord.FaultProven;
import org.pumprig.rig.event.FaultRecord.FaultRecovered;
import org.pumprig.rig.event.FaultRecord.FaultReverted;
import org.pumprig.rig.event.FaultRecord.FaultScheduled;
import org.pumprig.rig.event.FaultRecord.FaultUnproven;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.Lifecycle.TimerFired;
import org.pumprig.rig.run.FaultLife.Stage;

/**
 * Concern: each fault's life, and the proof that it acts.
 *
 * @param lives faults asked for and not yet recovered from, by id
 * @param awaited effects under way: number to {@code action fault-id}
 * @param everStuck whether a fault could not be taken back
 */
record FaultsState(
    NavigableMap<String, FaultLife> lives, NavigableMap<Long, Awaited> awaited, boolean everStuck) {
  static final FaultsState INITIAL = new FaultsState(new TreeMap<>(), new TreeMap<>(), false);

  /** What an effect under way is about. */
  record Awaited(String action, String fault) {}

  FaultsState on(RunContext context, long now, PhaseState phase, Event event, Out out) {
    if (event instanceof RunStarted) {
      return scheduled(context, out);
    }
    if (event instanceof TimerFired fired) {
      return timer(context, now, phase, fired.timer(), out);
    }
    if (event instanceof EpochStarted epoch && epoch.epoch() > 0) {
      return orphaned();
    }
    return event instanceof EffectDone done ? completed(done, out) : this;
  }

  /** The process died: nobody will complete what was under way, so it is asked for again. */
  private FaultsState orphaned() {
    var next = new TreeMap<String, FaultLife>();
    lives.forEach((id, life) -> next.put(id, life.mayAct() ? life.at(Stage.ACTIVE) : life));
    return new FaultsState(next, new TreeMap<>(), false);
  }

  private FaultsState scheduled(RunContext context, Out out) {
    for (FaultSpec spec : context.faults()) {
      out.add(
          new FaultScheduled(
              spec.id(),
              spec.fault().name(),
              FaultText.parameters(spec),
              spec.target(),
              spec.startNanos(),
              spec.durationNanos()));
      out.timer(Timers.FAULT_START + spec.id(), spec.startNanos());
    }
    return this;
  }

  private FaultsState timer(RunContext context, long now, PhaseState phase, String timer, Out out) {
    if (timer.startsWith(Timers.FAULT_START) && !phase.isOver()) {
      String id = timer.substring(Timers.FAULT_START.length());
      return context.faults().stream()
          .filter(spec -> spec.id().equals(id))
          .findFirst()
          .map(spec -> apply(spec, now, out))
          .orElse(this);
    }
    if (timer.startsWith(Timers.FAULT_VERIFY)) {
      return life(timer.substring(Timers.FAULT_VERIFY.length()))
          .filter(life -> life.stage() == Stage.ACTIVE)
          .map(life -> verify(life, out))
          .orElse(this);
    }
    if (timer.startsWith(Timers.FAULT_END)) {
      return life(timer.substring(Timers.FAULT_END.length()))
          .map(life -> revert(life, out))
          .orElse(this);
    }
    return this;
  }

  private FaultsState apply(FaultSpec spec, long now, Out out) {
    long id =
        out.request(
            "applyFault",
            spec.id(),
            FaultText.describe(spec),
            number -> new Effect.ApplyFault(number, spec));
    out.timer(Timers.FAULT_VERIFY + spec.id(), spec.startNanos() + spec.durationNanos() / 2);
    out.timer(Timers.FAULT_END + spec.id(), spec.startNanos() + spec.durationNanos());
    return with(FaultLife.requested(spec, now)).awaiting(id, "applyFault", spec.id());
  }

  private FaultsState verify(FaultLife life, Out out) {
    FaultSpec spec = life.spec();
    long id =
        out.request("verifyFault", spec.id(), "", number -> new Effect.VerifyFault(number, spec));
    return awaiting(id, "verifyFault", spec.id());
  }

  /** Asks for the revert unless that is under way or done. */
  private FaultsState revert(FaultLife life, Out out) {
    if (life.stage() == Stage.REVERTING || life.stage() == Stage.GONE) {
      return this;
    }
    FaultSpec spec = life.spec();
    long id =
        out.request("revertFault", spec.id(), "", number -> new Effect.RevertFault(number, spec));
    return with(life.at(Stage.REVERTING)).awaiting(id, "revertFault", spec.id());
  }

  /** The way to the safe state: everything that may act is taken back, whatever its stage. */
  FaultsState revertAll(Out out) {
    FaultsState state = this;
    for (FaultLife life : lives.values()) {
      if (life.mayAct() && life.stage() != Stage.STUCK) {
        state = state.revert(life, out);
      }
    }
    return state;
  }

  private FaultsState completed(EffectDone done, Out out) {
    Awaited about = awaited.get(done.effect());
    if (about == null) {
      return this;
    }
    FaultsState state = forget(done.effect());
    Optional<FaultLife> found = life(about.fault());
    if (found.isEmpty()) {
      return state;
    }
    FaultLife life = found.get();
    if (!done.done()) {
      out.add(new FaultFailed(about.fault(), about.action(), done.detail()));
    }
    return switch (about.action()) {
      case "applyFault" ->
          done.done() ? state.applied(life, done, out) : state.neverApplied(life, out);
      case "revertFault" -> done.done() ? state.reverted(life, done, out) : state.stuck(life);
      default -> state.verified(life, done, out);
    };
  }

  private FaultsState applied(FaultLife life, EffectDone done, Out out) {
    out.add(new FaultApplied(life.spec().id(), life.requestedNanos(), done.atNanos()));
    return with(life.applied(done.atNanos()));
  }

  /** A failed apply may have left something behind: it is reverted all the same. */
  private FaultsState neverApplied(FaultLife life, Out out) {
    return revert(life, out);
  }

  private FaultsState verified(FaultLife life, EffectDone done, Out out) {
    boolean proves =
        Proof.byProbe(life.spec().fault()) && Proof.probeRefused(done) && !life.proven();
    return proves ? prove(life, "probe", done.atNanos(), out) : this;
  }

  private FaultsState reverted(FaultLife life, EffectDone done, Out out) {
    if (!life.proven() && life.appliedNanos() >= 0) {
      String reason =
          life.traffic()
              ? "the unit had traffic, and it passed as if there were no fault"
              : "the unit sent nothing that could have met it";
      out.add(new FaultUnproven(life.spec().id(), life.traffic(), reason));
    }
    out.add(new FaultReverted(life.spec().id(), done.atNanos()));
    return with(life.reverted(done.atNanos()));
  }

  private FaultsState stuck(FaultLife life) {
    return new FaultsState(with(life.at(Stage.STUCK)).lives, awaited, true);
  }

  /** What the wire told in this step: proofs, traffic, recoveries. */
  FaultsState onSignal(RunContext context, long now, Signal signal, Out out) {
    FaultsState state = this;
    for (FaultLife life : lives.values()) {
      boolean acting = life.stage() == Stage.ACTIVE || life.stage() == Stage.REVERTING;
      if (acting && life.appliedNanos() >= 0) {
        Optional<String> witness =
            life.proven()
                ? Optional.empty()
                : Proof.by(context, life.spec(), life.appliedNanos(), signal);
        FaultLife met = signal instanceof Signal.Traffic ? life.met() : life;
        state = met == life ? state : state.with(met);
        if (witness.isPresent()) {
          state = state.prove(met, witness.get(), now, out);
        }
      } else if (life.stage() == Stage.GONE
          && signal instanceof Signal.Answered answered
          && answered.sentNanos() >= life.revertedNanos()) {
        out.add(new FaultRecovered(life.spec().id(), now));
        state = state.without(life.spec().id());
      }
    }
    return state;
  }

  private FaultsState prove(FaultLife life, String witness, long observedNanos, Out out) {
    out.add(new FaultProven(life.spec().id(), witness, observedNanos));
    return with(life.shown());
  }

  /** Whether nothing that this run asked for can still be in force. */
  boolean allGone() {
    return lives.values().stream().noneMatch(FaultLife::mayAct);
  }

  /** Whether reverts are still under way. */
  boolean settled() {
    return lives.values().stream()
        .allMatch(life -> life.stage() == Stage.GONE || life.stage() == Stage.STUCK);
  }

  private Optional<FaultLife> life(String id) {
    return Optional.ofNullable(lives.get(id));
  }

  private FaultsState with(FaultLife life) {
    var next = new TreeMap<>(lives);
    next.put(life.spec().id(), life);
    return new FaultsState(next, awaited, everStuck);
  }

  private FaultsState without(String id) {
    var next = new TreeMap<>(lives);
    next.remove(id);
    return new FaultsState(next, awaited, everStuck);
  }

  private FaultsState awaiting(long effect, String action, String fault) {
    var next = new TreeMap<>(awaited);
    next.put(effect, new Awaited(action, fault));
    return new FaultsState(lives, next, everStuck);
  }

  private FaultsState forget(long effect) {
    var next = new TreeMap<>(awaited);
    next.remove(effect);
    return new FaultsState(lives, next, everStuck);
  }
}
