package org.pumprig.rig.compare.table;

import java.util.List;
import org.pumprig.rig.compare.recurrent.Dispersion;
import org.pumprig.rig.compare.recurrent.MeanCumulative;
import org.pumprig.rig.compare.recurrent.Trend;
import org.pumprig.rig.compare.survival.ClusteredError;
import org.pumprig.rig.compare.survival.RestrictedMeanDifference;
import org.pumprig.rig.compare.survival.WeibullFit;

/**
 * From what size on an approximation is good, by the published table of coverage; below, it is
 * warned about. The reference holds the same rows.
 */
public enum Region {
  /** Limits of a curve and of its quantiles on the log-log scale. */
  CURVE(
      List.of(Method.KAPLAN_MEIER_LOG_LOG),
      30,
      "rows in a group",
      "With fewer than 30 in a group there are often no limits high on the curve, nor of its"
          + " quartiles."),
  /** The same on other scales. */
  CURVE_ON_OTHER_SCALES(
      List.of(Method.KAPLAN_MEIER_LOG, Method.KAPLAN_MEIER_PLAIN),
      240,
      "rows in a group",
      "With fewer than 240 in a group such 95 % limits can be too narrow (high on the curve they"
          + " cover 85 % at 30 and 91 % at 120); look at kaplan-meier-log-log."),
  /** Limits of restricted means and their difference; a claim refuses them below. */
  RESTRICTED_MEAN(
      List.of(Method.RESTRICTED_MEAN),
      RestrictedMeanDifference.GOOD_FROM,
      "rows in a group",
      "With 6 to 12 in a group such 95 % limits cover only 0.82 to 0.91; from 30 on they are"
          + " good."),
  /** The chi-square distribution of log-rank statistics. */
  LOG_RANK(
      List.of(Method.LOG_RANK, Method.FLEMING_HARRINGTON, Method.STRATIFIED_LOG_RANK),
      20,
      "events",
      "Approximate with so few events; look at the exact permutation."),
  /** Wald limits of a hazard ratio. */
  WALD(
      List.of(Method.COX_EFRON, Method.COX_BRESLOW, Method.COX_EXACT, Method.COX_STRATIFIED),
      10,
      "events",
      "Wald limits with so few events are rough; look at profile-likelihood."),
  /** Errors clustered by unit. */
  CLUSTERED(
      List.of(Method.COX_CLUSTER),
      ClusteredError.GOOD_FROM,
      "units",
      "With fewer than 60 units this error is too small (limits of 95 % cover 92 % at 6);"
          + " prefer exact-within-units."),
  /** Limits of a Weibull fit. */
  WEIBULL(
      List.of(Method.WEIBULL),
      WeibullFit.GOOD_FROM,
      "events",
      "With fewer than 50 events the limits are too narrow: of 95 %, they cover 91 % at 20"
          + " events and 87 % at 10."),
  /** Robust errors of a mean cumulative function. */
  MEAN_CUMULATIVE(
      List.of(Method.MEAN_CUMULATIVE),
      MeanCumulative.GOOD_FROM,
      "units in a group",
      "With fewer than 60 units in a group the robust error is too small (limits of 95 % cover"
          + " 91 % at 6)."),
  /** The chi-square distribution of Pearson's statistic. */
  DISPERSION(
      List.of(Method.DISPERSION),
      Dispersion.GOOD_FROM_MEAN,
      "events expected of a unit",
      "With less than one event expected of a unit this p is a rough guide."),
  /** The normal distribution of Laplace's statistic. */
  TREND(
      List.of(Method.TREND),
      Trend.GOOD_FROM,
      "events in a group",
      "Laplace's test is rough with fewer than 4 events.");

  private final List<Method> methods;
  private final double goodFrom;
  private final String unit;
  private final String warning;

  Region(List<Method> methods, double goodFrom, String unit, String warning) {
    this.methods = methods;
    this.goodFrom = goodFrom;
    this.unit = unit;
    this.warning = warning;
  }

  /** Which methods it is about. */
  public List<Method> methods() {
    return methods;
  }

  /** The least size at which they are good. */
  public double goodFrom() {
    return goodFrom;
  }

  /** Of what. */
  public String unit() {
    return unit;
  }

  /** What is said below. */
  public String warning() {
    return warning;
  }

  /** The warning, where it is due. */
  List<String> cautions(double size) {
    return size < goodFrom ? List.of(warning) : List.of();
  }
}
