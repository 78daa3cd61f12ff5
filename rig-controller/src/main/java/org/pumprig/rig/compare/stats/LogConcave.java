package org.pumprig.rig.compare.stats;

import java.util.function.LongPredicate;
import java.util.function.LongToDoubleFunction;

/**
 * A distribution on consecutive integers, known by the ratio of neighbouring probabilities, which
 * must not rise: binomial, Poisson and hypergeometric are of this kind.
 *
 * <p>Every probability is a sum of weights relative to the mode's, divided by the sum of all; this
 * needs neither logarithms nor factorials, and small tails keep their relative precision. Weights
 * below 1e-308 of the mode's count as 0.
 */
final class LogConcave {
  /**
   * Outcomes whose probabilities differ by less than this share count as equally likely: rounding
   * must not separate mirror images. R's fisher.test, binom.test and poisson.test use the same.
   */
  private static final double TIE = 1 + 1e-7;

  private final long first;
  private final long last;
  private final LongToDoubleFunction ratio;
  private final long mode;

  private LogConcave(long first, long last, LongToDoubleFunction ratio) {
    this.first = first;
    this.last = last;
    this.ratio = ratio;
    this.mode = mode();
  }

  /** Successes in {@code trials} with success probability odds/(1+odds). */
  static LogConcave binomial(long trials, double odds) {
    return new LogConcave(0, trials, k -> (double) (trials - k) / (k + 1) * odds);
  }

  /** Events where {@code mean} are expected. */
  static LogConcave poisson(double mean) {
    return new LogConcave(0, Long.MAX_VALUE, k -> mean / (k + 1.0));
  }

  /** Marked balls among {@code drawn} from an urn of {@code marked} and {@code plain} ones. */
  static LogConcave hypergeometric(long marked, long plain, long drawn) {
    return new LogConcave(
        Math.max(0, drawn - plain),
        Math.min(marked, drawn),
        k -> ((double) (marked - k) / (k + 1)) * ((double) (drawn - k) / (plain - drawn + k + 1)));
  }

  /** P(X ≤ x). */
  double atMost(long x) {
    return share(k -> k <= x);
  }

  /** P(X ≥ x). */
  double atLeast(long x) {
    return share(k -> k >= x);
  }

  /** Probability of all outcomes that are no likelier than {@code x}: R's two-sided p. */
  double noLikelierThan(long x) {
    double limit = weight(x) * TIE;
    double[] sums = new double[2];
    walk((k, weight) -> sums[weight <= limit ? 0 : 1] += weight);
    return sums[0] / (sums[0] + sums[1]);
  }

  private double share(LongPredicate counted) {
    double[] sums = new double[2];
    walk((k, weight) -> sums[counted.test(k) ? 0 : 1] += weight);
    return sums[0] / (sums[0] + sums[1]);
  }

  private double weight(long x) {
    double[] found = new double[1];
    walk((k, weight) -> found[0] += k == x ? weight : 0);
    return found[0];
  }

  private interface Visitor {
    void visit(long k, double weight);
  }

  /** Visits all outcomes of positive weight, from the mode outwards. */
  private void walk(Visitor visitor) {
    visitor.visit(mode, 1);
    double weight = 1;
    for (long k = mode; k < last; k++) {
      weight *= ratio.applyAsDouble(k);
      if (weight == 0) {
        break;
      }
      visitor.visit(k + 1, weight);
    }
    weight = 1;
    for (long k = mode; k > first; k--) {
      weight /= ratio.applyAsDouble(k - 1);
      if (weight == 0) {
        break;
      }
      visitor.visit(k - 1, weight);
    }
  }

  /** The first outcome that is at least as likely as the next one. */
  private long mode() {
    long low = first;
    long high = last;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (ratio.applyAsDouble(middle) <= 1) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
