package org.pumprig.rig.run;

import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.FaultSpec;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.FaultRecord.FaultFailed;
import org.pumprig.rig.event.FaultRecord.FaultIneffective;
import org.pumprig.rig.event.FaultRecord.FaultProven;
import org.pumprig.rig.event.FaultRecord.FaultRecovered;
import org.pumprig.rig.event.FaultRecord.FaultReverted;
import org.pumprig.rig.event.FaultRecord.FaultScheduled;
import org.pumprig.rig.event.FaultRecord.FaultUnproven;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunResumed;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.Lifecycle.TimerFired;
import org.pumprig.rig.run.FaultLife.Stage;

/**
 * Concern: each fault's life, and the proof that it acts.
 *
 * @param lives faults asked for and not yet recovered from, by id
 * @param awaited effects under way, by number
 * @param over ids of the faults whose lives are over
 * @param undisturbed the wire without faults
 */
record FaultsState(
    NavigableMap<String, FaultLife> lives,
    NavigableMap<Long, Awaited> awaited,
    NavigableSet<String> over,
    Undisturbed undisturbed) {
  static final FaultsState INITIAL =
      new FaultsState(new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), Undisturbed.INITIAL);

  /** A back end that doesn't answer for so long is not waited for. */
  static final long ANSWER_NANOS = 30_000_000_000L;

  static final String APPLY = "applyFault";
  private static final String VERIFY = "verifyFault";
  private static final String REVERT = "revertFault";

  FaultsState on(RunContext context, long now, PhaseState phase, Event event, Out out) {
    if (event instanceof TimerFired fired) {
      return timer(context, now, phase, fired.timer(), out);
    }
    if (event instanceof EffectDone done) {
      return completed(context, done, now, out);
    }
    if (event instanceof RunStarted) {
      return scheduled(context, out);
    }
    if (event instanceof RunResumed) {
      return FaultOutages.missed(this, context, now, out);
    }
    return event instanceof EpochStarted epoch && epoch.resumes()
        ? FaultOutages.orphaned(this, now, phase, out)
        : this;
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
              spec.durationNanos(),
              spec.backEnd().map(BackEnd::diskName).orElse(""),
              spec.shared().map(FaultSpec.Shared::thing).orElse(""),
              spec.shared().map(FaultSpec.Shared::id).orElse("")));
      out.timer(Timers.FAULT_START + spec.id(), spec.startNanos());
    }
    return this;
  }

  private FaultsState timer(RunContext context, long now, PhaseState phase, String timer, Out out) {
    if (timer.startsWith(Timers.FAULT_START)) {
      String id = timer.substring(Timers.FAULT_START.length());
      return phase.isOver() || lives.containsKey(id) || over.contains(id)
          ? this
          : context.faults().stream()
              .filter(spec -> spec.id().equals(id))
              .findFirst()
              .map(spec -> apply(spec, now, out))
              .orElse(this);
    }
    if (timer.startsWith(Timers.FAULT_VERIFY)) {
      return life(timer.substring(Timers.FAULT_VERIFY.length()))
          .filter(life -> life.stage() == Stage.ACTIVE)
          .map(life -> verify(life, now, out))
          .orElse(this);
    }
    if (timer.startsWith(Timers.FAULT_END)) {
      return life(timer.substring(Timers.FAULT_END.length()))
          .map(life -> lastLook(life, now, out).revert(life, now, out))
          .orElse(this);
    }
    if (timer.startsWith(Timers.FAULT_LATE)) {
      return life(timer.substring(Timers.FAULT_LATE.length()))
          .filter(life -> life.isLate(now))
          .map(life -> late(life, now, out))
          .orElse(this);
    }
    return this;
  }

  private FaultsState apply(FaultSpec spec, long now, Out out) {
    long id =
        out.request(
            APPLY,
            spec.id(),
            FaultText.describe(spec),
            number -> new Effect.ApplyFault(number, spec));
    out.timer(Timers.FAULT_VERIFY + spec.id(), verifyNanos(spec));
    out.timer(Timers.FAULT_END + spec.id(), spec.startNanos() + spec.durationNanos());
    return with(FaultLife.requested(spec, now)).awaiting(id, new Awaited(APPLY, spec.id(), now));
  }

  private static long verifyNanos(FaultSpec spec) {
    return spec.startNanos() + spec.durationNanos() / 2;
  }

  /** What was counted over the whole fault is read before it is taken back. */
  private FaultsState lastLook(FaultLife life, long now, Out out) {
    boolean counts = life.stage() == Stage.ACTIVE && Evidence.counted(life.spec().fault());
    return counts ? verify(life, now, out) : this;
  }

  private FaultsState verify(FaultLife life, long now, Out out) {
    FaultSpec spec = life.spec();
    long id = out.request(VERIFY, spec.id(), "", number -> new Effect.VerifyFault(number, spec));
    return awaiting(id, new Awaited(VERIFY, spec.id(), now));
  }

  /** What watched a part of the fault and saw too little of it watches another part. */
  private FaultsState lookAgain(Awaited look, long now, Out out) {
    return life(look.fault())
        .filter(life -> look.isWorthRepeating(life, now))
        .map(life -> verify(life, now, out))
        .orElse(this);
  }

  /**
   * Wants the fault gone. While the back end is still applying it, the answer to that is awaited: a
   * revert that overtakes its apply would leave the fault in force.
   */
  private FaultsState revert(FaultLife life, long now, Out out) {
    return switch (life.stage()) {
      case REQUESTED -> {
        out.timer(Timers.FAULT_LATE + life.spec().id(), now + ANSWER_NANOS);
        yield with(life.at(Stage.ABANDONED, now));
      }
      case ACTIVE, STUCK -> askRevert(life, now, out);
      case ABANDONED, REVERTING, GONE -> this;
    };
  }

  private FaultsState askRevert(FaultLife life, long now, Out out) {
    FaultSpec spec = life.spec();
    long id = out.request(REVERT, spec.id(), "", number -> new Effect.RevertFault(number, spec));
    out.timer(Timers.FAULT_LATE + spec.id(), now + ANSWER_NANOS);
    return with(life.reverting(id, now)).awaiting(id, new Awaited(REVERT, spec.id(), now));
  }

  /** The back end has not answered in time. */
  private FaultsState late(FaultLife life, long now, Out out) {
    String reason = "no answer for " + ANSWER_NANOS / 1_000_000_000 + " s";
    return switch (life.stage()) {
      case ABANDONED -> {
        out.add(new FaultFailed(life.spec().id(), APPLY, reason));
        yield askRevert(life, now, out);
      }
      case REVERTING -> {
        out.add(new FaultFailed(life.spec().id(), REVERT, reason));
        yield with(life.at(Stage.STUCK, now));
      }
      case REQUESTED, ACTIVE, STUCK, GONE -> this;
    };
  }

  /** The way to the safe state: everything that may act is taken back, whatever its stage. */
  FaultsState revertAll(long now, Out out) {
    FaultsState state = this;
    for (FaultLife life : lives.values()) {
      state = state.revert(life, now, out);
    }
    return state;
  }

  private FaultsState completed(RunContext context, EffectDone done, long now, Out out) {
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
      case APPLY ->
          done.done()
              ? state.applied(context, life, done, now, out)
              : state.neverApplied(life, now, out);
      case REVERT ->
          done.effect() == life.revertEffect()
              ? state.reverted(context, life, done, now, out)
              : state;
      default -> state.verified(context, life, done, out).lookAgain(about, now, out);
    };
  }

  private FaultsState applied(
      RunContext context, FaultLife life, EffectDone done, long now, Out out) {
    FaultSpec spec = life.spec();
    out.add(new FaultApplied(spec.id(), life.requestedNanos(), done.atNanos()));
    FaultLife applied = life.applied(done.atNanos());
    if (life.stage() != Stage.REQUESTED) {
      return askRevert(applied, now, out); // wanted gone meanwhile, whatever was answered to that
    }
    FaultLife active = applied.at(Stage.ACTIVE, now);
    FaultsState state = with(active);
    if (active.signNanos() >= 0 && isAlone(context, active, active.signNanos())) {
      state = state.prove(active, Proof.GATEWAY_RESET, active.signNanos(), out);
    }
    return now >= verifyNanos(spec) ? state.verify(active, now, out) : state;
  }

  /** A failed apply may have left something behind: it is reverted all the same. */
  private FaultsState neverApplied(FaultLife life, long now, Out out) {
    boolean asked = life.stage() != Stage.REQUESTED && life.stage() != Stage.ABANDONED;
    return asked ? this : askRevert(life, now, out);
  }

  /**
   * A look proves as soon as it can. That a fault doesn't act as asked is said once, at the end, so
   * that chance has one occasion only; a witness that looked half-way is asked only once anyway.
   */
  private FaultsState verified(RunContext context, FaultLife life, EffectDone done, Out out) {
    if (!life.acts() || done.atNanos() < life.appliedNanos()) {
      return this;
    }
    if (Proof.byProbe(life.spec().fault())) {
      return !life.proven()
              && Proof.probeRefused(done)
              && isAlone(context, life, life.appliedNanos())
          ? prove(life, "probe", done.atNanos(), out)
          : this;
    }
    boolean last = !Evidence.counted(life.spec().fault()) || life.stage() != Stage.ACTIVE;
    return switch (Evidence.of(context, life.spec(), done)) {
      case Evidence.Proves proves ->
          life.proven() || !isAlone(context, life, life.appliedNanos())
              ? this
              : prove(life, proves.witness(), done.atNanos(), out);
      case Evidence.Refutes refutes -> {
        if (last && !life.proven() || last && Evidence.counted(life.spec().fault())) {
          out.add(
              new FaultIneffective(
                  life.spec().id(), refutes.witness(), refutes.detail(), done.atNanos()));
        }
        yield this;
      }
      case Evidence.Silent _ -> this;
    };
  }

  private FaultsState reverted(
      RunContext context, FaultLife life, EffectDone done, long now, Out out) {
    if (!done.done()) {
      return with(life.at(Stage.STUCK, now));
    }
    String id = life.spec().id();
    if (!life.proven() && life.appliedNanos() >= 0) {
      String missing =
          Beside.mistakable(context, this, life.spec(), life.appliedNanos())
              .map(other -> "it can't be told from " + other.id() + ", at the same time")
              .orElseGet(() -> Proof.missing(life));
      out.add(new FaultUnproven(id, life.traffic(), missing));
    }
    out.add(new FaultReverted(id, done.atNanos()));
    FaultsState state = with(life.reverted(done.atNanos(), now));
    return new FaultsState(
        state.lives, awaited, over, undisturbed.since(Math.max(now, done.atNanos())));
  }

  /** What the wire told in this step: proofs, traffic, recoveries. */
  FaultsState onSignal(RunContext context, long now, Signal signal, Out out) {
    FaultsState state =
        allGone() ? new FaultsState(lives, awaited, over, undisturbed.on(signal)) : this;
    for (FaultLife life : lives.values()) {
      if (life.acts()) {
        Optional<String> witness =
            life.proven()
                ? Optional.empty()
                : Proof.by(context, life, undisturbed, signal)
                    .filter(_ -> isAlone(context, life, Beside.since(signal, now)));
        FaultLife met = signal instanceof Signal.Traffic ? life.met() : life;
        state = met.equals(life) ? state : state.with(met);
        if (witness.isPresent()) {
          state = state.prove(met, witness.get(), now, out);
        }
      } else if (life.stage() == Stage.REQUESTED && Proof.begins(life.spec(), signal)) {
        state = state.with(life.signed(now));
      } else if (life.stage() == Stage.GONE
          && signal instanceof Signal.Answered answered
          && answered.sentNanos() >= life.revertedNanos()
          && !isApplying(life)) {
        if (life.appliedNanos() >= 0) {
          out.add(new FaultRecovered(life.spec().id(), now));
        }
        state = state.without(life.spec().id());
      }
    }
    return state;
  }

  private boolean isAlone(RunContext context, FaultLife life, long sinceNanos) {
    return Beside.mistakable(context, this, life.spec(), sinceNanos).isEmpty();
  }

  private FaultsState prove(FaultLife life, String witness, long observedNanos, Out out) {
    out.add(new FaultProven(life.spec().id(), witness, observedNanos));
    return with(life.shown());
  }

  private boolean isApplying(FaultLife life) {
    return awaited.values().stream().anyMatch(each -> each.is(APPLY, life.spec().id()));
  }

  /** Whether nothing that this run asked for can still be in force. */
  boolean allGone() {
    for (FaultLife life : lives.values()) {
      if (life.mayAct() || isApplying(life)) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing more is to be waited for. */
  boolean settled() {
    for (FaultLife life : lives.values()) {
      if (life.stage() != Stage.GONE && life.stage() != Stage.STUCK) {
        return false;
      }
    }
    return true;
  }

  private Optional<FaultLife> life(String id) {
    return Optional.ofNullable(lives.get(id));
  }

  private FaultsState with(FaultLife life) {
    var next = new TreeMap<>(lives);
    next.put(life.spec().id(), life);
    return new FaultsState(next, awaited, over, undisturbed);
  }

  private FaultsState without(String id) {
    var next = new TreeMap<>(lives);
    next.remove(id);
    var ids = new TreeSet<>(over);
    ids.add(id);
    return new FaultsState(next, awaited, ids, undisturbed);
  }

  private FaultsState awaiting(long effect, Awaited what) {
    var next = new TreeMap<>(awaited);
    next.put(effect, what);
    return new FaultsState(lives, next, over, undisturbed);
  }

  private FaultsState forget(long effect) {
    var next = new TreeMap<>(awaited);
    next.remove(effect);
    return new FaultsState(lives, next, over, undisturbed);
  }
}
