package org.pumprig.rig.cli;

import org.pumprig.rig.compare.stats.Proportion;

/**
 * What fresh pumps say of what was found by searching.
 *
 * @param tripped of those tried
 * @param pumps tried
 * @param share that was wanted
 * @param confidence of the lower limit
 */
record Confirmation(int tripped, int pumps, double share, double confidence) {
  Confirmation(int tripped, TrialOptions trials) throws CommandProblem {
    this(tripped, trials.fresh(), trials.share(), trials.confidence());
  }

  /** Lower limit of the share of pumps that trip (Clopper and Pearson). */
  double bound() {
    return new Proportion(tripped, pumps).lowerBound(confidence);
  }

  boolean confirmed() {
    return bound() >= share;
  }

  /**
   * For people.
   *
   * @param what was run
   */
  String words(String what) {
    return "%s: %s trip %d of %d fresh pumps, so at least %s at %s confidence (Clopper-Pearson, one-sided); wanted: %s."
        .formatted(
            confirmed() ? "Confirmed" : "NOT confirmed",
            what,
            tripped,
            pumps,
            TrialOptions.percent(bound()),
            TrialOptions.percent(confidence),
            TrialOptions.percent(share));
  }
}
