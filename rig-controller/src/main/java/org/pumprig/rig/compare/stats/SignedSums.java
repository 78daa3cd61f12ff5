package org.pumprig.rig.compare.stats;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * How the sum of given integers spreads over all choices of their signs. Equal sums are kept once
 * with their count, so that the work follows the number of distinct sums, not 2^terms.
 *
 * @param terms integers other than 0
 * @param atMostObserved choices whose sum is at most that of the given signs
 * @param asFarAsObserved choices whose sum is at least as far from 0
 */
record SignedSums(int terms, long atMostObserved, long asFarAsObserved) {
  /** Counts stay within a long. */
  static final int MAX_TERMS = 62;

  /** Sums and counts at this size take 64 MB, twice that while merging: a Raspberry Pi has it. */
  static final int MAX_DISTINCT = 1 << 22;

  /** Distinct sums, rising, with the number of sign choices that give each. */
  private record Spread(long[] sums, long[] counts) {
    Spread plusMinus(long term) {
      int n = sums.length;
      long[] merged = new long[2 * n];
      long[] ways = new long[2 * n];
      int size = 0;
      int low = 0;
      int high = 0;
      while (low < n || high < n) {
        long down = low < n ? sums[low] - term : Long.MAX_VALUE;
        long up = high < n ? sums[high] + term : Long.MAX_VALUE;
        merged[size] = Math.min(down, up);
        if (down <= up) {
          ways[size] += counts[low++];
        }
        if (up <= down) {
          ways[size] += counts[high++];
        }
        size++;
      }
      return new Spread(Arrays.copyOf(merged, size), Arrays.copyOf(ways, size));
    }
  }

  static SignedSums of(List<BigInteger> signed) throws NotComputableException {
    List<BigInteger> informative = signed.stream().filter(v -> v.signum() != 0).toList();
    BigInteger reach =
        informative.stream().map(BigInteger::abs).reduce(BigInteger.ZERO, BigInteger::add);
    if (informative.size() > MAX_TERMS || reach.bitLength() > 61) {
      throw new NotComputableException(
          "%d informative units with these numbers at risk are too many for the exact paired test (at most %d units, sums within 61 bits); use the stratified log-rank test"
              .formatted(informative.size(), MAX_TERMS));
    }
    Spread spread = new Spread(new long[] {0}, new long[] {1});
    long observed = 0;
    for (BigInteger value : informative) {
      spread = spread.plusMinus(value.abs().longValueExact());
      observed += value.longValueExact();
      if (spread.sums().length > MAX_DISTINCT) {
        throw new NotComputableException(
            "%d informative units have more than %d distinct sums, too many for the exact paired test; use the stratified log-rank test"
                .formatted(informative.size(), MAX_DISTINCT));
      }
    }
    return count(informative.size(), spread, observed);
  }

  private static SignedSums count(int terms, Spread spread, long observed) {
    long atMost = 0;
    long asFar = 0;
    for (int i = 0; i < spread.sums().length; i++) {
      atMost += spread.sums()[i] <= observed ? spread.counts()[i] : 0;
      asFar += Math.abs(spread.sums()[i]) >= Math.abs(observed) ? spread.counts()[i] : 0;
    }
    return new SignedSums(terms, atMost, asFar);
  }
}
