package org.pumprig.rig.compare.stats;

/**
 * A score with its variance under equality, and what it says asymptotically.
 *
 * @param excess observed minus expected; negative: fewer or later events
 * @param variance 0: there is no information
 */
public record ScoreTest(double excess, double variance) {
  /** excess²/variance with one degree of freedom; undefined if the variance is 0. */
  public Value chiSquare() {
    return variance > 0
        ? Value.of(excess * excess / variance)
        : Value.undefined(Value.Reason.NO_INFORMATION);
  }

  /** Two-sided p by the chi-square distribution; undefined if the variance is 0. */
  public Value pTwoSided() {
    return chiSquare() instanceof Value.Finite chiSquare
        ? Value.of(Normal.chiSquareAbove(chiSquare.number()))
        : Value.undefined(Value.Reason.NO_INFORMATION);
  }

  /** One-sided p by the normal distribution, small for a negative excess. */
  public Value pFewer() {
    return variance > 0
        ? Value.of(Normal.upTo(excess / StrictMath.sqrt(variance)))
        : Value.undefined(Value.Reason.NO_INFORMATION);
  }
}
