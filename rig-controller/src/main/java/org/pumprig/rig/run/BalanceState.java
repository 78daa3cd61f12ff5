package org.pumprig.rig.run;

import java.util.List;
import java.util.Optional;
import org.pumprig.rig.event.BalanceRecord.BalanceUsed;
import org.pumprig.rig.event.BalanceRecord.FlowDisturbed;
import org.pumprig.rig.event.BalanceRecord.FlowMeasured;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Witness.BalanceDeclared;
import org.pumprig.rig.event.Witness.WeightMissing;
import org.pumprig.rig.event.Witness.WeightRead;
import org.pumprig.rig.run.WeightLine.Point;

/**
 * Concern: fluid by its weight. A line through the last readings says how much is in and whether it
 * flows; weights that no flow explains are a disturbance, and the time is blind.
 *
 * @param balance what is known of it; empty: there is none
 * @param used how it is used
 * @param points the last readings as volumes, window and one before
 * @param base volume that counts as none
 * @param nanolitres volume last told; −1 before
 * @param toldNanos run time of that
 * @param movedNanos run time at which fluid was last seen to move, or counting began
 * @param slopes flow a window ago and two windows ago: what changed within a window bends the line
 * @param trouble why the weights say nothing; empty: they do
 * @param troubleNanos run time of the last weight before that
 * @param lastTroubleNanos when it was last seen; an empty pan lies still too, so calm must last
 */
record BalanceState(
    Optional<BalanceDeclared> balance,
    Optional<BalanceUsed> used,
    List<Point> points,
    long base,
    long nanolitres,
    long toldNanos,
    long movedNanos,
    Slopes slopes,
    String trouble,
    long troubleNanos,
    long lastTroubleNanos) {
  private static final double NANOS_PER_HOUR = 3.6e12;

  /** A line through a bend lies off by at most this share of the change times the window. */
  private static final double BEND = 0.15;

  private static final double MOST = 1e15;

  static final BalanceState INITIAL =
      new BalanceState(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          0,
          -1,
          0,
          0,
          new Slopes(0, 0, 0),
          "",
          0,
          0);

  /** Without another leap for so long, what lies on the balance is what is to lie there. */
  static final long CALM_NANOS = 10_000_000_000L;

  /** Flows of the windows before, and when the later one was kept. */
  record Slopes(long earlier, long later, long keptNanos) {
    Slopes keep(long now, long slope, long windowNanos) {
      return now - keptNanos < windowNanos ? this : new Slopes(later, slope, now);
    }

    double change(double slope) {
      return Math.max(Math.abs(slope - earlier), Math.abs(slope - later));
    }
  }

  BalanceState on(RunContext context, long now, Event event, Out out) {
    if (event instanceof BalanceDeclared declared) {
      return declared(context, now, declared, out);
    }
    if (used.isEmpty() || balance.isEmpty()) {
      return this;
    }
    if (event instanceof WeightRead read) {
      return weight(context, now, point(now, read, balance.get()), out);
    }
    if (event instanceof WeightMissing missing) {
      return troubled(now, now, missing.reason());
    }
    return event instanceof EpochStarted epoch && epoch.resumes()
        ? next(lastOf(points), nanolitres, now, slopes)
        : this;
  }

  /** What a weight after an outage is compared with. */
  private static List<Point> lastOf(List<Point> points) {
    return points.isEmpty() ? points : List.of(points.getLast());
  }

  private BalanceState declared(RunContext context, long now, BalanceDeclared declared, Out out) {
    Optional<BalanceUsed> use =
        WeightWindow.isSane(declared)
            ? WeightWindow.of(declared, context.lowerRateMicrolitresPerHour() * 1_000)
            : Optional.empty();
    use.ifPresent(out::add);
    return new BalanceState(
        Optional.of(declared), use, List.of(), 0, -1, now, now, new Slopes(0, 0, now), "", 0, 0);
  }

  private static Point point(long now, WeightRead read, BalanceDeclared balance) {
    double sign = balance.collects() ? 1 : -1;
    double evaporated = balance.evaporationNanolitresPerHour() * (now / NANOS_PER_HOUR);
    double volume = sign * (read.micrograms() * 1e6 / balance.densityPpm() + evaporated);
    return new Point(now, bounded(volume));
  }

  /** Whatever nonsense a balance tells stays a number that can be recorded. */
  private static long bounded(double value) {
    return StrictMath.round(Math.clamp(value, -MOST, MOST));
  }

  private BalanceState weight(RunContext context, long now, Point point, Out out) {
    if (!points.isEmpty()) {
      Point last = points.getLast();
      if (now <= last.atNanos()) {
        return this; // readings that arrive together
      }
      Optional<String> leap = leap(last, point);
      if (leap.isPresent()) {
        return troubled(last.atNanos(), now, leap.get())
            .next(List.of(point), nanolitres, movedNanos, slopes);
      }
    }
    List<Point> kept = isAfterOutage(point) ? List.of(point) : within(point);
    if (kept.size() < 5 || now - kept.getFirst().atNanos() < used.orElseThrow().windowNanos()) {
      return next(kept, nanolitres, movedNanos, slopes);
    }
    WeightLine line = WeightLine.through(kept);
    double restless = restless(context, line);
    if (line.scatterNanolitres() > restless) {
      String reason =
          "weights scatter by %d µg about a line, far more than the rig file says"
              .formatted(micrograms(line.scatterNanolitres()));
      return troubled(kept.getFirst().atNanos(), now, reason)
          .next(kept, nanolitres, movedNanos, slopes);
    }
    if (!trouble.isEmpty() && now - lastTroubleNanos < CALM_NANOS) {
      return next(kept, nanolitres, movedNanos, slopes);
    }
    return trouble.isEmpty()
        ? told(kept, line, now, out)
        : resumed(line, now, out).told(kept, line, now, out);
  }

  /** The reading from before it lies on no line with those after it. */
  private boolean isAfterOutage(Point point) {
    return points.size() == 1
        && point.atNanos() - points.getLast().atNanos() > used.orElseThrow().windowNanos();
  }

  /** More than flow and noise can do between two readings. */
  private Optional<String> leap(Point last, Point point) {
    BalanceDeclared known = balance.orElseThrow();
    double noise = 8 * WeightWindow.noiseNanolitres(known);
    double hours = (point.atNanos() - last.atNanos()) / NANOS_PER_HOUR;
    double grown = (double) point.nanolitres() - last.nanolitres();
    boolean leaps =
        grown > noise + known.fastestNanolitresPerHour() * hours
            || grown < -noise - WeightWindow.creep(known) * hours;
    return leaps
        ? Optional.of(
            "the weight leapt by %d µg: a bag was changed, the balance tared or touched"
                .formatted(micrograms(known.collects() ? grown : -grown)))
        : Optional.empty();
  }

  private long micrograms(double volume) {
    return bounded(volume * balance.orElseThrow().densityPpm() / 1e6);
  }

  /** Noise is known, and a change of flow bends the line; more than both is neither. */
  private double restless(RunContext context, WeightLine line) {
    double fast =
        Math.max(
            Math.max(
                    context.primary().rateMicrolitresPerHour(),
                    context.secondary().rateMicrolitresPerHour())
                * 1_000.0,
            slopes.change(line.nanolitresPerHour()));
    return 5 * WeightWindow.noiseNanolitres(balance.orElseThrow()) + BEND * inWindow(fast);
  }

  private double inWindow(double nanolitresPerHour) {
    return nanolitresPerHour * (used.orElseThrow().windowNanos() / NANOS_PER_HOUR);
  }

  /** The readings of the window and the last one before it. */
  private List<Point> within(Point point) {
    List<Point> all = Copies.with(points, point);
    long begin = point.atNanos() - used.orElseThrow().windowNanos();
    int first = 0;
    while (first + 1 < all.size() && all.get(first + 1).atNanos() <= begin) {
      first++;
    }
    return List.copyOf(all.subList(first, all.size()));
  }

  /** The first trouble counts; what was seen before it is no longer compared with. */
  private BalanceState troubled(long sinceNanos, long now, String reason) {
    return new BalanceState(
        balance,
        used,
        List.of(),
        base,
        nanolitres,
        toldNanos,
        movedNanos,
        slopes,
        trouble.isEmpty() ? reason : trouble,
        trouble.isEmpty() ? Math.min(sinceNanos, lastNanos(sinceNanos)) : troubleNanos,
        now);
  }

  private long lastNanos(long otherwise) {
    return points.isEmpty() ? otherwise : points.getLast().atNanos();
  }

  /** Weights make sense again; for the volume meanwhile the flow from before is taken. */
  private BalanceState resumed(WeightLine line, long now, Out out) {
    out.add(new FlowDisturbed(troubleNanos, now, trouble));
    double meanwhile = Math.max(0, slopes.later()) * ((now - toldNanos) / NANOS_PER_HOUR);
    long volume = nanolitres < 0 ? nanolitres : bounded(nanolitres + meanwhile);
    long shifted = bounded(line.endNanolitres()) - Math.max(0, volume);
    return new BalanceState(
        balance, used, points, shifted, volume, now, movedNanos, slopes, "", 0, 0);
  }

  private BalanceState told(List<Point> kept, WeightLine line, long now, Out out) {
    BalanceUsed use = used.orElseThrow();
    double slope = line.nanolitresPerHour();
    boolean moves = slope > use.stillBelowNanolitresPerHour();
    boolean first = nanolitres < 0;
    long zero = first ? bounded(line.endNanolitres()) : base;
    long volume = first ? 0 : volume(kept.size(), line, moves, now);
    double bend = BEND * inWindow(slopes.change(slope));
    double doubt = WeightWindow.endDoubt(balance.orElseThrow(), kept.size()) + bend;
    out.add(new FlowMeasured(volume, bounded(doubt), bounded(slope)));
    return new BalanceState(
        balance,
        used,
        kept,
        zero,
        volume,
        now,
        moves || first || volume > nanolitres ? now : movedNanos,
        slopes.keep(now, bounded(slope), use.windowNanos()),
        "",
        0,
        0);
  }

  /**
   * While fluid moves, the line's end, and never less than most of what the slope adds. While it
   * stands, what was told, until the mean of a whole window is lower, or higher than chance, drift
   * and evaporation make it: then fluid has crept.
   */
  private long volume(int count, WeightLine line, boolean moves, long now) {
    if (moves) {
      double least = line.nanolitresPerHour() * ((now - toldNanos) / NANOS_PER_HOUR) * 0.6;
      return Math.max(bounded(line.endNanolitres() - base), bounded(nanolitres + least));
    }
    if (now - movedNanos < used.orElseThrow().windowNanos()) {
      return nanolitres;
    }
    BalanceDeclared known = balance.orElseThrow();
    double stood = (now - movedNanos) / NANOS_PER_HOUR;
    double allowed =
        8 * WeightWindow.noiseNanolitres(known) / StrictMath.sqrt(count)
            + WeightWindow.creep(known) * stood;
    long mean = bounded(line.meanNanolitres() - base);
    return mean < nanolitres || mean > nanolitres + allowed ? Math.max(0, mean) : nanolitres;
  }

  /** Weights that said nothing to the end. */
  void concludeAtEnd(long now, Out out) {
    if (!trouble.isEmpty()) {
      out.add(new BlindInterval(Channel.FLOW, troubleNanos, now, trouble));
    }
  }

  private BalanceState next(List<Point> kept, long volume, long moved, Slopes flows) {
    return new BalanceState(
        balance,
        used,
        kept,
        base,
        volume,
        toldNanos,
        moved,
        flows,
        trouble,
        troubleNanos,
        lastTroubleNanos);
  }
}
