package org.pumprig.pump.device;

import org.pumprig.pump.firmware.OcclusionLimit;
import org.pumprig.seed.RandomStream;

/**
 * One pressure sensor and the firmware's limit on it: when will so many samples in a row be beyond
 * the limit by chance?
 *
 * <p>A sample is the true pressure and an error with a Laplace distribution of the profile's scale.
 * At constant pressure each sample is beyond the limit with one probability p, and the wait is
 * drawn at once instead of sample by sample: geometric in p for one sample, which is exact; for a
 * run of n geometric in pⁿ(1−p), as runs start almost independently of each other where p is small.
 */
final class PressureSensor {
  static final long NEVER = Long.MAX_VALUE;

  private final OcclusionLimit limit;
  private final long noisePascals;
  private final long samplePeriodNanos;
  private final RandomStream random;

  PressureSensor(
      OcclusionLimit limit, long noisePascals, long samplePeriodNanos, RandomStream random) {
    this.limit = limit;
    this.noisePascals = noisePascals;
    this.samplePeriodNanos = samplePeriodNanos;
    this.random = random;
  }

  /** Time from now to the alarm that noise alone raises at this pressure; or {@link #NEVER}. */
  long falseAlarmAfterNanos(long pascals) {
    double p = beyond(pascals);
    double start = p >= 1 ? 1 : StrictMath.pow(p, limit.samples()) * (1 - p);
    double samples =
        start >= 1
            ? 1
            : StrictMath.ceil(-random.nextExponential() / StrictMath.log1p(-start))
                + limit.samples()
                - 1;
    return samples * samplePeriodNanos >= 1e18 || Double.isNaN(samples)
        ? NEVER
        : (long) (StrictMath.max(1, samples) * samplePeriodNanos);
  }

  /** Probability that one sample is beyond the limit. */
  private double beyond(long pascals) {
    double distance = (double) (limit.limitPascals() - pascals) / noisePascals;
    return distance >= 0 ? 0.5 * StrictMath.exp(-distance) : 1 - 0.5 * StrictMath.exp(distance);
  }

  /** Time for the samples that confirm a pressure which has come to the limit. */
  long confirmationNanos() {
    return limit.samples() * samplePeriodNanos;
  }

  long limitPascals() {
    return limit.limitPascals();
  }
}
