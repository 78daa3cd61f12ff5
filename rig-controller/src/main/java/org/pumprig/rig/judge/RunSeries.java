package org.pumprig.rig.judge;

import java.util.List;

/**
 * What one journal holds for pictures of the run; thinned so that it stays small, and never used
 * for a verdict. All times are run time, nanoseconds, ascending in every list.
 *
 * @param flow measured flow, at most {@value RunSeriesBuilder#MOST_POINTS} points
 * @param errors running total of connectivity errors, as many points
 * @param therapyStarts when the infusion was started at the keypad
 * @param therapyEnds when power was cut
 * @param marks events to point at, the first {@value RunSeriesBuilder#MOST_MARKS}
 */
public record RunSeries(
    List<Flow> flow,
    List<ErrorTotal> errors,
    List<Long> therapyStarts,
    List<Long> therapyEnds,
    List<Mark> marks) {
  /** Copies the lists. */
  public RunSeries {
    flow = List.copyOf(flow);
    errors = List.copyOf(errors);
    therapyStarts = List.copyOf(therapyStarts);
    therapyEnds = List.copyOf(therapyEnds);
    marks = List.copyOf(marks);
  }

  /** The mean flow since the point before; rounded to whole microlitres per hour. */
  public record Flow(long atNanos, long microlitresPerHour) {}

  /** The running total from a moment on. */
  public record ErrorTotal(long atNanos, long total) {}

  /** Something to point at. */
  public record Mark(MarkKind kind, long atNanos, String text) {}

  /** What there is to point at. */
  public enum MarkKind {
    /** A watched code was seen on a channel for the first time. */
    WATCHDOG,
    /** The fluid stopped after a trip. */
    FLOW_STOP,
    /** The nurse-call contact changed. */
    ALARM,
    /** The screen changed. */
    SCREEN,
    /** Power went off or on. */
    POWER_CYCLE,
    /** A step of the reprogramming. */
    REPROGRAMMED,
    /** Anything else: abort, outage, a broken fail-safe. */
    NOTE
  }
}
