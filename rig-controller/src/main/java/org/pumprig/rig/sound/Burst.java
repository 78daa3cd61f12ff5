package org.pumprig.rig.sound;

import static org.pumprig.rig.sound.AlarmPattern.HOP_NANOS;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares the last stretch of a tone's power with one burst of a pattern, hop by hop. Next to an
 * edge of the pattern both is right; a pulse sounds while the tone has a sixth of its greatest
 * power, so that an echo that dies away is none.
 */
final class Burst {
  /** Every pulse, every gap and the silence around them must agree so far by itself. */
  private static final double EACH = 0.7;

  private static final int EDGE_HOPS = 2;
  private static final double SOUNDS = 0.16;
  private static final double ALL = 1e6;

  private final List<Part> parts = new ArrayList<>();
  private final double[] power;
  private final int restHops;
  private long hops;

  /** A pulse or a silence without its edges, in hops from the begin of the stretch. */
  private record Part(int from, int to, boolean sounds) {}

  Burst(AlarmPattern pattern) {
    List<Long> cadence = pattern.cadenceNanos();
    this.restHops = (int) (pattern.restNanos() / HOP_NANOS);
    this.power = new double[(int) (pattern.burstNanos() / HOP_NANOS) + 2 * restHops];
    parts.add(new Part(0, restHops - EDGE_HOPS, false));
    double at = restHops;
    for (int i = 0; i < cadence.size(); i++) {
      double end = at + (double) cadence.get(i) / HOP_NANOS;
      parts.add(
          new Part(
              (int) StrictMath.ceil(at) + EDGE_HOPS,
              (int) StrictMath.floor(end) - EDGE_HOPS,
              i % 2 == 0));
      at = end;
    }
    parts.add(new Part((int) StrictMath.ceil(at) + EDGE_HOPS, power.length, false));
  }

  /** How many hops ago a burst that has just been found began. */
  int beganHopsAgo() {
    return power.length - restHops;
  }

  /**
   * Takes the next hop.
   *
   * @return how far the last stretch agrees with the burst, ppm
   */
  long push(double next) {
    power[(int) (hops++ % power.length)] = next;
    if (hops < power.length) {
      return 0;
    }
    double peak = 0;
    for (double each : power) {
      peak = Math.max(peak, each);
    }
    return peak == 0 ? 0 : agreement(peak * SOUNDS);
  }

  private long agreement(double least) {
    int[] right = new int[2];
    int[] all = new int[2];
    for (Part part : parts) {
      int agree = 0;
      for (int i = part.from; i < part.to; i++) {
        boolean sounds = power[(int) ((hops + i) % power.length)] >= least;
        agree += sounds == part.sounds ? 1 : 0;
      }
      int length = part.to - part.from;
      if (agree < EACH * length) {
        return 0;
      }
      right[part.sounds ? 1 : 0] += agree;
      all[part.sounds ? 1 : 0] += length;
    }
    return (long)
        StrictMath.floor(Math.min((double) right[0] / all[0], (double) right[1] / all[1]) * ALL);
  }
}
