package org.pumprig.rig.plan;

import java.util.OptionalLong;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;

/**
 * Faults and the time they take.
 *
 * @param course what goes on in its time
 * @param timing when it begins
 * @param lastsNanos how long, more than 0
 * @param within in which part of the run it stands
 * @param overlap whether other windows may stand at the same time
 * @param line where it stands in the plan, from 1
 */
public record FaultWindow(
    Course course, Timing timing, long lastsNanos, Within within, boolean overlap, int line) {
  /** In which part of the run a window stands. */
  public enum Within {
    /** In the stress phase; times count from its begin. */
    STRESS("stress"),
    /** Anywhere in the run, across phases; times count from the run's begin. */
    RUN("run");

    private final String diskName;

    Within(String diskName) {
      this.diskName = diskName;
    }

    /** The name in plans. */
    public String diskName() {
      return diskName;
    }
  }

  /** The first of its faults. */
  public Fault fault() {
    return course.faults().getFirst().fault();
  }

  /** That fault's direction. */
  public Direction direction() {
    return course.faults().getFirst().direction();
  }

  /** How often it comes at most. */
  public int times() {
    return switch (timing) {
      case Timing.At _ -> 1;
      case Timing.Drawn drawn -> drawn.times();
      case Timing.Every every -> every.atMost();
    };
  }

  /** Its fixed begin, as the plan writes it. */
  public OptionalLong atNanos() {
    return timing instanceof Timing.At at ? OptionalLong.of(at.atNanos()) : OptionalLong.empty();
  }

  /** Its fixed begin, counted from the begin of the stress phase; negative: before it. */
  OptionalLong fixedNanos(Phases phases) {
    long origin = within == Within.RUN ? phases.settleNanos() : 0;
    return timing instanceof Timing.At at
        ? OptionalLong.of(at.atNanos() - origin)
        : OptionalLong.empty();
  }

  /** Whether the seed places it among those that may not overlap. */
  boolean floats() {
    return timing instanceof Timing.Drawn && !overlap;
  }

  FaultWindow with(Course other) {
    return new FaultWindow(other, timing, lastsNanos, within, overlap, line);
  }
}
