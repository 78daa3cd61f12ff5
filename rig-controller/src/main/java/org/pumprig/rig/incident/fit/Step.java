package org.pumprig.rig.incident.fit;

/**
 * A short time between pumps and gateway.
 *
 * @param seen whether there was anything to see; else nothing is known of it
 * @param silent nothing came back
 * @param away connections were refused or cut
 * @param mute messages went unacknowledged, or were acknowledged late or by an error
 * @param delayNanos what round trips took more than usual; −1: none was seen
 * @param lossPpm share of segments lost, both ways
 */
public record Step(
    boolean seen, boolean silent, boolean away, boolean mute, long delayNanos, long lossPpm) {
  private static final long NEAR_NANOS = 10_000_000;

  /** Whether it can be held against another. */
  boolean tells() {
    return seen || silent;
  }

  /** Whether states differ, or delays by more than 10 ms and a quarter. */
  boolean differs(Step other) {
    if (!state().equals(other.state())) {
      return true;
    }
    boolean comparable = delayNanos >= 0 && other.delayNanos >= 0 && !silent && !mute;
    long apart = Math.abs(delayNanos - other.delayNanos);
    return comparable && apart > NEAR_NANOS && apart * 4 > Math.max(delayNanos, other.delayNanos);
  }

  private String state() {
    if (silent || away || mute) {
      return silent ? "silent" : away ? "away" : "mute";
    }
    return "quiet";
  }
}
