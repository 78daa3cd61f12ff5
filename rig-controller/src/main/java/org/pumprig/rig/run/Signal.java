package org.pumprig.rig.run;

/** What the wire reducer tells the other reducers within one step; never journalled. */
sealed interface Signal {
  /**
   * A message was acknowledged.
   *
   * @param sentNanos run time at which it was first sent
   * @param roundTripNanos time from message to answer; 0 if the message was sent more than once:
   *     which copy was answered can't be known then (as in Karn's algorithm)
   * @param code MSA-1 of the acknowledgement
   */
  record Answered(long sentNanos, long roundTripNanos, String code) implements Signal {}

  /** A message sent at {@code sentNanos} has had no answer for {@code ageNanos}. */
  record Unanswered(long sentNanos, long ageNanos) implements Signal {}

  /** A connection was cut by the fault itself. */
  record CutByFault() implements Signal {}

  /** A connection that was there was reset from the gateway's side. */
  record ResetByGateway() implements Signal {}

  /** The unit did something on the wire: it could have met a fault. */
  record Traffic() implements Signal {}
}
