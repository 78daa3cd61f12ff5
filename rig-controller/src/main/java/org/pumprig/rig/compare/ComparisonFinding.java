package org.pumprig.rig.compare;

import org.pumprig.rig.plan.Comparison.Expect;

/**
 * What the plan's author expected of the comparison, and what was found.
 *
 * <p>{@code notBetter} is met by {@link Conclusion#NOT_BETTER}, and by {@link
 * Conclusion#INCONCLUSIVE} if at least one watchdog tripped and the interval of the rate ratio
 * holds 1; a comparison without any event meets nothing, as its interval could not but hold 1.
 *
 * @param expected in the plan
 * @param found one line
 * @param agreement whether the two agree
 */
public record ComparisonFinding(Expect expected, String found, Agreement agreement) {
  static ComparisonFinding of(CampaignComparison comparison) {
    Expect expected = comparison.plan().expect();
    return new ComparisonFinding(
        expected,
        comparison.conclusion().onDisk() + ": " + comparison.reason(),
        agreement(expected, comparison));
  }

  private static Agreement agreement(Expect expected, CampaignComparison comparison) {
    boolean met =
        switch (expected) {
          case BETTER -> comparison.conclusion() == Conclusion.BETTER;
          case WORSE -> comparison.conclusion() == Conclusion.WORSE;
          case NOT_BETTER ->
              comparison.conclusion() == Conclusion.NOT_BETTER || undecidedAroundOne(comparison);
        };
    if (met) {
      return Agreement.MET;
    }
    return comparison.conclusion() == Conclusion.INCONCLUSIVE
        ? Agreement.UNDECIDED
        : Agreement.NOT_MET;
  }

  private static boolean undecidedAroundOne(CampaignComparison comparison) {
    return comparison.conclusion() == Conclusion.INCONCLUSIVE
        && comparison
            .perHour()
            .filter(rate -> rate.informed() && rate.intervalHoldsOne())
            .isPresent();
  }
}
