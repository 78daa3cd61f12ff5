package org.pumprig.rig.report;

/** The unit in which a stretch of time is best drawn. */
enum TimeUnitScale {
  MILLISECONDS("ms", 1_000_000L),
  SECONDS("s", 1_000_000_000L),
  MINUTES("min", 60_000_000_000L),
  HOURS("h", 3_600_000_000_000L),
  DAYS("d", 86_400_000_000_000L);

  private final String symbol;
  private final long nanos;

  TimeUnitScale(String symbol, long nanos) {
    this.symbol = symbol;
    this.nanos = nanos;
  }

  String symbol() {
    return symbol;
  }

  long nanos() {
    return nanos;
  }

  /** The largest unit of which the stretch has at least three. */
  static TimeUnitScale of(long rangeNanos) {
    for (int i = values().length - 1; i > 0; i--) {
      if (rangeNanos >= 3 * values()[i].nanos) {
        return values()[i];
      }
    }
    return rangeNanos >= SECONDS.nanos || rangeNanos <= 0 ? SECONDS : MILLISECONDS;
  }
}
