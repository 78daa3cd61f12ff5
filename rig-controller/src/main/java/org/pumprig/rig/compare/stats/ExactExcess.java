package org.pumprig.rig.compare.stats;

import java.math.BigInteger;
import java.util.List;

/** O − E of the arm {@code after} for each unit, exactly, over a common denominator. */
final class ExactExcess {
  private ExactExcess() {}

  /** Numerators, one a unit in order of name, reduced by their greatest common divisor. */
  static List<BigInteger> ofUnits(Strata strata) {
    List<List<RiskSet>> units =
        strata.byUnit().values().stream()
            .map(pair -> RiskSet.of(pair.before(), pair.after()))
            .toList();
    BigInteger denominator =
        units.stream()
            .flatMap(List::stream)
            .map(set -> BigInteger.valueOf(set.atRisk()))
            .reduce(BigInteger.ONE, ExactExcess::leastCommonMultiple);
    List<BigInteger> numerators = units.stream().map(sets -> numerator(sets, denominator)).toList();
    BigInteger common = numerators.stream().reduce(BigInteger.ZERO, BigInteger::gcd);
    return common.signum() == 0
        ? numerators
        : numerators.stream().map(value -> value.divide(common)).toList();
  }

  private static BigInteger numerator(List<RiskSet> sets, BigInteger denominator) {
    BigInteger sum = BigInteger.ZERO;
    for (RiskSet set : sets) {
      long overAtRisk =
          (long) set.eventsAfter() * set.atRisk() - (long) set.events() * set.atRiskAfter();
      sum =
          sum.add(
              denominator
                  .divide(BigInteger.valueOf(set.atRisk()))
                  .multiply(BigInteger.valueOf(overAtRisk)));
    }
    return sum;
  }

  private static BigInteger leastCommonMultiple(BigInteger a, BigInteger b) {
    return a.divide(a.gcd(b)).multiply(b);
  }
}
