package org.pumprig.rig.compare.survival;

import org.pumprig.rig.compare.stats.Interval;

/**
 * What a proportional-hazards fit comes to. Where one group has no event while the other is at risk
 * the likelihood has no maximum: then there is no estimate, and a Wald interval, which other
 * programs print as "0 to infinity", would be nonsense; the profile likelihood still bounds it.
 */
public sealed interface CoxResult {
  /** How ties were treated. */
  Ties ties();

  /**
   * A maximum was found.
   *
   * @param fit estimate, errors and tests
   */
  record Estimated(CoxFit fit) implements CoxResult {
    @Override
    public Ties ties() {
      return fit.ties();
    }
  }

  /**
   * The likelihood rises towards a hazard ratio of 0 or of infinity.
   *
   * @param towardsZero true if the second group had no event while the first was at risk
   * @param profile limits of the hazard ratio by the profile likelihood; one of them is 0 or
   *     infinite
   * @param likelihoodRatio of the limit against a hazard ratio of 1, for one degree of freedom
   */
  record Unbounded(Ties ties, boolean towardsZero, Interval profile, double likelihoodRatio)
      implements CoxResult {}

  /** No event at a time when both groups were at risk: nothing can be said. */
  record Uninformative(Ties ties) implements CoxResult {}
}
