package org.pumprig.rig.sound;

import java.util.List;

/**
 * Whether tones sound in a stretch of sound: Goertzel's algorithm (1958) at each tone and at both
 * sides of it. A tone stands out from its neighbours, noise and speech don't for long.
 */
final class Tones {
  private static final double STANDS_OUT = 8;
  private static final double BESIDE_HZ = 80;

  private final List<Beside> tones;

  /** Goertzel's coefficients at a tone, below and above it. */
  private record Beside(double at, double below, double above) {}

  Tones(int rateHz, List<Integer> tonesHz) {
    this.tones =
        tonesHz.stream()
            .map(
                hz ->
                    new Beside(
                        coefficient(hz, rateHz),
                        coefficient(hz - BESIDE_HZ, rateHz),
                        coefficient(hz + BESIDE_HZ, rateHz)))
            .toList();
  }

  private static double coefficient(double hz, int rateHz) {
    return 2 * StrictMath.cos(2 * StrictMath.PI * hz / rateHz);
  }

  /**
   * The power of all tones together, in squares of samples.
   *
   * @param windowed the stretch, faded in and out
   * @return 0 if one of them doesn't sound
   */
  double power(double[] windowed) {
    double sum = 0;
    for (Beside tone : tones) {
      double at = goertzel(windowed, tone.at);
      double beside = goertzel(windowed, tone.below) + goertzel(windowed, tone.above);
      if (at * 2 < STANDS_OUT * beside || at == 0) {
        return 0;
      }
      sum += at;
    }
    return sum;
  }

  private static double goertzel(double[] samples, double coefficient) {
    double before = 0;
    double last = 0;
    for (double sample : samples) {
      double next = sample + coefficient * last - before;
      before = last;
      last = next;
    }
    return last * last + before * before - coefficient * last * before;
  }
}
