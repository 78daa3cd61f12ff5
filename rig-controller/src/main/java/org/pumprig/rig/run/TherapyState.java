package org.pumprig.rig.run;

import java.util.Optional;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.RunRecord.PhaseEntered;
import org.pumprig.rig.event.UnitRecord.TherapyChecked;
import org.pumprig.rig.event.UnitRecord.TherapyDeviated;
import org.pumprig.rig.event.UnitRecord.WatchdogSeen;
import org.pumprig.rig.event.Witness.FlowRead;

/**
 * Concern: is the programmed therapy delivered, window by window, until a watchdog trips.
 *
 * <p>A window that fails is held back for {@link #GRACE_NANOS}: the fluid of a unit that trips
 * stops a moment before its code can be seen, and that is the fail-safe's matter, not therapy's.
 *
 * @param startEffect the effect that pressed START; −1 before
 * @param baseNanolitres witness volume when the infusion began to flow; −1 before
 * @param fromNanos begin of the current window
 * @param fromNanolitres witness volume at that time
 * @param held a window outside its limits that waits for its grace to pass
 * @param windows checked so far
 * @param deviations of them outside
 * @param closed whether checking is over
 */
record TherapyState(
    long startEffect,
    long baseNanolitres,
    long fromNanos,
    long fromNanolitres,
    Optional<TherapyDeviated> held,
    long windows,
    long deviations,
    boolean closed) {
  static final TherapyState INITIAL = new TherapyState(-1, -1, 0, 0, Optional.empty(), 0, 0, false);

  /** From the stop of a tripped unit to the sight of its code: at most so long. */
  static final long GRACE_NANOS = 1_000_000_000L;

  private static final long NANOS_PER_HOUR = 3_600_000_000_000L;

  TherapyState on(RunContext context, long now, FlowState before, Event event, Out out) {
    if (closed) {
      return this;
    }
    if (event instanceof FlowRead read) {
      return startEffect < 0 ? this : flow(context, now, before, read, out);
    }
    if (event instanceof EffectRequested e && startEffect < 0 && e.action().equals("keysStart")) {
      return new TherapyState(e.effect(), -1, 0, 0, held, windows, deviations, false);
    }
    if (event instanceof WatchdogSeen) {
      return close(out, false);
    }
    boolean over = event instanceof PhaseEntered e && e.phase() == Phase.CHECK;
    return over ? close(out, true) : this;
  }

  private TherapyState flow(
      RunContext context, long now, FlowState before, FlowRead read, Out out) {
    if (baseNanolitres < 0) {
      boolean flows = before.reads() > 0 && read.nanolitres() > before.lastNanolitres();
      return flows ? at(read.nanolitres(), now, read.nanolitres()) : this;
    }
    TherapyState state = release(now, out);
    if (now - fromNanos < context.therapyWindowNanos()) {
      return state;
    }
    long observed = read.nanolitres() - fromNanolitres;
    long expected = expected(context, now - fromNanos, fromNanolitres - baseNanolitres);
    long limit =
        expected / 1_000_000 * context.therapyTolerancePpm()
            + expected % 1_000_000 * context.therapyTolerancePpm() / 1_000_000;
    boolean outside = Math.abs(observed - expected) > limit;
    Optional<TherapyDeviated> next =
        outside ? Optional.of(new TherapyDeviated(fromNanos, now, expected, observed)) : state.held;
    return new TherapyState(
        startEffect,
        baseNanolitres,
        now,
        read.nanolitres(),
        next,
        state.windows + 1,
        state.deviations + (outside ? 1 : 0),
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

  private TherapyState at(long base, long now, long nanolitres) {
    return new TherapyState(startEffect, base, now, nanolitres, held, windows, deviations, false);
  }

  private TherapyState release(long now, Out out) {
    if (held.isEmpty() || now - held.get().toNanos() < GRACE_NANOS) {
      return this;
    }
    out.add(held.get());
    return new TherapyState(
        startEffect,
        baseNanolitres,
        fromNanos,
        fromNanolitres,
        Optional.empty(),
        windows,
        deviations,
        false);
  }

  private TherapyState close(Out out, boolean heldCounts) {
    long counted = deviations;
    long checked = windows;
    if (held.isPresent() && heldCounts) {
      out.add(held.get());
    } else if (held.isPresent()) {
      counted--;
      checked--;
    }
    out.add(new TherapyChecked(checked, counted));
    return new TherapyState(
        startEffect, baseNanolitres, 0, 0, Optional.empty(), checked, counted, true);
  }
}
