package org.pumprig.rig.compare.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.pumprig.rig.compare.stats.LimitScale;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.survival.Ties;

/**
 * What a table says, method by method.
 *
 * @param source where it came from
 * @param columns its rows
 * @param findings of the methods that it allows, in order
 * @param refusals of the others, with reasons
 */
public record TableResult(
    Source source, Columns columns, List<Finding> findings, List<Finding.Refusal> refusals) {
  /** Makes the lists immutable. */
  public TableResult {
    findings = List.copyOf(findings);
    refusals = List.copyOf(refusals);
  }

  /**
   * Puts the table to methods.
   *
   * @param tau up to when means are taken; empty: as long as all groups are followed
   * @param methods which, in the order in which they are shown
   */
  public static TableResult of(
      Source source, Columns columns, OptionalDouble tau, List<Method> methods) {
    var table = new Context(columns, tau);
    List<Finding> findings = new ArrayList<>();
    List<Finding.Refusal> refusals = new ArrayList<>();
    for (Method method : methods) {
      try {
        findings.add(find(method, table));
      } catch (NotComputableException e) {
        refusals.add(new Finding.Refusal(method, String.valueOf(e.getMessage())));
      }
    }
    return new TableResult(source, columns, findings, refusals);
  }

  private static Finding find(Method method, Context table) throws NotComputableException {
    return switch (method) {
      case KAPLAN_MEIER_LOG_LOG -> CurveMethods.kaplanMeier(method, LimitScale.LOG_LOG, table);
      case KAPLAN_MEIER_LOG -> CurveMethods.kaplanMeier(method, LimitScale.LOG, table);
      case KAPLAN_MEIER_PLAIN -> CurveMethods.kaplanMeier(method, LimitScale.PLAIN, table);
      case NELSON_AALEN -> CurveMethods.nelsonAalen(table);
      case RESTRICTED_MEAN -> CurveMethods.restrictedMean(table);
      case LOG_RANK -> TestMethods.logRank(method, 0, table);
      case FLEMING_HARRINGTON -> TestMethods.logRank(method, 1, table);
      case STRATIFIED_LOG_RANK -> TestMethods.stratified(table);
      case EXACT_PERMUTATION -> TestMethods.exact(table);
      case EXACT_WITHIN_UNITS -> TestMethods.exactWithinUnits(table);
      case COX_EFRON -> HazardMethods.cox(method, Ties.EFRON, table.twoWithEvents(), table);
      case COX_BRESLOW -> HazardMethods.cox(method, Ties.BRESLOW, table.twoWithEvents(), table);
      case COX_EXACT -> HazardMethods.cox(method, Ties.EXACT, table.twoWithEvents(), table);
      case COX_STRATIFIED -> HazardMethods.cox(method, Ties.EFRON, table.strata(), table);
      case COX_CLUSTER -> HazardMethods.clustered(table);
      case PROPORTIONALITY -> HazardMethods.proportionality(table);
      case PROFILE_LIKELIHOOD -> HazardMethods.profile(table);
      case WEIBULL -> RateMethods.weibull(table);
      case EXPONENTIAL -> RateMethods.exponential(table);
      case RATE -> RateMethods.rates(table);
      case RATE_RATIO -> RateMethods.ratio(table);
      case RATE_PROFILE -> RateMethods.profile(table);
      case GAMMA_POISSON -> RateMethods.gammaPoisson(table);
      case AALEN_JOHANSEN -> EndMethods.aalenJohansen(table);
      case INTERVAL_CASES -> EndMethods.intervalCases(table);
      case MEAN_CUMULATIVE -> RecurrentMethods.meanCumulative(table);
      case DISPERSION -> RecurrentMethods.dispersion(table);
      case TREND -> RecurrentMethods.trend(table);
      case CLOPPER_PEARSON -> ShareMethods.clopperPearson(table);
      case WILSON -> ShareMethods.wilson(table);
      case NEWCOMBE -> ShareMethods.newcombe(table);
      case FISHER -> ShareMethods.fisher(table);
      case BARNARD -> ShareMethods.barnard(table);
      case BOSCHLOO -> ShareMethods.boschloo(table);
      case MC_NEMAR -> ShareMethods.mcNemar(table);
    };
  }

  /** What must be known before any number is read. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(source.remarks());
    boolean censored = false;
    for (int end : columns.end()) {
      censored |= end == 0;
    }
    if (!censored && columns.kinds() > 1) {
      remarks.add(
          "No row is censored (0). If 1 means censored and 2 the event here, as in some R data,"
              + " recode: 0 censored, 1 event.");
    }
    if (columns.kinds() > 1 && columns.start().isEmpty()) {
      remarks.add(
          "Ends other than 1 count as censored everywhere but in aalen-johansen: those curves and"
              + " ratios are of end 1 alone.");
    }
    if (columns.units().isPresent()
        && columns.start().isEmpty()
        && columns.units().get().names().size() < columns.rows()) {
      remarks.add(
          "Units have several rows, and methods that aren't within units or clustered by unit take"
              + " rows as independent, which makes them claim too much.");
    }
    return List.copyOf(remarks);
  }
}
