package org.pumprig.rig.compare.survival;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.stats.NotComputableException;

/**
 * Log-rank scores of both groups together, event minus cumulated hazard up to its time (Peto and
 * Peto, JRSS A 135, 1972), as whole numbers over a common denominator, so that ties are exact. The
 * sum of the second group's scores is its O − E; the sum of all is 0.
 *
 * @param strata scores of each stratum
 * @param denominator that all have in common
 */
record LogRankScores(List<Stratum> strata, BigInteger denominator) {
  private static final int MOST_BITS = 61;

  /**
   * @param distinct values, by rising time: events and censored of each distinct time
   * @param counts how many observations have each value
   * @param chosen size of the second group
   * @param observed sum of the second group's scores
   */
  record Stratum(long[] distinct, int[] counts, int chosen, long observed) {
    int size() {
      int sum = 0;
      for (int count : counts) {
        sum += count;
      }
      return sum;
    }
  }

  static LogRankScores of(TwoGroups groups) throws NotComputableException {
    BigInteger denominator = BigInteger.ONE;
    for (RiskTable table : groups.tables()) {
      for (int row = 0; row < table.size(); row++) {
        BigInteger n = BigInteger.valueOf(table.atRisk(row));
        denominator = denominator.divide(denominator.gcd(n)).multiply(n);
        if (denominator.bitLength() > MOST_BITS) {
          throw tooFine();
        }
      }
    }
    List<Stratum> strata = new ArrayList<>();
    for (int i = 0; i < groups.strata().size(); i++) {
      strata.add(stratum(groups.strata().get(i), groups.tables().get(i), denominator));
    }
    checkReach(strata);
    return new LogRankScores(strata, denominator);
  }

  private static Stratum stratum(TwoGroups.Stratum stratum, RiskTable table, BigInteger denominator)
      throws NotComputableException {
    int rows = table.size();
    long[] distinct = new long[2 * rows + 1];
    int[] counts = new int[distinct.length];
    int[] second = new int[distinct.length];
    BigInteger hazard = BigInteger.ZERO;
    for (int row = 0; row <= rows; row++) {
      double until = row < rows ? table.time(row) : Double.MAX_VALUE;
      double from = row == 0 ? -1 : table.time(row - 1);
      distinct[2 * row] = exact(hazard.negate());
      int leftFirst = censored(stratum.first(), from, until);
      second[2 * row] = censored(stratum.second(), from, until);
      counts[2 * row] = leftFirst + second[2 * row];
      if (row < rows) {
        BigInteger step =
            denominator
                .divide(BigInteger.valueOf(table.atRisk(row)))
                .multiply(BigInteger.valueOf(table.events(row)));
        hazard = hazard.add(step);
        distinct[2 * row + 1] = exact(denominator.subtract(hazard));
        counts[2 * row + 1] = table.events(row);
        second[2 * row + 1] = table.eventsSecond(row);
      }
    }
    BigInteger observed = BigInteger.ZERO;
    for (int i = 0; i < distinct.length; i++) {
      observed =
          observed.add(BigInteger.valueOf(distinct[i]).multiply(BigInteger.valueOf(second[i])));
    }
    return new Stratum(distinct, counts, stratum.second().size(), exact(observed));
  }

  /** Censored observations from one event time, included, up to the next, not included. */
  private static int censored(Sample sample, double from, double until) {
    int count = 0;
    for (double end : sample.ends()) {
      count += end >= from && end < until ? 1 : 0;
    }
    for (double event : sample.events()) {
      count -= event >= from && event < until ? 1 : 0;
    }
    return count;
  }

  /** No sum of any choice may overflow. */
  private static void checkReach(List<Stratum> strata) throws NotComputableException {
    BigInteger reach = BigInteger.ZERO;
    for (Stratum stratum : strata) {
      for (int i = 0; i < stratum.counts().length; i++) {
        reach =
            reach.add(
                BigInteger.valueOf(stratum.distinct()[i])
                    .abs()
                    .multiply(BigInteger.valueOf(stratum.counts()[i])));
      }
    }
    if (reach.bitLength() > MOST_BITS) {
      throw tooFine();
    }
  }

  private static long exact(BigInteger value) throws NotComputableException {
    if (value.bitLength() > MOST_BITS) {
      throw tooFine();
    }
    return value.longValueExact();
  }

  private static NotComputableException tooFine() {
    return new NotComputableException(
        "the exact permutation needs whole-number scores within 61 bits, and so many different"
            + " numbers at risk don't allow it; use the log-rank test");
  }
}
