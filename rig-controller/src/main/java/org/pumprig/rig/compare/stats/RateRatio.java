package org.pumprig.rig.compare.stats;

import java.util.OptionalDouble;

/**
 * The ratio of two Poisson rates, after over before, exactly: given the sum of events, the events
 * of {@code after} are binomial with odds ratio·(exposure after)/(exposure before) (Przyborowski
 * and Wilenski, Biometrika 31, 1940; R's {@code poisson.test}).
 *
 * <p>Assumes independent events at a constant rate. Recurrent events cluster by pump; then the true
 * size of these tests is well above the nominal one.
 *
 * @param before events and exposure of the arm {@code before}
 * @param after events and exposure of the arm {@code after}, in the same unit
 */
public record RateRatio(EventCount before, EventCount after) {
  /** Rate after over rate before; infinite at x/0, undefined at 0/0. */
  public Value estimate() {
    if (before.events() == 0) {
      return after.events() == 0 ? Value.undefined(Value.Reason.NO_INFORMATION) : Value.infinite();
    }
    return Value.of((after.events() / after.exposure()) / (before.events() / before.exposure()));
  }

  /**
   * One-sided p against "the ratio is {@code nullRatio} or more": the probability of so few events
   * after.
   *
   * @param nullRatio positive; 1 for superiority, a margin above 1 for non-inferiority
   */
  public double pAfterLower(double nullRatio) {
    return conditional(nullRatio).atMost(after.events());
  }

  /** One-sided p against "the ratio is {@code nullRatio} or less". */
  public double pAfterHigher(double nullRatio) {
    return conditional(nullRatio).atLeast(after.events());
  }

  /** Two-sided p: all splits of the events that are no likelier than the one observed. */
  public double pTwoSided(double nullRatio) {
    return conditional(nullRatio).noLikelierThan(after.events());
  }

  /** One-sided upper bound of the ratio; infinite if there was no event before. */
  public Value upperBound(double confidence) {
    return upper(Confidence.oneTail(confidence));
  }

  /** One-sided lower bound of the ratio; 0 if there was no event after. */
  public Value lowerBound(double confidence) {
    return lower(Confidence.oneTail(confidence));
  }

  /** Equal-tailed interval; from 0 to infinity at 0/0. */
  public Interval interval(double confidence) {
    double tail = Confidence.eachTail(confidence);
    return new Interval(lower(tail), upper(tail));
  }

  private Value upper(double tail) {
    OptionalDouble odds = BinomialOdds.upper(after.events(), before.events(), tail);
    return odds.isEmpty() ? Value.infinite() : Value.of(odds.getAsDouble() / exposureOdds());
  }

  private Value lower(double tail) {
    return Value.of(BinomialOdds.lower(after.events(), before.events(), tail) / exposureOdds());
  }

  private LogConcave conditional(double nullRatio) {
    if (!(nullRatio > 0 && nullRatio <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("ratio must be finite and positive: " + nullRatio);
    }
    return LogConcave.binomial(before.events() + after.events(), nullRatio * exposureOdds());
  }

  private double exposureOdds() {
    return after.exposure() / before.exposure();
  }
}
