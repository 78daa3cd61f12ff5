package org.pumprig.rig.compare.survival;

import java.util.List;

/**
 * Cox's partial likelihood with one variable, 0 for the first group and 1 for the second. Concave
 * in the coefficient. Every term is written with the factor exp(−|b|), so that nothing overflows.
 */
final class PartialLikelihood {
  /**
   * At one coefficient.
   *
   * @param logLikelihood natural logarithm
   * @param score its first derivative
   * @param information minus its second derivative
   */
  record Point(double logLikelihood, double score, double information) {}

  private final List<RiskTable> tables;
  private final Ties ties;

  PartialLikelihood(TwoGroups groups, Ties ties) {
    this.tables = groups.tables();
    this.ties = ties;
  }

  Point at(double b) {
    double[] sums = new double[3];
    double one = b > 0 ? StrictMath.exp(-b) : 1;
    double two = b > 0 ? 1 : StrictMath.exp(b);
    for (RiskTable table : tables) {
      for (int row = 0; row < table.size(); row++) {
        switch (ties) {
          case BRESLOW -> breslow(table, row, b, one, two, sums);
          case EFRON -> efron(table, row, b, one, two, sums);
          case EXACT -> exact(table, row, b, one, two, sums);
        }
      }
    }
    return new Point(sums[0], sums[1], sums[2]);
  }

  private static void breslow(
      RiskTable table, int row, double b, double one, double two, double[] sums) {
    start(table, row, b, sums);
    term(one * table.atRiskFirst(row), two * table.atRiskSecond(row), table.events(row), sums);
  }

  private static void efron(
      RiskTable table, int row, double b, double one, double two, double[] sums) {
    int d = table.events(row);
    start(table, row, b, sums);
    for (int gone = 0; gone < d; gone++) {
      double share = (double) gone / d;
      term(
          one * (table.atRiskFirst(row) - share * table.eventsFirst(row)),
          two * (table.atRiskSecond(row) - share * table.eventsSecond(row)),
          1,
          sums);
    }
  }

  /** A single event has the same term in all three. */
  private static void exact(
      RiskTable table, int row, double b, double one, double two, double[] sums) {
    if (table.events(row) == 1) {
      breslow(table, row, b, one, two, sums);
    } else {
      DiscreteTerm.add(table, row, b, sums);
    }
  }

  /** The numerator; for positive b divided by exp(b) for each event, as the denominators are. */
  private static void start(RiskTable table, int row, double b, double[] sums) {
    sums[0] += b > 0 ? -b * table.eventsFirst(row) : b * table.eventsSecond(row);
    sums[1] += table.eventsSecond(row);
  }

  private static void term(double one, double two, double times, double[] sums) {
    double share = two / (one + two);
    sums[0] -= times * StrictMath.log(one + two);
    sums[1] -= times * share;
    sums[2] += times * share * (one / (one + two));
  }

  /**
   * The score as the coefficient goes to minus infinity: 0 if the likelihood keeps rising that way,
   * because no event of the second group happened while the first was at risk.
   */
  long scoreAtMinusInfinity() {
    long sum = 0;
    for (RiskTable table : tables) {
      for (int row = 0; row < table.size(); row++) {
        int least =
            ties == Ties.EXACT
                ? Math.max(0, table.events(row) - table.atRiskFirst(row))
                : table.atRiskFirst(row) == 0 ? table.events(row) : 0;
        sum += table.eventsSecond(row) - least;
      }
    }
    return sum;
  }

  /** Minus the score as the coefficient goes to plus infinity. */
  long scoreAtPlusInfinity() {
    long sum = 0;
    for (RiskTable table : tables) {
      for (int row = 0; row < table.size(); row++) {
        int most =
            ties == Ties.EXACT
                ? Math.min(table.atRiskSecond(row), table.events(row))
                : table.atRiskSecond(row) == 0 ? 0 : table.events(row);
        sum += most - table.eventsSecond(row);
      }
    }
    return sum;
  }
}
