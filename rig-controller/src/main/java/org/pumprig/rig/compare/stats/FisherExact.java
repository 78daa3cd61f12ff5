package org.pumprig.rig.compare.stats;

/**
 * Fisher's exact test of two shares from different units (Fisher, Statistical Methods for Research
 * Workers, 5th ed., 1934, section 21.02). The same units before and after are paired: {@link
 * McNemarExact}.
 *
 * @param before hits and runs of the arm {@code before}
 * @param after hits and runs of the arm {@code after}
 */
public record FisherExact(Proportion before, Proportion after) {
  /** One-sided p: the probability of so few hits after, given all hits. */
  public double pAfterFewer() {
    return hitsAfter().atMost(after.hits());
  }

  /** One-sided p in the other direction. */
  public double pAfterMore() {
    return hitsAfter().atLeast(after.hits());
  }

  /** Two-sided p: all tables that are no likelier than the one observed. */
  public double pTwoSided() {
    return hitsAfter().noLikelierThan(after.hits());
  }

  private LogConcave hitsAfter() {
    return LogConcave.hypergeometric(after.runs(), before.runs(), before.hits() + after.hits());
  }
}
