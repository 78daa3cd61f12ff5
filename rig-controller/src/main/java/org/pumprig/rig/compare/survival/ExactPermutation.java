package org.pumprig.rig.compare.survival;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Value;

/**
 * The exact permutation distribution of the log-rank statistic: all ways in which the observations
 * of a stratum could have fallen to the groups, in the sizes that they have, are equally likely if
 * firmware makes no difference (Fisher, The Design of Experiments, 1935, section 21; log-rank
 * scores of Peto and Peto, JRSS A 135, 1972). Coin's {@code logrank_test(distribution = "exact")}.
 *
 * <p>Needs equal censoring: the times for which the groups were watched must not differ, or labels
 * can't be exchanged. Look at {@link #censoring}.
 *
 * <p>No assignment is enumerated: the observations are dealt to two halves, each half's sums are
 * counted with equal sums kept once, and pairs are counted by walking both lists (Horowitz and
 * Sahni, Journal of the ACM 21, 1974).
 *
 * @param excessSecond O − E of the second group
 * @param pSecondBetter exact one-sided p that it has so few or such late events
 * @param pSecondWorse the same in the other direction
 * @param pTwoSided assignments whose statistic is at least as far from 0
 * @param assignments how many there are, rounded above 2^53
 * @param censoring log-rank test of the times of censoring; undefined if nobody is censored. A
 *     small p contradicts equal censoring, a large one doesn't prove it
 */
public record ExactPermutation(
    double excessSecond,
    double pSecondBetter,
    double pSecondWorse,
    double pTwoSided,
    double assignments,
    Value censoring) {
  /** The number of assignments, up to 3e299, has to stay within a double. */
  public static final int MOST_OBSERVATIONS = 1000;

  /**
   * Counts, within the strata of the groups.
   *
   * @throws NotComputableException if there is nothing to permute, or too much
   */
  public static ExactPermutation of(TwoGroups groups) throws NotComputableException {
    if (groups.sizeFirst() + groups.sizeSecond() > MOST_OBSERVATIONS) {
      throw new NotComputableException(
          "the exact permutation is for at most %d observations; use the log-rank test"
              .formatted(MOST_OBSERVATIONS));
    }
    if (groups.eventsFirst() + groups.eventsSecond() == 0) {
      throw new NotComputableException("no event, so every assignment looks the same");
    }
    LogRankScores scores = LogRankScores.of(groups);
    Halves halves = groups.strata().size() == 1 ? ofOne(scores) : ofMany(scores);
    long observed = 0;
    for (LogRankScores.Stratum stratum : scores.strata()) {
      observed += stratum.observed();
    }
    double all = halves.atMost(Long.MAX_VALUE / 2);
    double better = halves.atMost(observed);
    long far = Math.abs(observed);
    double extreme = far == 0 ? all : halves.atMost(-far) + halves.atLeast(far);
    return new ExactPermutation(
        observed / scores.denominator().doubleValue(),
        better / all,
        halves.atLeast(observed) / all,
        extreme / all,
        all,
        WeightedLogRank.of(groups.reversed(), 0).pTwoSided());
  }

  /** Two lists of spreads; the i-th of one goes with the i-th of the other. */
  private record Halves(List<SumSpread> left, List<SumSpread> right) {
    double atMost(long limit) {
      double pairs = 0;
      for (int i = 0; i < left.size(); i++) {
        pairs += left.get(i).pairsAtMost(right.get(i), limit);
      }
      return pairs;
    }

    double atLeast(long limit) {
      double pairs = 0;
      for (int i = 0; i < left.size(); i++) {
        pairs += left.get(i).mirrored().pairsAtMost(right.get(i).mirrored(), -limit);
      }
      return pairs;
    }
  }

  /** One stratum: k of the second group in one half, the rest of them in the other. */
  private static Halves ofOne(LogRankScores scores) throws NotComputableException {
    LogRankScores.Stratum stratum = scores.strata().getFirst();
    List<SumSpread> left = new ArrayList<>(List.of(SumSpread.nothing()));
    List<SumSpread> right = new ArrayList<>(List.of(SumSpread.nothing()));
    for (int i = 0; i < stratum.counts().length; i++) {
      List<SumSpread> smaller = size(left) <= size(right) ? left : right;
      for (int j = 0; j < stratum.counts()[i]; j++) {
        deal(smaller, stratum.distinct()[i], stratum.chosen());
      }
    }
    List<SumSpread> paired = new ArrayList<>();
    List<SumSpread> with = new ArrayList<>();
    for (int k = 0; k < left.size(); k++) {
      int rest = stratum.chosen() - k;
      if (rest >= 0 && rest < right.size()) {
        paired.add(left.get(k));
        with.add(right.get(rest));
      }
    }
    return new Halves(paired, with);
  }

  private static long size(List<SumSpread> byCount) {
    return byCount.stream().mapToLong(SumSpread::size).sum();
  }

  /** One more observation, which belongs to the second group or doesn't. */
  private static void deal(List<SumSpread> byCount, long score, int most)
      throws NotComputableException {
    if (size(byCount) > SumSpread.MOST) {
      throw SumSpread.tooMany();
    }
    if (byCount.size() <= most) {
      byCount.add(SumSpread.impossible());
    }
    for (int k = byCount.size() - 1; k > 0; k--) {
      byCount.set(k, byCount.get(k).plus(byCount.get(k - 1), score));
    }
  }

  /** Many strata: each has its own spread, and the spreads are multiplied in two halves. */
  private static Halves ofMany(LogRankScores scores) throws NotComputableException {
    SumSpread left = SumSpread.nothing();
    SumSpread right = SumSpread.nothing();
    for (LogRankScores.Stratum stratum : scores.strata()) {
      List<SumSpread> byCount = new ArrayList<>(List.of(SumSpread.nothing()));
      for (int i = 0; i < stratum.counts().length; i++) {
        for (int j = 0; j < stratum.counts()[i]; j++) {
          deal(byCount, stratum.distinct()[i], stratum.chosen());
        }
      }
      SumSpread own = byCount.get(stratum.chosen());
      if (left.size() <= right.size()) {
        left = left.times(own);
      } else {
        right = right.times(own);
      }
    }
    return new Halves(List.of(left), List.of(right));
  }
}
