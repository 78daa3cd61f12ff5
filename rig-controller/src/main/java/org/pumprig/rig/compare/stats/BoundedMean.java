package org.pumprig.rig.compare.stats;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A lower confidence bound of the mean of independent values from 0 to 1, whatever their
 * distribution: what a gambler earns who bets on each value against a mean of m is no more than 1
 * on average if that is the mean (Waudby-Smith and Ramdas, JRSS B 86, 2024), so by Markov's
 * inequality it reaches 1/alpha with a probability of at most alpha. The order of the values makes
 * no difference.
 *
 * @param values from 0 to 1
 */
public record BoundedMean(double[] values) {
  /** Shares of all that could be staked; an average over several bets is a bet. */
  private static final double[] STAKES = {0.5, 0.7, 0.9, 0.99};

  private static final int HALVINGS = 60;

  /** Refuses what is no share. */
  public BoundedMean {
    values = values.clone();
    if (!Arrays.stream(values).allMatch(value -> value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("values from 0 to 1: " + Arrays.toString(values));
    }
  }

  /** So many values that are all 1. */
  public static BoundedMean perfect(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return new BoundedMean(ones);
  }

  /** The plain mean; 0 of none. */
  public double estimate() {
    return Arrays.stream(values).average().orElse(0);
  }

  /** What the gambler earns against a mean, above 0 and up to 1. */
  double evidenceAgainst(double mean) {
    return evidenceAgainst(mean, counts());
  }

  /** How often each value comes: shares of a few pumps are few different ones. */
  private SortedMap<Double, Integer> counts() {
    SortedMap<Double, Integer> counts = new TreeMap<>();
    for (double value : values) {
      counts.merge(value, 1, Integer::sum);
    }
    return counts;
  }

  private static double evidenceAgainst(double mean, SortedMap<Double, Integer> counts) {
    double sum = 0;
    for (double stake : STAKES) {
      double earned = 1;
      for (Map.Entry<Double, Integer> each : counts.entrySet()) {
        earned *= StrictMath.pow(1 - stake + stake * each.getKey() / mean, each.getValue());
      }
      sum += earned;
    }
    return sum / STAKES.length;
  }

  /** The largest mean against which the evidence is enough; 0 if there is none. */
  public double lowerBound(double confidence) {
    double needed = 1 / (1 - confidence);
    SortedMap<Double, Integer> counts = counts();
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (evidenceAgainst(middle, counts) >= needed) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
