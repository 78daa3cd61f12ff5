package org.pumprig.rig.incident.fit;

import java.util.Optional;

/**
 * One fault that explains what was seen.
 *
 * @param kind what it is
 * @param start when it began
 * @param end when it ended
 * @param value of its parameter: nanoseconds of delay, loss in millionths; 0: it has none
 * @param valueError the value is right by more or less so much
 * @param jitterNanos how far delays spread around the value
 * @param towardsGateway direction of the losses; empty: both, or it can't be told
 * @param pump the only pump that it met; empty: all
 * @param support how many sightings it rests on
 */
public record Fitted(
    Kind kind,
    Time start,
    Time end,
    long value,
    long valueError,
    long jitterNanos,
    Optional<Boolean> towardsGateway,
    Optional<Integer> pump,
    long support) {

  /** A time that is right by more or less {@code errorNanos}. */
  public record Time(long nanos, long errorNanos) {
    /** Between two moments, in whatever order. */
    static Time between(long one, long other) {
      long low = Math.min(one, other);
      long high = Math.max(one, other);
      return new Time(low + (high - low) / 2, (high - low + 1) / 2);
    }
  }

  /** How long it lasted, at least a millisecond. */
  public long lengthNanos() {
    return Math.max(1_000_000, end.nanos - start.nanos);
  }

  /** Whether a moment lies in it. */
  public boolean holds(long nanos) {
    return nanos >= start.nanos && nanos <= end.nanos;
  }

  static Fitted of(Kind kind, Time start, Time end, long value, long error, long support) {
    return new Fitted(
        kind, start, end, value, error, 0, Optional.empty(), Optional.empty(), support);
  }
}
