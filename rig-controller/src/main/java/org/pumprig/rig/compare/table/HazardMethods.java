package org.pumprig.rig.compare.table;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.ClusteredError;
import org.pumprig.rig.compare.survival.CoxFit;
import org.pumprig.rig.compare.survival.CoxResult;
import org.pumprig.rig.compare.survival.Proportionality;
import org.pumprig.rig.compare.survival.Ties;
import org.pumprig.rig.compare.survival.TwoGroups;

/** Hazard ratios. */
final class HazardMethods {
  private HazardMethods() {}

  static Finding cox(Method method, Ties ties, TwoGroups groups, Context table)
      throws NotComputableException {
    return switch (CoxFit.fit(groups, ties, Context.CONFIDENCE)) {
      case CoxResult.Estimated found -> estimated(method, found.fit(), groups, table);
      case CoxResult.Unbounded none ->
          throw new NotComputableException(
              "the hazard ratio has no estimate: %s had no event while %s was at risk, so the likelihood rises towards %s without end and a Wald interval would be nonsense; by the profile likelihood the ratio is %s %s (95 %% limits), see profile-likelihood"
                  .formatted(
                      none.towardsZero() ? table.second() : table.first(),
                      none.towardsZero() ? table.first() : table.second(),
                      none.towardsZero() ? "0" : "infinity",
                      none.towardsZero() ? "at most" : "at least",
                      Say.number(
                          none.towardsZero() ? none.profile().upper() : none.profile().lower())));
      case CoxResult.Uninformative _ -> throw uninformative();
    };
  }

  private static NotComputableException uninformative() {
    return new NotComputableException(
        "no event tells the groups apart: none happened while both were under observation, or all"
            + " happened at once");
  }

  private static Finding estimated(Method method, CoxFit fit, TwoGroups groups, Context table) {
    Interval wald = fit.interval(Context.CONFIDENCE);
    List<String> cautions =
        new ArrayList<>(Region.WALD.cautions(groups.eventsFirst() + groups.eventsSecond()));
    if (method == Method.COX_EXACT) {
      cautions.add("In the discrete model the ratio is one of odds.");
    }
    return Finding.of(method, sentence(table, fit, wald), cautions, figures(fit, wald, groups));
  }

  private static String sentence(Context table, CoxFit fit, Interval limits) {
    return "At any time, %s had %s times the hazard of %s (%s), if that ratio is constant."
        .formatted(
            table.second(), Say.number(fit.hazardRatio()), table.first(), Say.limits(limits));
  }

  private static Figures figures(CoxFit fit, Interval wald, TwoGroups groups) {
    return new Figures()
        .put("coefficient", fit.coefficient())
        .put("hazardRatio", fit.hazardRatio())
        .put("hazardRatioLimits", wald)
        .put("likelihoodRatio", fit.likelihoodRatio())
        .put("logLikelihood", fit.logLikelihood())
        .put("logLikelihoodNull", fit.logLikelihoodNull())
        .put("p", fit.pLikelihoodRatio())
        .put("score", fit.score())
        .put("standardError", fit.standardError())
        .put("strata", groups.strata().size())
        .put("wald", fit.wald());
  }

  static Finding clustered(Context table) throws NotComputableException {
    table.needTimes();
    Columns.Units units = table.units();
    CoxFit fit = table.efron();
    Columns columns = table.columns;
    boolean[] event = new boolean[columns.rows()];
    boolean[] second = new boolean[columns.rows()];
    for (int i = 0; i < event.length; i++) {
      event[i] = columns.end()[i] == 1;
      second[i] = columns.group()[i] == 1;
    }
    int clusters = units.names().size();
    double error = ClusteredError.of(fit, columns.time(), event, second, units.index(), clusters);
    if (!(error > 0)) {
      throw new NotComputableException(
          "the units' residuals cancel, so their errors can't be clustered");
    }
    Interval limits = fit.interval(Context.CONFIDENCE, error);
    return Finding.of(
        Method.COX_CLUSTER,
        sentence(table, fit, limits),
        Region.CLUSTERED.cautions(clusters),
        new Figures()
            .put("clusters", clusters)
            .put("coefficient", fit.coefficient())
            .put("hazardRatio", fit.hazardRatio())
            .put("hazardRatioLimits", limits)
            .put("p", 2 * Normal.above(Math.abs(fit.coefficient()) / error))
            .put("robustStandardError", error));
  }

  static Finding proportionality(Context table) throws NotComputableException {
    Proportionality check = Proportionality.of(table.two(), table.efron());
    if (!(check.p() instanceof Value.Finite p)) {
      throw new NotComputableException("events at one time only can't show a change over time");
    }
    return Finding.of(
        Method.PROPORTIONALITY,
        p.number() <= 0.05
            ? "The hazard ratio changes over time (%s): one number doesn't describe it; look at the curves and the restricted means."
                .formatted(Say.p(p.number()))
            : "No change of the hazard ratio over time was seen (%s), which doesn't show that there is none."
                .formatted(Say.p(p.number())),
        List.of(),
        new Figures().put("chiSquare", check.chiSquare()).put("p", check.p()));
  }

  static Finding profile(Context table) throws NotComputableException {
    TwoGroups groups = table.twoWithEvents();
    return switch (CoxFit.fit(groups, Ties.EFRON, Context.CONFIDENCE)) {
      case CoxResult.Estimated(CoxFit fit) ->
          profile(table, fit.profile(), fit.likelihoodRatio(), Value.of(fit.hazardRatio()));
      case CoxResult.Unbounded none ->
          profile(
              table,
              none.profile(),
              none.likelihoodRatio(),
              none.towardsZero() ? Value.of(0) : Value.infinite());
      case CoxResult.Uninformative _ -> throw uninformative();
    };
  }

  private static Finding profile(Context table, Interval limits, double ratio, Value best) {
    double p = Normal.chiSquareAbove(ratio);
    return Finding.of(
        Method.PROFILE_LIKELIHOOD,
        "The data are compatible with %s having %s to %s times the hazard of %s (95 %% limits; %s)."
            .formatted(
                table.second(),
                Say.number(limits.lower()),
                Say.number(limits.upper()),
                table.first(),
                Say.p(p)),
        List.of(),
        new Figures()
            .put("hazardRatioLimits", limits)
            .put("likelihoodRatio", ratio)
            .put("maximumAt", best)
            .put("p", p));
  }
}
