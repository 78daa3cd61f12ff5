package org.pumprig.rig.run;

/** What the wire reducer tells the other reducers within one step; never journalled. */
sealed interface Signal {
  /**
   * A message was acknowledged.
   *
   * @param sentNanos run time at which it was first sent
   * @param roundTripNanos time from message to answer; 0 if the message was sent more than once:
   *     which copy was answered can't be known then (as in Karn's algorithm)
   */
  record Answered(long sentNanos, long roundTripNanos) implements Signal {}

  /** A message sent at {@code sentNanos} has had no answer for {@code ageNanos}. */
  record Unanswered(long sentNanos, long ageNanos) implements Signal {}

  /** A message sent at {@code sentNanos} was answered with an error: {@code AE}, {@code AR}. */
  record Rejected(long sentNanos, String code) implements Signal {}

  /** A connection was cut by the fault itself. */
  record CutByFault() implements Signal {}

  /** The unit did something on the wire: it could have met a fault. */
  record Traffic() implements Signal {}
}
