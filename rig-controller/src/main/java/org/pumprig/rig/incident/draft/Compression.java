package org.pumprig.rig.incident.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pumprig.rig.plan.Phases;

/**
 * Faults with the idle time between them compressed: what each does and for how long stays; of a
 * time in which there is none, a part is left.
 *
 * @param faults by start
 * @param phases with another stress phase, the rest as it was
 * @param idleNanos idle time of the stress phase before
 * @param leftNanos what is left of it
 */
public record Compression(List<DraftFault> faults, Phases phases, long idleNanos, long leftNanos) {
  private static final long MILLION = 1_000_000;

  /** Faults are timed to a millisecond. */
  private static final long GRID_NANOS = 1_000_000;

  /** Copies the list. */
  public Compression {
    faults = List.copyOf(faults);
  }

  /** A time in which no fault is on, and what becomes of it. */
  private record Idle(long fromNanos, long toNanos, long leftNanos) {
    long cutNanos() {
      return toNanos - fromNanos - leftNanos;
    }
  }

  /**
   * Compresses the idle time of the stress phase.
   *
   * @param speedPpm by what factor, in millionths, above one million
   * @param leastNanos what is left of each idle time at the least, if it was that long
   */
  public static Compression of(
      List<DraftFault> faults, Phases phases, long speedPpm, long leastNanos) {
    List<Idle> idle = idle(faults, phases, speedPpm, leastNanos);
    List<DraftFault> moved =
        faults.stream()
            .map(each -> each.at(each.startNanos() - cut(idle, each.startNanos())))
            .toList();
    long all = idle.stream().mapToLong(each -> each.toNanos - each.fromNanos).sum();
    long left = idle.stream().mapToLong(Idle::leftNanos).sum();
    return new Compression(
        moved,
        new Phases(
            phases.settleNanos(),
            phases.stressNanos() - (all - left),
            phases.recoverNanos(),
            phases.checkNanos(),
            phases.cycled()),
        all,
        left);
  }

  private static List<Idle> idle(
      List<DraftFault> faults, Phases phases, long speedPpm, long leastNanos) {
    var idle = new ArrayList<Idle>();
    long free = phases.settleNanos();
    long end = phases.stressEndNanos();
    List<DraftFault> sorted =
        faults.stream().sorted(Comparator.comparingLong(DraftFault::startNanos)).toList();
    for (DraftFault each : sorted) {
      add(idle, free, Math.min(each.startNanos(), end), speedPpm, leastNanos);
      free = Math.max(free, each.endNanos());
    }
    add(idle, free, end, speedPpm, leastNanos);
    return idle;
  }

  private static void add(List<Idle> idle, long from, long to, long speedPpm, long leastNanos) {
    long length = to - from;
    if (length > 0) {
      long part = (long) ((double) length * MILLION / speedPpm) / GRID_NANOS * GRID_NANOS;
      idle.add(new Idle(from, to, Math.max(part, Math.min(length, leastNanos))));
    }
  }

  /** What was cut out before a moment at which a fault begins. */
  private static long cut(List<Idle> idle, long nanos) {
    return idle.stream().filter(each -> each.toNanos <= nanos).mapToLong(Idle::cutNanos).sum();
  }
}
