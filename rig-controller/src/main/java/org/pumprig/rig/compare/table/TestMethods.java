package org.pumprig.rig.compare.table;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.ExactPermutation;
import org.pumprig.rig.compare.survival.TwoGroups;
import org.pumprig.rig.compare.survival.WeightedLogRank;

/** Tests of whether two groups' times to the event differ. */
final class TestMethods {
  private TestMethods() {}

  static Finding logRank(Method method, int rho, Context table) throws NotComputableException {
    return logRank(method, WeightedLogRank.of(table.twoWithEvents(), rho), table, table.two());
  }

  static Finding stratified(Context table) throws NotComputableException {
    TwoGroups strata = table.strata();
    return logRank(Method.STRATIFIED_LOG_RANK, WeightedLogRank.of(strata, 0), table, strata);
  }

  private static Finding logRank(
      Method method, WeightedLogRank test, Context table, TwoGroups groups)
      throws NotComputableException {
    if (!(test.pTwoSided() instanceof Value.Finite p)) {
      throw new NotComputableException(
          "no event happened while both groups were under observation and not all had it at once,"
              + " so nothing can be compared");
    }
    int events = groups.eventsFirst() + groups.eventsSecond();
    var figures =
        new Figures()
            .put("chiSquare", test.chiSquare())
            .put("expected" + 1, test.expectedFirst())
            .put("expected" + 2, test.expectedSecond())
            .put("observed" + 1, test.observedFirst())
            .put("observed" + 2, test.observedSecond())
            .put("p", test.pTwoSided())
            .put("pSecondBetter", test.pSecondBetter())
            .put("rho", test.rho())
            .put("strata", groups.strata().size())
            .put("variance", test.variance());
    return Finding.of(
        method,
        "%s had %s %sevents than if both were alike (%s against %s expected; %s): %s."
            .formatted(
                table.second(),
                test.excessSecond() < 0 ? "fewer or later" : "more or earlier",
                test.rho() == 1 ? "(weighted) " : "",
                Say.number(test.observedSecond()),
                Say.number(test.expectedSecond()),
                Say.p(p.number()),
                Say.weight(p)),
        Region.LOG_RANK.cautions(events),
        figures);
  }

  static Finding exact(Context table) throws NotComputableException {
    return exact(Method.EXACT_PERMUTATION, table, table.twoWithEvents());
  }

  static Finding exactWithinUnits(Context table) throws NotComputableException {
    return exact(Method.EXACT_WITHIN_UNITS, table, table.strata());
  }

  private static Finding exact(Method method, Context table, TwoGroups groups)
      throws NotComputableException {
    ExactPermutation test = ExactPermutation.of(groups);
    List<String> cautions = new ArrayList<>();
    cautions.add(
        "Holds only if both groups were to be watched for the same times (equal censoring).");
    if (test.censoring() instanceof Value.Finite p && p.number() < 0.05) {
      cautions.add(
          "The times of censoring differ between the groups (%s), which contradicts that."
              .formatted(Say.p(p.number())));
    }
    var figures =
        new Figures()
            .put("assignments", test.assignments())
            .put("excessSecond", test.excessSecond())
            .put("p", test.pTwoSided())
            .put("pEqualCensoring", test.censoring())
            .put("pSecondBetter", test.pSecondBetter())
            .put("pSecondWorse", test.pSecondWorse())
            .put("strata", groups.strata().size());
    return Finding.of(
        method,
        "Of all %s ways in which the labels could have fallen, a share of %s favours %s at least as much as what was seen, and a share of %s is as far from no difference in either direction: %s."
            .formatted(
                Say.number(test.assignments()),
                Say.number(test.pSecondBetter()),
                table.second(),
                Say.number(test.pTwoSided()),
                Say.weight(Value.of(test.pTwoSided()))),
        cautions,
        figures);
  }
}
