package org.pumprig.rig.compare.stats;

/**
 * The exact test of paired outcomes: of the units that differ between the arms, half should have
 * their hit in either (McNemar, Psychometrika 12, 1947; exact binomial form).
 *
 * @param onlyBefore units with a hit before and none after
 * @param onlyAfter units with a hit after and none before
 */
public record McNemarExact(long onlyBefore, long onlyAfter) {
  /** Refuses negative counts. */
  public McNemarExact {
    if (onlyBefore < 0
        || onlyAfter < 0
        || onlyBefore > EventCount.MAX_EVENTS
        || onlyAfter > EventCount.MAX_EVENTS) {
      throw new IllegalArgumentException("not counts: " + onlyBefore + " and " + onlyAfter);
    }
  }

  /** One-sided p: the probability that so few of the discordant units have their hit after. */
  public double pAfterFewer() {
    return discordant().atMost(onlyAfter);
  }

  /** One-sided p in the other direction. */
  public double pAfterMore() {
    return discordant().atLeast(onlyAfter);
  }

  /** Two-sided p. */
  public double pTwoSided() {
    return discordant().noLikelierThan(onlyAfter);
  }

  private LogConcave discordant() {
    return LogConcave.binomial(onlyBefore + onlyAfter, 1);
  }
}
