package org.pumprig.rig.run;

/** What the wire reducer tells the other reducers within one step; never journalled. */
sealed interface Signal {
  /** A message sent at {@code sentNanos} was acknowledged after {@code roundTripNanos}. */
  record Answered(long sentNanos, long roundTripNanos) implements Signal {}

  /** A message sent at {@code sentNanos} has had no answer for {@code ageNanos}. */
  record Unanswered(long sentNanos, long ageNanos) implements Signal {}

  /** A connection was cut by the fault itself. */
  record CutByFault() implements Signal {}

  /** The unit did something on the wire: it could have met a fault. */
  record Traffic() implements Signal {}
}
