package org.pumprig.rig.run;

import java.util.List;
import java.util.function.Predicate;
import org.pumprig.rig.event.BalanceRecord.FlowDisturbed;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.OperatorRecord.StepMissed;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.RunRecord.PhaseEntered;
import org.pumprig.rig.event.UnitRecord.TherapyChecked;
import org.pumprig.rig.event.UnitRecord.TherapyDeviated;
import org.pumprig.rig.event.UnitRecord.UnitFound;
import org.pumprig.rig.event.UnitRecord.UnitRestarted;
import org.pumprig.rig.event.Witness.FlowRead;

/**
 * Concern: is the programmed therapy delivered, window by window, until a watchdog trips.
 *
 * <p>Windows begin where fluid begins to flow. If it doesn't within a window of the START that the
 * keypad confirmed, windows begin at that START: a pump that never starts has delivered nothing of
 * what it should.
 *
 * <p>While a person handles the unit because the plan asked for it, no window is open.
 *
 * <p>A window that fails is held back for a while: the fluid of a unit that trips stops before its
 * code can be seen, and that is the fail-safe's matter, not therapy's.
 *
 * @param startEffect the effect that pressed START; −1 before
 * @param baseNanolitres witness volume when the infusion began to flow; −1 before
 * @param fromNanos begin of the current window; −1 before START was done
 * @param fromUpMillis the same by the witness's own clock; −1 if unknown
 * @param fromNanolitres witness volume at that time
 * @param fromUncertaintyNanolitres how wrong that may be
 * @param held windows outside their limits that wait for their grace to pass
 * @param outage whether the rig was away, and it is not known yet how the unit was found
 * @param windows checked so far
 * @param deviations of them outside
 * @param closed whether checking is over
 */
record TherapyState(
    long startEffect,
    long baseNanolitres,
    long fromNanos,
    long fromUpMillis,
    long fromNanolitres,
    long fromUncertaintyNanolitres,
    List<TherapyDeviated> held,
    boolean outage,
    long windows,
    long deviations,
    boolean closed) {
  static final TherapyState INITIAL =
      new TherapyState(-1, -1, -1, -1, 0, 0, List.of(), false, 0, 0, false);

  /** From the stop of a tripped unit to the sight of its code: at most so long, or a blind gap. */
  static final long GRACE_NANOS = 1_000_000_000L;

  /** The witness counts whole nanolitres: one may fall into the window before or after. */
  private static final long WITNESS_NANOLITRES = 1;

  /** A thousand litres: a witness that says more is out of its mind, and still no crash. */
  private static final long MOST_NANOLITRES = 1_000_000_000_000L;

  private static final long NANOS_PER_HOUR = 3_600_000_000_000L;

  TherapyState on(
      RunContext context,
      long now,
      FlowState before,
      FlowState after,
      boolean attended,
      Event event,
      Out out) {
    if (closed) {
      return this;
    }
    if (event instanceof FlowRead read) {
      return startEffect < 0 || outage ? this : flow(context, now, after, attended, read, out);
    }
    if (event instanceof UnitRestarted && attended) {
      // a person switched it off: its next infusion begins anew
      return from(-1, new FlowRead(0), -1);
    }
    if (event instanceof StepMissed) {
      return close(out, _ -> true); // what was done to it isn't known, nor what it should deliver
    }
    if (event instanceof FlowDisturbed) {
      return baseNanolitres < 0 ? this : disturbed();
    }
    boolean awaited = startEffect < 0 || outage;
    if (event instanceof EffectRequested e && awaited && e.action().equals("keysStart")) {
      return new TherapyState(
          e.effect(), -1, -1, -1, 0, 0, held, false, windows, deviations, false);
    }
    if (event instanceof EpochStarted epoch && epoch.resumes()) {
      return away();
    }
    if (event instanceof UnitFound found && outage) {
      return found(found, out);
    }
    if (event instanceof EffectDone done && done.effect() == startEffect) {
      boolean begins = done.done() && fromNanos < 0 && before.reads() > 0;
      return begins ? from(now, new FlowRead(before.lastNanolitres()), baseNanolitres) : this;
    }
    if (event instanceof WatchdogSeen) {
      long grace = graceNanos(context);
      return close(out, each -> !stoppedBy(each, after, now - grace));
    }
    boolean over = event instanceof PhaseEntered e && e.phase() == Phase.CHECK;
    return over ? close(out, _ -> true) : this;
  }

  /**
   * The rig was away. Windows that wait for their grace are dropped: whether the unit tripped then
   * can't be known any more, and the time is blind.
   */
  private TherapyState away() {
    return new TherapyState(
        startEffect,
        baseNanolitres,
        -1,
        -1,
        fromNanolitres,
        fromUncertaintyNanolitres,
        List.of(),
        startEffect >= 0,
        windows - held.size(),
        deviations - held.size(),
        false);
  }

  /** A unit that infuses on is checked on; one that is programmed again begins anew. */
  private TherapyState found(UnitFound found, Out out) {
    if (!found.action().equals(UnitFound.GOES_ON)) {
      return this;
    }
    if (baseNanolitres < 0) {
      return close(out, _ -> true); // it began in the outage: how much was in can't be known
    }
    return new TherapyState(
        startEffect,
        baseNanolitres,
        -1,
        -1,
        fromNanolitres,
        fromUncertaintyNanolitres,
        held,
        false,
        windows,
        deviations,
        false);
  }

  /** A code may stay unseen for as long as a channel may be silent. */
  private static long graceNanos(RunContext context) {
    return Math.max(GRACE_NANOS, context.blindAfterNanos());
  }

  /** Whether too little came because the fluid stopped, and it stopped no earlier than that. */
  private static boolean stoppedBy(TherapyDeviated window, FlowState flow, long earliestNanos) {
    return window.observedNanolitres() < window.expectedNanolitres()
        && flow.movedNanos() >= earliestNanos;
  }

  private TherapyState flow(
      RunContext context, long now, FlowState after, boolean attended, FlowRead read, Out out) {
    if (baseNanolitres < 0 && after.moving()) {
      return from(now, read, read.nanolitres());
    }
    if (attended && fromNanos >= 0) {
      // a person handles the unit: what flows in that time is masked
      return from(now, read, baseNanolitres);
    }
    if (baseNanolitres >= 0 && fromNanos < 0) {
      // the first reading after an outage; a witness that began anew has lost what was delivered
      return read.nanolitres() < fromNanolitres
          ? close(out, _ -> true)
          : from(now, read, baseNanolitres);
    }
    TherapyState state = release(context, now, out);
    long elapsedNanos = FlowRead.nanosBetween(fromUpMillis, fromNanos, read.upMillis(), now);
    if (fromNanos < 0 || elapsedNanos < context.therapyWindowNanos()) {
      return state;
    }
    long observed =
        Math.clamp(read.nanolitres() - fromNanolitres, -MOST_NANOLITRES, MOST_NANOLITRES);
    long delivered = baseNanolitres < 0 ? 0 : fromNanolitres - baseNanolitres;
    long expected = expected(context, elapsedNanos, delivered);
    long limit =
        expected / 1_000_000 * context.therapyTolerancePpm()
            + expected % 1_000_000 * context.therapyTolerancePpm() / 1_000_000
            + WITNESS_NANOLITRES
            + doubt(read);
    boolean outside = Math.abs(observed - expected) > limit;
    return new TherapyState(
        startEffect,
        baseNanolitres,
        now,
        read.upMillis(),
        read.nanolitres(),
        read.uncertaintyNanolitres(),
        outside
            ? Copies.with(state.held, new TherapyDeviated(fromNanos, now, expected, observed))
            : state.held,
        false,
        windows + 1,
        deviations + (outside ? 1 : 0),
        false);
  }

  /**
   * What the programme delivers in {@code lengthNanos}, beginning when {@code delivered} nanolitres
   * are in: the secondary infusion to its end, then the primary to its own.
   */
  static long expected(RunContext context, long lengthNanos, long delivered) {
    long secondary = context.secondary().volumeMicrolitres() * 1_000;
    long primary = context.primary().volumeMicrolitres() * 1_000;
    long left = lengthNanos;
    long sum = 0;
    if (delivered < secondary) {
      long rate = context.secondary().rateMicrolitresPerHour() * 1_000;
      long fits = volume(rate, left);
      long taken = Math.min(fits, secondary - delivered);
      sum += taken;
      left -= fits == 0 ? left : StrictMath.round((double) left * taken / fits);
    }
    long done = Math.max(0, delivered - secondary);
    long rate = context.primary().rateMicrolitresPerHour() * 1_000;
    return sum + Math.min(volume(rate, left), Math.max(0, primary - done));
  }

  private static long volume(long nanolitresPerHour, long nanos) {
    return StrictMath.round((double) nanolitresPerHour * nanos / NANOS_PER_HOUR);
  }

  /** How wrong the difference of two volumes may be. */
  private long doubt(FlowRead read) {
    double from = fromUncertaintyNanolitres;
    double to = read.uncertaintyNanolitres();
    return Math.min(MOST_NANOLITRES, StrictMath.round(StrictMath.sqrt(from * from + to * to)));
  }

  private TherapyState from(long now, FlowRead read, long base) {
    return new TherapyState(
        startEffect,
        base,
        now,
        read.upMillis(),
        read.nanolitres(),
        read.uncertaintyNanolitres(),
        held,
        false,
        windows,
        deviations,
        false);
  }

  /** The balance was touched: what it weighed meanwhile belongs to no window. */
  private TherapyState disturbed() {
    return new TherapyState(
        startEffect,
        baseNanolitres,
        -1,
        -1,
        Long.MIN_VALUE,
        0,
        held,
        outage,
        windows,
        deviations,
        false);
  }

  private TherapyState release(RunContext context, long now, Out out) {
    List<TherapyDeviated> rest = held;
    while (!rest.isEmpty() && now - rest.getFirst().toNanos() >= graceNanos(context)) {
      out.add(rest.getFirst());
      rest = Copies.without(rest, 0);
    }
    return rest.equals(held)
        ? this
        : new TherapyState(
            startEffect,
            baseNanolitres,
            fromNanos,
            fromUpMillis,
            fromNanolitres,
            fromUncertaintyNanolitres,
            rest,
            outage,
            windows,
            deviations,
            false);
  }

  private TherapyState close(Out out, Predicate<TherapyDeviated> counts) {
    long excused = 0;
    for (TherapyDeviated window : held) {
      if (counts.test(window)) {
        out.add(window);
      } else {
        excused++;
      }
    }
    out.add(new TherapyChecked(windows - excused, deviations - excused));
    return new TherapyState(
        startEffect,
        baseNanolitres,
        fromNanos,
        fromUpMillis,
        fromNanolitres,
        fromUncertaintyNanolitres,
        List.of(),
        outage,
        windows - excused,
        deviations - excused,
        true);
  }
}
