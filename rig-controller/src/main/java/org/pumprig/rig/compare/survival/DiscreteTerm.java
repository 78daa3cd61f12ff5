package org.pumprig.rig.compare.survival;

/**
 * One time of the discrete model: given d events among n₁ + n₂ at risk, those of the second group
 * have Fisher's noncentral hypergeometric distribution with odds exp(b) (Breslow and Day,
 * Statistical Methods in Cancer Research 1, section 7.1). Summed from the mode outwards; terms that
 * no longer count end the sum.
 */
final class DiscreteTerm {
  private static final double NEGLIGIBLE = 1e-20;

  private DiscreteTerm() {}

  /** Adds to log-likelihood, score and information. */
  static void add(RiskTable table, int row, double b, double[] sums) {
    long n1 = table.atRiskFirst(row);
    long n2 = table.atRiskSecond(row);
    long d = table.events(row);
    long first = Math.max(0, d - n1);
    long last = Math.min(n2, d);
    long mode = mode(n1, n2, d, b, first, last);
    double[] moments = {1, 0, 0};
    double weight = 1;
    for (long j = mode; j < last && weight > NEGLIGIBLE; j++) {
      weight *= ratio(n1, n2, d, j, b);
      collect(moments, weight, j + 1 - mode);
    }
    weight = 1;
    for (long j = mode; j > first && weight > NEGLIGIBLE; j--) {
      weight /= ratio(n1, n2, d, j - 1, b);
      collect(moments, weight, j - 1 - mode);
    }
    double mean = moments[1] / moments[0];
    long distance = table.eventsSecond(row) - mode;
    sums[0] += distance * b - logChoose(n2, mode) - logChoose(n1, d - mode);
    sums[0] -= StrictMath.log(moments[0]);
    sums[1] += distance - mean;
    sums[2] += moments[2] / moments[0] - mean * mean;
  }

  private static void collect(double[] moments, double weight, long distance) {
    moments[0] += weight;
    moments[1] += weight * distance;
    moments[2] += weight * distance * distance;
  }

  /** The weight of j + 1 over that of j; falls as j rises. */
  private static double ratio(long n1, long n2, long d, long j, double b) {
    double count = ((double) (n2 - j) * (d - j)) / ((j + 1.0) * (n1 - d + j + 1));
    return count * StrictMath.exp(b);
  }

  private static long mode(long n1, long n2, long d, double b, long first, long last) {
    long low = first;
    long high = last;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (ratio(n1, n2, d, middle, b) <= 1) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static double logChoose(long n, long k) {
    return LogFactorial.of(n) - LogFactorial.of(k) - LogFactorial.of(n - k);
  }
}
