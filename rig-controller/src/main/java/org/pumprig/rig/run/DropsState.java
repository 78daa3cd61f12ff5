package org.pumprig.rig.run;

import java.util.Optional;
import org.pumprig.rig.event.BalanceRecord.DropsUsed;
import org.pumprig.rig.event.BalanceRecord.FlowDisturbed;
import org.pumprig.rig.event.BalanceRecord.FlowMeasured;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.DropObservation.DropsDeclared;
import org.pumprig.rig.event.DropObservation.DropsMissed;
import org.pumprig.rig.event.DropObservation.DropsRead;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.EpochStarted;

/**
 * Concern: fluid by its drops. Between two drops the next one grows: most of it as fast as the last
 * one did, the rest until it is overdue, so that a drop that takes longer is no stop yet. One drop
 * after a pause, and the first of all, is what hung there, and no flow: two are.
 *
 * @param sensor what is known of it; empty: there is none
 * @param used how it is used
 * @param base count of the sensor that counts as {@code offset}; −1: the next one
 * @param baseNanos run time of that
 * @param offset volume at that count
 * @param drops the sensor's count
 * @param dropNanos when the last one since fell, by the sensor's clock; −1: none did
 * @param intervalNanos from the one before to the last; 0: unknown
 * @param nanolitres volume last told
 * @param toldNanos run time of that
 * @param trouble why nothing is known; empty: it is
 */
record DropsState(
    Optional<DropsDeclared> sensor,
    Optional<DropsUsed> used,
    long base,
    long baseNanos,
    long offset,
    long drops,
    long dropNanos,
    long intervalNanos,
    long nanolitres,
    long toldNanos,
    String trouble) {
  static final DropsState INITIAL =
      new DropsState(Optional.empty(), Optional.empty(), -1, 0, 0, 0, -1, 0, 0, 0, "");

  private static final double NANOS_PER_HOUR = 3.6e12;

  /** So much of a drop is expected to have grown when the last one's time is over. */
  private static final double EXPECTED = 0.9;

  /** A thousand litres: more than any run counts. */
  private static final long MOST_NANOLITRES = 1_000_000_000_000L;

  DropsState on(RunContext context, long now, Event event, Out out) {
    if (event instanceof DropsDeclared declared) {
      Optional<DropsUsed> use =
          DropWindow.isSane(declared)
              ? DropWindow.of(
                  declared,
                  context.lowerRateMicrolitresPerHour() * 1_000,
                  context.therapyWindowNanos())
              : Optional.empty();
      use.ifPresent(out::add);
      return new DropsState(Optional.of(declared), use, -1, now, 0, 0, -1, 0, 0, now, "");
    }
    if (used.isEmpty()) {
      return this;
    }
    return switch (event) {
      case DropsRead read -> read(context, now, read, out);
      case DropsMissed missed -> anew(missed.reason());
      case EpochStarted epoch when epoch.resumes() -> anew("the rig was not running");
      default -> this;
    };
  }

  /** What falls meanwhile isn't known, nor how many the sensor then counts. */
  private DropsState anew(String reason) {
    return new DropsState(
        sensor,
        used,
        -1,
        0,
        nanolitres,
        0,
        -1,
        0,
        nanolitres,
        toldNanos,
        trouble.isEmpty() ? reason : trouble);
  }

  private DropsState read(RunContext context, long now, DropsRead read, Out out) {
    boolean first = base < 0;
    boolean fell = !first && read.drops() > drops;
    long interval =
        fell && dropNanos >= 0 ? Math.max(1, read.dropNanos() - dropNanos) : intervalNanos;
    var next =
        new DropsState(
            sensor,
            used,
            first ? read.drops() : base,
            first ? now : baseNanos,
            offset,
            read.drops(),
            fell ? read.dropNanos() : dropNanos,
            interval,
            nanolitres,
            toldNanos,
            trouble);
    return next.isKnown(now) ? next.told(context, now, read.readNanos(), out) : next;
  }

  /** After trouble, only two drops say that fluid flows, and only a long pause that none does. */
  private boolean isKnown(long now) {
    return trouble.isEmpty()
        || intervalNanos > 0
        || now - baseNanos >= used.orElseThrow().overdueNanos();
  }

  private DropsState told(RunContext context, long now, long readNanos, Out out) {
    if (!trouble.isEmpty()) {
      out.add(new FlowDisturbed(toldNanos, now, trouble));
    }
    long since = Math.max(0, readNanos - dropNanos);
    long whole = Math.max(0, drops - base - 1);
    double volume = offset + sensor.orElseThrow().dropNanolitres() * (whole + growing(since));
    long told = (long) Math.clamp(volume, nanolitres, MOST_NANOLITRES);
    double flow = flow(since);
    out.add(new FlowMeasured(told, doubt(context, flow), StrictMath.round(flow)));
    return new DropsState(
        sensor, used, base, baseNanos, offset, drops, dropNanos, intervalNanos, told, now, "");
  }

  /** How much of the next drop there is, 0 to 1. */
  private double growing(long since) {
    long overdue = used.orElseThrow().overdueNanos();
    if (!follows()) {
      return 0;
    }
    return since <= intervalNanos
        ? EXPECTED * since / intervalNanos
        : EXPECTED
            + (1 - EXPECTED)
                * Math.min(1, (double) (since - intervalNanos) / (overdue - intervalNanos));
  }

  /** Whether the last drop came soon enough after another. */
  private boolean follows() {
    return intervalNanos > 0 && intervalNanos < used.orElseThrow().overdueNanos();
  }

  private double flow(long since) {
    return follows() && since < used.orElseThrow().overdueNanos()
        ? sensor.orElseThrow().dropNanolitres() * NANOS_PER_HOUR / Math.max(intervalNanos, since)
        : 0;
  }

  /** One drop, and what drops of another size make of a therapy window at this flow. */
  private long doubt(RunContext context, double flow) {
    DropsDeclared known = sensor.orElseThrow();
    double size =
        flow * (context.therapyWindowNanos() / NANOS_PER_HOUR) * (known.tolerancePpm() / 1e6);
    return known.dropNanolitres() + (long) Math.min(MOST_NANOLITRES, size);
  }

  /** Nothing was known to the end. */
  void concludeAtEnd(long now, Out out) {
    if (!trouble.isEmpty()) {
      out.add(new BlindInterval(Channel.FLOW, toldNanos, now, trouble));
    }
  }
}
