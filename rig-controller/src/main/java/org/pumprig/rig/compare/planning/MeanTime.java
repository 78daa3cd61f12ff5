package org.pumprig.rig.compare.planning;

import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.PoissonRate;
import org.pumprig.rig.compare.stats.Value;

/**
 * Chi-square limits of a mean time between failures, if the hazard is constant (NIST/SEMATECH
 * e-Handbook 8.4.5.1; 2r+2 degrees of freedom where the time was fixed beforehand, 2r where the
 * r-th failure ended the test).
 *
 * @param count failures and pump-hours
 */
public record MeanTime(EventCount count) {
  /** One-sided lower bound where the time was fixed, in hours. */
  public double lower(double confidence) {
    return 1 / new PoissonRate(count).upperBound(confidence);
  }

  /** One-sided upper bound; infinite without failures. */
  public Value upper(double confidence) {
    return count.events() == 0
        ? Value.infinite()
        : Value.of(1 / new PoissonRate(count).lowerBound(confidence));
  }

  /** One-sided lower bound where the last failure ended the test, in hours. */
  public double lowerEndedByFailure(double confidence) throws NotComputableException {
    if (count.events() == 0) {
      throw new NotComputableException(
          "A test that was ended by a failure has at least one; count it.");
    }
    EventCount before = new EventCount(count.events() - 1, count.exposure());
    return 1 / new PoissonRate(before).upperBound(confidence);
  }

  /**
   * Pump-hours to show that a rate is below a bound.
   *
   * @param rate events per hour to be shown
   * @param events how many may happen, 0 to 1000000
   */
  public static double hoursToShow(double rate, double confidence, long events) {
    Needs.positive("rate", rate);
    return new PoissonRate(new EventCount(events, 1)).upperBound(confidence) / rate;
  }
}
