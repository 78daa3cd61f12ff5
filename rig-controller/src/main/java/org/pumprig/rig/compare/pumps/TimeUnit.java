package org.pumprig.rig.compare.pumps;

import org.pumprig.rig.plan.Phases;

/** In what a campaign's times are given; fixed by the plan, never by what was seen. */
enum TimeUnit {
  SECONDS("seconds", 1e9),
  HOURS("hours", 3.6e12);

  private static final long HOURS_FROM_NANOS = 7_200_000_000_000L;

  private final String column;
  private final double nanos;

  TimeUnit(String column, double nanos) {
    this.column = column;
    this.nanos = nanos;
  }

  static TimeUnit of(Phases phases) {
    return phases.stressNanos() + phases.recoverNanos() < HOURS_FROM_NANOS ? SECONDS : HOURS;
  }

  /** The name of a column. */
  String column() {
    return column;
  }

  double of(long ofNanos) {
    return ofNanos / nanos;
  }
}
