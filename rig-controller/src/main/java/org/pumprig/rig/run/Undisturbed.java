package org.pumprig.rig.run;

/**
 * How the wire behaves while no fault of this run can act on it: what a fault's signs are compared
 * with.
 *
 * @param sinceNanos run time since which no fault acts
 * @param longestBefore longest round trip of the 16 before those that are being gathered
 * @param longestNow longest round trip of those being gathered
 * @param gathered how many those are
 * @param mute whether a message stayed without answer, and none has been answered since
 */
record Undisturbed(
    long sinceNanos, long longestBefore, long longestNow, int gathered, boolean mute) {
  static final Undisturbed INITIAL = new Undisturbed(0, 0, 0, 0, false);

  private static final int BLOCK = 16;

  Undisturbed since(long nanos) {
    return new Undisturbed(Math.max(sinceNanos, nanos), longestBefore, longestNow, gathered, mute);
  }

  /** Takes a signal that came while no fault could act. */
  Undisturbed on(Signal signal) {
    return switch (signal) {
      case Signal.Answered a when a.sentNanos() >= sinceNanos -> answered(a.roundTripNanos());
      case Signal.Unanswered u when u.sentNanos() >= sinceNanos ->
          new Undisturbed(sinceNanos, longestBefore, longestNow, gathered, true);
      case Signal.Answered _,
          Signal.Unanswered _,
          Signal.CutByFault _,
          Signal.ResetByGateway _,
          Signal.Traffic _ ->
          this;
    };
  }

  private Undisturbed answered(long roundTripNanos) {
    return gathered == BLOCK
        ? new Undisturbed(sinceNanos, longestNow, roundTripNanos, 1, false)
        : new Undisturbed(
            sinceNanos, longestBefore, Math.max(longestNow, roundTripNanos), gathered + 1, false);
  }

  /** The longest of the last 16 to 32 round trips; 0 if there was none. */
  long longestNanos() {
    return Math.max(longestBefore, longestNow);
  }
}
