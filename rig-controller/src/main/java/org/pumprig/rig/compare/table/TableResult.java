package org.pumprig.rig.compare.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

  /** Puts the table to methods. */
  public static TableResult of(Source source, Columns columns, Asked asked) {
    var table = new Context(columns, asked);
    List<Finding> findings = new ArrayList<>();
    List<Finding.Refusal> refusals = new ArrayList<>();
    for (Method method : asked.methods()) {
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
      case QUANTILES -> LocationMethods.quantiles(table);
      case HODGES_LEHMANN -> LocationMethods.hodgesLehmann(table);
      case MANN_WHITNEY -> LocationMethods.mannWhitney(table);
      case CLIFFS_DELTA -> LocationMethods.cliffsDelta(table);
      case SIGNED_RANK -> LocationMethods.signedRank(table);
    };
  }

  /** What must be known before any number is read. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(source.remarks());
    if (columns.kinds() > 1 && columns.start().isEmpty()) {
      remarks.add(
          "Ends other than 1 count as censored everywhere but in aalen-johansen: those curves and"
              + " ratios are of end 1 alone.");
    }
    long maybe = IntStream.range(0, columns.rows()).filter(columns::maybe).count();
    if (columns.start().isEmpty() && maybe > 0) {
      remarks.add(
          "%d rows without the event may have had it unseen (an earliest time before the end): only interval-cases takes that into account, all else takes them as without."
              .formatted(maybe));
    }
    if (columns.start().isEmpty() && UnitPairs.several(columns)) {
      remarks.add(
          "Units have several rows in a group, and methods that aren't within units or clustered by"
              + " unit take rows as independent, which makes them claim too much.");
    } else if (columns.start().isEmpty() && UnitPairs.shared(columns)) {
      remarks.add(
          "The same units are in several groups, and methods that aren't within units or clustered"
              + " by unit take groups as independent, which they aren't.");
    }
    return List.copyOf(remarks);
  }
}
