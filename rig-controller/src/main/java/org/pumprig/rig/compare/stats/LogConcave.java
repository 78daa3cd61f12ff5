package org.pumprig.rig.compare.stats;

/**
 * A distribution on consecutive integers, known by the ratio of neighbouring probabilities, which
 * must not rise: binomial, Poisson and hypergeometric are of this kind.
 *
 * <p>Every probability is a sum of weights, from the mode outwards, divided by the sum of all; this
 * needs neither logarithms nor factorials, and small tails keep their relative precision. Small
 * tables and even odds have whole-number weights and so correctly rounded probabilities: 3 of 3
 * against 0 of 3 is 0.05 itself, not the double above it. Weights below 1e-308 count as 0.
 */
public final class LogConcave {
  /**
   * Outcomes whose probabilities differ by less than this share count as equally likely: rounding
   * must not separate mirror images. R's fisher.test, binom.test and poisson.test use the same.
   */
  private static final double TIE = 1 + 1e-7;

  /**
   * A weight below this share of the sum it would join ends the walk, once all further weights
   * would join that sum too: they fall at least geometrically, so that even with a standard
   * deviation of 1e5 they leave the sum as it is.
   */
  private static final double NEGLIGIBLE = 1e-22;

  /** Whole numbers up to here are exact. */
  private static final double EXACT = 0x1.0p53;

  /** The ratio of the weights of k+1 and k, as a fraction, so that whole weights stay whole. */
  private sealed interface Ratio {
    double numerator(long k);

    double denominator(long k);
  }

  private record Binomial(long trials, double odds) implements Ratio {
    @Override
    public double numerator(long k) {
      return (trials - k) * odds;
    }

    @Override
    public double denominator(long k) {
      return k + 1.0;
    }
  }

  private record Poisson(double mean) implements Ratio {
    @Override
    public double numerator(long k) {
      return mean;
    }

    @Override
    public double denominator(long k) {
      return k + 1.0;
    }
  }

  private record Hypergeometric(long marked, long plain, long drawn) implements Ratio {
    @Override
    public double numerator(long k) {
      return (double) (marked - k) * (drawn - k);
    }

    @Override
    public double denominator(long k) {
      return (k + 1.0) * (plain - drawn + k + 1);
    }
  }

  private final long first;
  private final long last;
  private final Ratio ratio;
  private final long mode;
  private final double modeWeight;

  private LogConcave(long first, long last, Ratio ratio) {
    this.first = first;
    this.last = last;
    this.ratio = ratio;
    this.mode = mode();
    this.modeWeight =
        switch (ratio) {
          case Binomial(long trials, _) -> wholeOrOne(choose(trials, mode));
          case Poisson _ -> 1;
          case Hypergeometric(long marked, long plain, long drawn) ->
              wholeOrOne(choose(marked, mode) * choose(plain, drawn - mode));
        };
  }

  /** Successes in {@code trials} with success probability odds/(1+odds). */
  public static LogConcave binomial(long trials, double odds) {
    return new LogConcave(0, trials, new Binomial(trials, odds));
  }

  /** Events where {@code mean} are expected. */
  public static LogConcave poisson(double mean) {
    return new LogConcave(0, Long.MAX_VALUE, new Poisson(mean));
  }

  /** Marked balls among {@code drawn} from an urn of {@code marked} and {@code plain} ones. */
  public static LogConcave hypergeometric(long marked, long plain, long drawn) {
    return new LogConcave(
        Math.max(0, drawn - plain),
        Math.min(marked, drawn),
        new Hypergeometric(marked, plain, drawn));
  }

  /** P(X ≤ x). */
  public double atMost(long x) {
    return shares(x + 1)[0];
  }

  /** P(X ≥ x). */
  public double atLeast(long x) {
    return shares(x)[1];
  }

  /** Probability of all outcomes that are no likelier than {@code x}: R's two-sided p. */
  public double noLikelierThan(long x) {
    double limit = weight(x) * TIE;
    double[] sums = new double[2];
    walk(
        (k, weight) -> {
          sums[weight <= limit ? 0 : 1] += weight;
          return true;
        });
    return sums[0] / (sums[0] + sums[1]);
  }

  /** The probabilities of the outcomes below {@code cut}, and of the others. */
  private double[] shares(long cut) {
    double[] sums = new double[2];
    walk(
        (k, weight) -> {
          int side = k < cut ? 0 : 1;
          sums[side] += weight;
          boolean sideGoesOn = k < mode ? side == 0 : side == 1;
          return !sideGoesOn || weight > sums[side] * NEGLIGIBLE;
        });
    double all = sums[0] + sums[1];
    return new double[] {sums[0] / all, sums[1] / all};
  }

  private double weight(long x) {
    double[] found = new double[1];
    walk(
        (k, weight) -> {
          found[0] += k == x ? weight : 0;
          return k != x;
        });
    return found[0];
  }

  private interface Visitor {
    /** False ends the walk in this direction. */
    boolean visit(long k, double weight);
  }

  /** Visits all outcomes of positive weight, from the mode upwards, then from there downwards. */
  private void walk(Visitor visitor) {
    boolean _ = visitor.visit(mode, modeWeight);
    double weight = modeWeight;
    for (long k = mode; k < last; k++) {
      weight = weight * ratio.numerator(k) / ratio.denominator(k);
      if (weight == 0 || !visitor.visit(k + 1, weight)) {
        break;
      }
    }
    weight = modeWeight;
    for (long k = mode; k > first; k--) {
      weight = weight * ratio.denominator(k - 1) / ratio.numerator(k - 1);
      if (weight == 0 || !visitor.visit(k - 1, weight)) {
        break;
      }
    }
  }

  /** The first outcome that is at least as likely as the next one. */
  private long mode() {
    long low = first;
    long high = last;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (ratio.numerator(middle) <= ratio.denominator(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The binomial coefficient, whole while its products are below 2^53; cut short above. */
  private static double choose(long n, long k) {
    long steps = Math.min(k, n - k);
    double ways = 1;
    for (long i = 1; i <= steps && ways < EXACT; i++) {
      ways = ways * (n - steps + i) / i;
    }
    return ways;
  }

  private static double wholeOrOne(double weight) {
    return weight < EXACT ? weight : 1;
  }
}
