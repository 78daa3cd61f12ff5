package org.pumprig.rig.compare.stats;

import java.util.List;

/**
 * The log-rank test of two arms (Mantel, Cancer Chemotherapy Reports 50, 1966; Peto and Peto, JRSS
 * A 135, 1972), all events weighted alike (R's {@code survdiff} with rho = 0), asymptotic.
 *
 * @param before the arm {@code before}
 * @param after the arm {@code after}
 * @param variance of the events after, given the numbers at risk
 */
public record LogRank(ArmTally before, ArmTally after, double variance) {
  /** Compares all subjects of one arm with all of the other. */
  public static LogRank compare(List<Subject> before, List<Subject> after) {
    return of(before, after, List.of(RiskSet.of(before, after)));
  }

  /**
   * Compares within each unit and adds up over the units. A unit seen in one arm only adds nothing.
   */
  public static LogRank stratifiedByUnit(List<Subject> before, List<Subject> after) {
    return of(
        before,
        after,
        Strata.of(before, after).byUnit().values().stream()
            .map(pair -> RiskSet.of(pair.before(), pair.after()))
            .toList());
  }

  /** O − E of the arm {@code after}; negative if it has fewer or later events. */
  public double excessAfter() {
    return after.events() - after.expected();
  }

  /** (O−E)²/V with one degree of freedom; undefined if V is 0. */
  public Value chiSquare() {
    return test().chiSquare();
  }

  /** Two-sided p by the chi-square distribution; undefined if V is 0. */
  public Value pTwoSided() {
    return test().pTwoSided();
  }

  /**
   * One-sided p by the normal distribution, small if {@code after} has fewer or later events than
   * expected; undefined if V is 0.
   */
  public Value pAfterBetter() {
    return test().pFewer();
  }

  private ScoreTest test() {
    return new ScoreTest(excessAfter(), variance);
  }

  private static LogRank of(List<Subject> before, List<Subject> after, List<List<RiskSet>> strata) {
    int eventsBefore = 0;
    int eventsAfter = 0;
    double expectedBefore = 0;
    double expectedAfter = 0;
    double variance = 0;
    for (List<RiskSet> stratum : strata) {
      for (RiskSet set : stratum) {
        eventsBefore += set.eventsBefore();
        eventsAfter += set.eventsAfter();
        expectedBefore += set.expectedBefore();
        expectedAfter += set.expectedAfter();
        variance += set.variance();
      }
    }
    return new LogRank(
        new ArmTally(before.size(), eventsBefore, expectedBefore),
        new ArmTally(after.size(), eventsAfter, expectedAfter),
        variance);
  }
}
