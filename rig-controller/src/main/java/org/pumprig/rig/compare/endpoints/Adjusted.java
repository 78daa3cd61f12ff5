package org.pumprig.rig.compare.endpoints;

import java.util.Arrays;
import java.util.List;

/** P-values of several endpoints, adjusted so that each may be read against alpha. */
public final class Adjusted {
  private Adjusted() {}

  /**
   * Any of several may be claimed (Holm, Scandinavian Journal of Statistics 6, 1979): keeps the
   * chance of a single false claim, whatever the endpoints have to do with each other.
   *
   * @param ps one an endpoint, in [0, 1]
   * @return in the same order
   */
  public static List<Double> holm(List<Double> ps) {
    Integer[] order = order(ps);
    Double[] adjusted = new Double[ps.size()];
    double last = 0;
    for (int i = 0; i < order.length; i++) {
      last = Math.max(last, Math.min(1, (order.length - i) * ps.get(order[i])));
      adjusted[order[i]] = last;
    }
    return List.of(adjusted);
  }

  /**
   * Keeps the expected share of false ones among the claims (Benjamini and Hochberg, JRSS B 57,
   * 1995), for independent or positively dependent endpoints: for screening, not for a verdict.
   *
   * @param ps one an endpoint, in [0, 1]
   * @return in the same order
   */
  public static List<Double> benjaminiHochberg(List<Double> ps) {
    Integer[] order = order(ps);
    Double[] adjusted = new Double[ps.size()];
    double last = 1;
    for (int i = order.length - 1; i >= 0; i--) {
      last = Math.min(last, ps.get(order[i]) * order.length / (i + 1));
      adjusted[order[i]] = last;
    }
    return List.of(adjusted);
  }

  private static Integer[] order(List<Double> ps) {
    for (double p : ps) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("a p must be within [0, 1]: " + p);
      }
    }
    Integer[] order = new Integer[ps.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(ps.get(a), ps.get(b)));
    return order;
  }
}
