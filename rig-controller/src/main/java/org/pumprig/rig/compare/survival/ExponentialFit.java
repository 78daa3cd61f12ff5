package org.pumprig.rig.compare.survival;

import org.pumprig.rig.compare.stats.NotComputableException;

/**
 * A constant hazard: events over time at risk, by maximum likelihood with censoring (Epstein and
 * Sobel, JASA 48, 1953). Exact limits of the rate are those of {@code PoissonRate}.
 *
 * @param events how many
 * @param exposure time at risk
 * @param logLikelihood of the times, as R's {@code survreg(dist = "exponential")} counts it
 */
public record ExponentialFit(int events, double exposure, double logLikelihood) {
  /**
   * Fits one group.
   *
   * @throws NotComputableException without an event or without time at risk
   */
  public static ExponentialFit of(Sample sample) throws NotComputableException {
    int d = sample.eventCount();
    double exposure = sample.exposure();
    if (d == 0 || exposure == 0) {
      throw new NotComputableException(
          d == 0
              ? "no event, so no rate can be fitted; the exact upper bound of the rate stands"
              : "no time at risk");
    }
    return new ExponentialFit(d, exposure, d * StrictMath.log(d / exposure) - d);
  }

  /** Events per unit of time. */
  public double rate() {
    return events / exposure;
  }

  /** Of the logarithm of the rate, or of the mean. */
  public double standardErrorOfLog() {
    return 1 / StrictMath.sqrt(events);
  }
}
