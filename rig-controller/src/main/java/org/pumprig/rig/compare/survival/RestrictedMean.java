package org.pumprig.rig.compare.survival;

import org.pumprig.rig.compare.stats.NotComputableException;

/**
 * The mean time without event up to a time tau: the area under the Kaplan–Meier curve (Irwin,
 * Journal of Hygiene 47, 1949), with the variance of Klein and Moeschberger, Survival Analysis, 2nd
 * ed., section 4.5; R's {@code survfit}, {@code rmean}.
 *
 * @param tau end of the area, in the unit of the times
 * @param mean in the same unit
 * @param standardError of the mean
 */
public record RestrictedMean(double tau, double mean, double standardError) {
  /**
   * Integrates.
   *
   * @throws NotComputableException if the group was followed for less than {@code tau} and somebody
   *     was left then: what the curve does after that isn't known
   */
  public static RestrictedMean of(Sample sample, double tau) throws NotComputableException {
    if (!(tau > 0 && tau <= Double.MAX_VALUE) || sample.size() == 0) {
      throw new IllegalArgumentException("tau must be positive, the sample not empty: " + tau);
    }
    if (tau > sample.lastEnd() && !sample.endsAtZero()) {
      throw new NotComputableException(
          "a group was followed for %s only, and some were left then; the mean up to %s isn't known"
              .formatted(sample.lastEnd(), tau));
    }
    double[] ends = sample.ends();
    double[] events = sample.events();
    int steps = 0;
    double[] heights = new double[events.length];
    double[] times = new double[events.length];
    double[] hazards = new double[events.length];
    double survival = 1;
    int gone = 0;
    for (int next = 0; next < events.length && events[next] < tau; ) {
      double time = events[next];
      int from = next;
      while (next < events.length && events[next] == time) {
        next++;
      }
      while (ends[gone] < time) {
        gone++;
      }
      double d = next - from;
      double n = ends.length - gone;
      survival *= (n - d) / n;
      times[steps] = time;
      heights[steps] = survival;
      hazards[steps] = d == n ? 0 : d / (n * (n - d));
      steps++;
    }
    return integrate(tau, times, heights, hazards, steps);
  }

  /** From right to left: the variance of a step weighs the area to its right. */
  private static RestrictedMean integrate(
      double tau, double[] times, double[] heights, double[] hazards, int steps) {
    double area = 0;
    double variance = 0;
    double right = tau;
    for (int i = steps - 1; i >= 0; i--) {
      area += heights[i] * (right - times[i]);
      variance += area * area * hazards[i];
      right = times[i];
    }
    return new RestrictedMean(tau, area + right, StrictMath.sqrt(variance));
  }
}
