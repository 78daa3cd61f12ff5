package org.pumprig.rig.sound;

import java.util.Optional;

/**
 * Listens for one alarm: its bursts, and as many of them in their order as the pattern asks for.
 */
final class PatternEar {
  /** What agrees less is no such burst. */
  static final long LEAST_PPM = 850_000;

  /** How long a better match is waited for, in hops. */
  static final int BETTER_HOPS = 3;

  private static final double EVERY_TOLERANCE = 0.1;

  private final AlarmPattern pattern;
  private final Tones tones;
  private final Burst burst;
  private final long everyHops;
  private long hop;
  private long bestPpm;
  private long bestHop;
  private long lastBegan = Long.MIN_VALUE / 2;
  private long firstBegan;
  private int inARow;

  PatternEar(AlarmPattern pattern, int rateHz) {
    this.pattern = pattern;
    this.tones = new Tones(rateHz, pattern.tonesHz());
    this.burst = new Burst(pattern);
    this.everyHops = pattern.everyNanos() / AlarmPattern.HOP_NANOS;
  }

  /**
   * Takes the next hop.
   *
   * @param windowed the stretch around it
   * @return a name, a confidence, and the hop at which it began
   */
  Optional<Heard> push(double[] windowed) {
    long agrees = burst.push(tones.power(windowed));
    hop++;
    if (agrees >= LEAST_PPM && agrees > bestPpm) {
      bestPpm = agrees;
      bestHop = hop;
    }
    if (bestPpm == 0 || hop - bestHop < BETTER_HOPS) {
      return Optional.empty();
    }
    long confidence = bestPpm;
    bestPpm = 0;
    return found(bestHop - burst.beganHopsAgo(), confidence);
  }

  private Optional<Heard> found(long began, long confidencePpm) {
    long since = began - lastBegan;
    if (since < BETTER_HOPS * 2) {
      return Optional.empty(); // the same burst
    }
    boolean next =
        everyHops > 0 && StrictMath.abs((double) since - everyHops) <= EVERY_TOLERANCE * everyHops;
    inARow = next ? inARow + 1 : 1;
    firstBegan = next ? firstBegan : began;
    lastBegan = began;
    return inARow >= pattern.bursts()
        ? Optional.of(new Heard(pattern.name(), confidencePpm, firstBegan))
        : Optional.empty();
  }
}
