package org.pumprig.rig.compare.stats;

import java.util.List;
import java.util.Map;

/**
 * The exact permutation test of the log-rank statistic stratified by unit, for units that ran with
 * both firmware versions: under the null hypothesis the arms' labels could be swapped within any
 * unit (Fisher, The Design of Experiments, 1935, section 21, with log-rank scores). Swapping a unit
 * turns the sign of its own O − E and nothing else, so the 2^units assignments are counted by their
 * distinct sums, in integers: ties are exact.
 *
 * @param units units in the comparison
 * @param informativeUnits units whose own O − E isn't 0; only these can change the statistic
 * @param excessAfter O − E of the arm {@code after}, summed over units; negative if it has fewer or
 *     later events
 * @param asFavourable of the 2^informativeUnits assignments, those in which {@code after} looks at
 *     least as good
 * @param asExtreme of these, those at least as far from 0 in either direction
 * @param assumption what the test needs beyond the data
 * @param censoring whether the data contradict it
 */
public record PairedPermutation(
    int units,
    int informativeUnits,
    double excessAfter,
    long asFavourable,
    long asExtreme,
    Assumption assumption,
    EqualCensoring censoring) {
  /** What makes labels exchangeable within a unit. */
  public enum Assumption {
    /** Both arms of a unit are observed up to the same times unless the event comes first. */
    EQUAL_CENSORING_WITHIN_UNIT
  }

  /**
   * Runs the test.
   *
   * @throws NotComputableException if a unit doesn't have as many observations in one arm as in the
   *     other, or if the set is too large to be counted exactly: more than {@value
   *     SignedSums#MAX_TERMS} informative units, or more than {@value SignedSums#MAX_DISTINCT}
   *     distinct sums; 22 informative units are always possible, and 62 with one observation each
   *     an arm
   */
  public static PairedPermutation test(List<Subject> before, List<Subject> after)
      throws NotComputableException {
    Strata strata = Strata.of(before, after);
    for (Map.Entry<String, Strata.Pair> unit : strata.byUnit().entrySet()) {
      Strata.Pair pair = unit.getValue();
      if (pair.before().size() != pair.after().size()) {
        throw new NotComputableException(
            "the paired test needs as many observations before as after, but unit %s has %d and %d"
                .formatted(unit.getKey(), pair.before().size(), pair.after().size()));
      }
    }
    SignedSums sums = SignedSums.of(ExactExcess.ofUnits(strata));
    return new PairedPermutation(
        strata.byUnit().size(),
        sums.terms(),
        LogRank.stratifiedByUnit(before, after).excessAfter(),
        sums.atMostObserved(),
        sums.asFarAsObserved(),
        Assumption.EQUAL_CENSORING_WITHIN_UNIT,
        EqualCensoring.of(strata));
  }

  /** Exact one-sided p that {@code after} has fewer or later events. */
  public double pAfterBetter() {
    return StrictMath.scalb((double) asFavourable, -informativeUnits);
  }

  /** Exact two-sided p. */
  public double pTwoSided() {
    return StrictMath.scalb((double) asExtreme, -informativeUnits);
  }
}
