package org.pumprig.rig.compare.location;

/**
 * The exact distribution of a sum of ranks under exchange, by counting (Streitberg and Röhmel,
 * Biometrical Journal 28, 1986): ties need no approximation, as the ranks seen are used as they
 * are.
 *
 * @param ways how many choices give each sum, from 0 on
 */
record RankSums(double[] ways) {
  /**
   * All choices of {@code chosen} of the ranks.
   *
   * @param ranks whole, positive
   */
  static RankSums ofChoosing(int chosen, int[] ranks) {
    int total = sum(ranks);
    double[][] ways = new double[chosen + 1][total + 1];
    ways[0][0] = 1;
    int reached = 0;
    for (int i = 0; i < ranks.length; i++) {
      reached += ranks[i];
      for (int k = Math.min(chosen, i + 1); k >= 1; k--) {
        for (int s = reached; s >= ranks[i]; s--) {
          ways[k][s] += ways[k - 1][s - ranks[i]];
        }
      }
    }
    return new RankSums(ways[chosen]);
  }

  /** All ways of giving each rank one of two signs, of which only the positive ones are summed. */
  static RankSums ofSigns(int[] ranks) {
    double[] ways = new double[sum(ranks) + 1];
    ways[0] = 1;
    int reached = 0;
    for (int rank : ranks) {
      reached += rank;
      for (int s = reached; s >= rank; s--) {
        ways[s] += ways[s - rank];
      }
    }
    return new RankSums(ways);
  }

  /** P(sum ≤ s). */
  double atMost(int s) {
    return within(0, Math.min(s, ways.length - 1));
  }

  /** P(sum ≥ s). */
  double atLeast(int s) {
    return within(Math.max(s, 0), ways.length - 1);
  }

  private double within(int from, int to) {
    double counted = 0;
    double all = 0;
    for (int s = 0; s < ways.length; s++) {
      all += ways[s];
      counted += s >= from && s <= to ? ways[s] : 0;
    }
    return counted / all;
  }

  private static int sum(int[] ranks) {
    int total = 0;
    for (int rank : ranks) {
      total += rank;
    }
    return total;
  }
}
