package org.pumprig.rig.compare;

import java.util.Optional;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.RateRatio;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.event.Named;

/**
 * The ratio of two arms' trip rates, the claimed better one over the other. Each pump counts once,
 * up to its first trip, however many runs it had.
 *
 * @param per what the rates count against
 * @param ratio counts and exposures
 * @param estimate of the ratio
 * @param lowerBound one-sided, at confidence 1 − alpha
 * @param upperBound one-sided, at confidence 1 − alpha
 * @param interval two-sided, at confidence 1 − 2 alpha
 * @param exposureLowerBound whether an exposure is "at least": then the ratio is a rough guide
 */
public record RateComparison(
    Per per,
    RateRatio ratio,
    Value estimate,
    Value lowerBound,
    Value upperBound,
    Interval interval,
    boolean exposureLowerBound) {
  private static final double NANOS_PER_HOUR = 3.6e12;
  private static final double LEAST_EXPOSURE = 1e-12;

  /** What a rate counts against. */
  public enum Per implements Named {
    /** Hours at risk. */
    HOUR("hour"),
    /** Connectivity errors at risk. */
    CONNECTIVITY_ERROR("connectivityError");

    private final String onDisk;

    Per(String onDisk) {
      this.onDisk = onDisk;
    }

    @Override
    public String onDisk() {
      return onDisk;
    }
  }

  static Optional<RateComparison> perHour(ArmData better, ArmData than, double alpha) {
    return of(
        Per.HOUR,
        better.pumpNanos() / NANOS_PER_HOUR,
        than.pumpNanos() / NANOS_PER_HOUR,
        better,
        than,
        alpha,
        false);
  }

  static Optional<RateComparison> perError(ArmData better, ArmData than, double alpha) {
    return of(
        Per.CONNECTIVITY_ERROR,
        better.pumpErrors(),
        than.pumpErrors(),
        better,
        than,
        alpha,
        better.errorsLowerBound() || than.errorsLowerBound());
  }

  /** Empty if an arm has no exposure. */
  private static Optional<RateComparison> of(
      Per per,
      double exposureBetter,
      double exposureThan,
      ArmData better,
      ArmData than,
      double alpha,
      boolean lowerBound) {
    if (exposureBetter < LEAST_EXPOSURE || exposureThan < LEAST_EXPOSURE) {
      return Optional.empty();
    }
    var ratio =
        new RateRatio(
            new EventCount(than.pumpsTripped(), exposureThan),
            new EventCount(better.pumpsTripped(), exposureBetter));
    return Optional.of(
        new RateComparison(
            per,
            ratio,
            ratio.estimate(),
            ratio.lowerBound(1 - alpha),
            ratio.upperBound(1 - alpha),
            ratio.interval(1 - 2 * alpha),
            lowerBound));
  }

  /** Whether at least one event stands behind the ratio; without, any interval is empty words. */
  boolean informed() {
    return ratio.before().events() + ratio.after().events() > 0;
  }

  boolean upperBoundBelow(double margin) {
    return upperBound instanceof Value.Finite bound && bound.number() < margin;
  }

  boolean lowerBoundAbove(double margin) {
    return lowerBound instanceof Value.Finite bound && bound.number() > margin;
  }

  /** Whether the two-sided interval holds 1: no difference. */
  public boolean intervalHoldsOne() {
    boolean from = !(interval.lower() instanceof Value.Finite low) || low.number() <= 1;
    boolean to = !(interval.upper() instanceof Value.Finite high) || high.number() >= 1;
    return from && to;
  }
}
