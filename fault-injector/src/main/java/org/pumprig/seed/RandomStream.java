package org.pumprig.seed;

/**
 * A reproducible stream of random numbers: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014, fig. 17).
 *
 * <p>Not thread-safe; not for secrets.
 */
public final class RandomStream {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private long state;

  /**
   * @param state start of the stream, usually from {@link Seed#stream}
   */
  public RandomStream(long state) {
    this.state = state;
  }

  /** 64 uniform bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Uniform in [0, 1), 53 bits. */
  public double nextUnit() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform integer in [0, bound), without bias. */
  public long nextBelow(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive: " + bound);
    }
    while (true) {
      long bits = nextLong() >>> 1;
      long value = bits % bound;
      if (bits - value + (bound - 1) >= 0) {
        return value;
      }
    }
  }

  /** Uniform integer in [low, high], both included. */
  public long nextBetween(long low, long high) {
    return low + nextBelow(high - low + 1);
  }

  /** True with a probability of {@code partsPerMillion} in a million. */
  public boolean nextChance(long partsPerMillion) {
    return nextBelow(1_000_000) < partsPerMillion;
  }

  /** Standard normal, Marsaglia's polar method (SIAM Review 6, 1964), with StrictMath. */
  public double nextNormal() {
    while (true) {
      double u = 2 * nextUnit() - 1;
      double v = 2 * nextUnit() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  /** Exponential with mean 1. */
  public double nextExponential() {
    return -StrictMath.log(1 - nextUnit());
  }

  /** Shuffles in place (Fisher–Yates). */
  public <T> void shuffle(java.util.List<T> list) {
    for (int i = list.size() - 1; i > 0; i--) {
      java.util.Collections.swap(list, i, (int) nextBelow(i + 1L));
    }
  }
}
