package org.pumprig.rig.compare.survival;

/**
 * The standard error of a Cox coefficient that allows for observations of one cluster being alike:
 * score residuals added up within clusters (Lin and Wei, JASA 84, 1989), with Efron's treatment of
 * ties (Therneau and Grambsch, Modeling Survival Data, 2000, chapter 4); R's {@code coxph(…,
 * cluster)}. One stratum. Needs many clusters: with fewer than about 60 it is too small.
 */
public final class ClusteredError {
  /** Below this many clusters the error is too small, and has to be shown with a warning. */
  public static final int GOOD_FROM = 60;

  private ClusteredError() {}

  /**
   * Of the coefficient of a fit with {@link Ties#EFRON}. The columns are of one length, in any
   * order.
   *
   * @param times ends of observation
   * @param event whether each ended with the event
   * @param second whether each belongs to the second group
   * @param cluster from 0
   * @param clusters how many
   */
  public static double of(
      CoxFit fit, double[] times, boolean[] event, boolean[] second, int[] cluster, int clusters) {
    if (fit.ties() != Ties.EFRON) {
      throw new IllegalArgumentException("the clustered error is Efron's, not of " + fit.ties());
    }
    var hazards = new Hazards(table(times, event, second), fit.coefficient());
    double[] sums = new double[clusters];
    for (int i = 0; i < times.length; i++) {
      sums[cluster[i]] += hazards.residual(times[i], event[i], second[i]);
    }
    double squares = 0;
    for (double sum : sums) {
      squares += sum * sum;
    }
    return fit.standardError() * fit.standardError() * StrictMath.sqrt(squares);
  }

  private static RiskTable table(double[] times, boolean[] event, boolean[] second) {
    return RiskTable.of(part(times, event, second, false), part(times, event, second, true));
  }

  private static Sample part(double[] times, boolean[] event, boolean[] second, boolean which) {
    int size = 0;
    for (boolean each : second) {
      size += each == which ? 1 : 0;
    }
    double[] some = new double[size];
    boolean[] ended = new boolean[size];
    int next = 0;
    for (int i = 0; i < times.length; i++) {
      if (second[i] == which) {
        some[next] = times[i];
        ended[next++] = event[i];
      }
    }
    return Sample.of(some, ended);
  }

  /** Sums over event times: the hazard, and the hazard times the mean of the variable. */
  private static final class Hazards {
    private final RiskTable table;
    private final double ratio;
    private final double[] hazard;
    private final double[] weighted;
    private final double[] meanHere;
    private final double[] keptHazard;
    private final double[] keptWeighted;

    Hazards(RiskTable table, double coefficient) {
      this.table = table;
      this.ratio = StrictMath.exp(coefficient);
      int rows = table.size();
      hazard = new double[rows + 1];
      weighted = new double[rows + 1];
      meanHere = new double[rows];
      keptHazard = new double[rows];
      keptWeighted = new double[rows];
      for (int row = 0; row < rows; row++) {
        add(row);
      }
    }

    private void add(int row) {
      int d = table.events(row);
      hazard[row + 1] = hazard[row];
      weighted[row + 1] = weighted[row];
      for (int gone = 0; gone < d; gone++) {
        double share = (double) gone / d;
        double one = table.atRiskFirst(row) - share * table.eventsFirst(row);
        double two = (table.atRiskSecond(row) - share * table.eventsSecond(row)) * ratio;
        double mean = two / (one + two);
        hazard[row + 1] += 1 / (one + two);
        weighted[row + 1] += mean / (one + two);
        meanHere[row] += mean / d;
        keptHazard[row] += (1 - share) / (one + two);
        keptWeighted[row] += (1 - share) * mean / (one + two);
      }
    }

    /** An event at a tied time has, on average, left before some of the others. */
    double residual(double time, boolean event, boolean second) {
      double x = second ? 1 : 0;
      double risk = second ? ratio : 1;
      int rows = table.rowsUpTo(time);
      if (!event) {
        return -risk * (x * hazard[rows] - weighted[rows]);
      }
      int row = rows - 1;
      double before = x * hazard[row] - weighted[row];
      double here = x * keptHazard[row] - keptWeighted[row];
      return x - meanHere[row] - risk * (before + here);
    }
  }
}
