package org.pumprig.rig.compare.stats;

/**
 * A constant rate of independent events, with exact limits (Garwood, Biometrika 28, 1936; the
 * chi-square bounds of the NIST e-Handbook 8.4.5.1). All in events per unit of exposure.
 *
 * @param count events and exposure
 */
public record PoissonRate(EventCount count) {
  /** Events over exposure. */
  public double estimate() {
    return count.events() / count.exposure();
  }

  /** One-sided upper bound; with no event it is -ln(1-confidence)/exposure. */
  public double upperBound(double confidence) {
    return upper(Confidence.oneTail(confidence));
  }

  /** One-sided lower bound; 0 if there was no event. */
  public double lowerBound(double confidence) {
    return lower(Confidence.oneTail(confidence));
  }

  /** Equal-tailed interval. */
  public Interval interval(double confidence) {
    double tail = Confidence.eachTail(confidence);
    return new Interval(Value.of(lower(tail)), Value.of(upper(tail)));
  }

  private double upper(double tail) {
    long events = count.events();
    if (events == 0) {
      return -StrictMath.log(tail) / count.exposure();
    }
    double ceiling = events;
    while (LogConcave.poisson(ceiling).atMost(events) > tail) {
      ceiling *= 2;
    }
    return Bisection.firstWhere(mean -> LogConcave.poisson(mean).atMost(events) <= tail, ceiling)
        / count.exposure();
  }

  private double lower(double tail) {
    long events = count.events();
    if (events == 0) {
      return 0;
    }
    double ceiling = events;
    while (LogConcave.poisson(ceiling).atLeast(events) < tail) {
      ceiling *= 2;
    }
    return Bisection.firstWhere(mean -> LogConcave.poisson(mean).atLeast(events) >= tail, ceiling)
        / count.exposure();
  }
}
