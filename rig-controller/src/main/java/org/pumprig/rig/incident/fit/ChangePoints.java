package org.pumprig.rig.incident.fit;

import java.util.Optional;
import org.pumprig.rig.incident.fit.Fitted.Time;

/**
 * Where a series of losses began and ended: the two change points between a small share that gets
 * lost always and a larger one in between that make what was seen most likely. Each packet that
 * passed counts as well as each that got lost, so the times are as fine as the traffic.
 *
 * <p>Source: D. V. Hinkley, "Inference about the change-point in a sequence of binomial variables",
 * Biometrika 1970; the span itself by Kadane's largest sum of log-likelihood ratios.
 */
final class ChangePoints {
  /** What gets lost anyway, or is taken for lost: a busy machine is late now and then. */
  static final double USUALLY = 0.002;

  private static final double MOST = 0.999;

  private ChangePoints() {}

  /**
   * The span in between.
   *
   * @param begin with the half of its 95 % interval
   * @param end the same
   */
  record Span(Time begin, Time end) {}

  /**
   * Finds it; empty: nothing got lost.
   *
   * @param share of losses in between, as far as it is known
   */
  static Optional<Span> find(LossTrials trials, double share) {
    double p = Math.min(MOST, Math.max(2 * USUALLY, share));
    int[] likely = likely(trials, p);
    if (likely.length == 0) {
      return Optional.empty();
    }
    int last = trials.size() - 1;
    Time end = new BoundaryPosterior(trials, p).end(likely[1]);
    Time begin = new BoundaryPosterior(trials.reversed(), p).end(last - likely[0]);
    return Optional.of(new Span(new Time(-begin.nanos(), begin.errorNanos()), end));
  }

  /** The first and the last index of the most likely span; nothing: there is none. */
  private static int[] likely(LossTrials trials, double share) {
    double gain = StrictMath.log(share / USUALLY);
    double cost = trials.stride() * StrictMath.log((1 - share) / (1 - USUALLY));
    int[] found = {};
    double best = 0;
    double sum = 0;
    int first = 0;
    for (int i = 0; i < trials.size(); i++) {
      sum += trials.lost(i) ? gain : cost;
      if (sum <= 0) {
        sum = 0;
        first = i + 1;
      } else if (sum > best) {
        best = sum;
        found = new int[] {first, i};
      }
    }
    return found;
  }
}
