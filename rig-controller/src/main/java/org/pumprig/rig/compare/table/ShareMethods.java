package org.pumprig.rig.compare.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.pumprig.rig.compare.proportion.Barnard;
import org.pumprig.rig.compare.proportion.Boschloo;
import org.pumprig.rig.compare.proportion.Newcombe;
import org.pumprig.rig.compare.proportion.Wilson;
import org.pumprig.rig.compare.stats.FisherExact;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.McNemarExact;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.compare.stats.Value;

/** Shares that failed by a time up to which everybody was followed. */
final class ShareMethods {
  private ShareMethods() {}

  static Finding clopperPearson(Context table) throws NotComputableException {
    return limits(
        Method.CLOPPER_PEARSON, table, share -> share.interval(Context.CONFIDENCE), List.of());
  }

  static Finding wilson(Context table) throws NotComputableException {
    return limits(
        Method.WILSON,
        table,
        share -> new Wilson(share).interval(Context.CONFIDENCE),
        List.of(
            "Approximate: close to 0 and 1 the limits cover less than their level; a claim stands"
                + " on clopper-pearson."));
  }

  private static Finding limits(
      Method method, Context table, Function<Proportion, Interval> limits, List<String> more)
      throws NotComputableException {
    Failing failing = Failing.of(table);
    var figures = inputs(table, failing);
    List<String> words = new ArrayList<>();
    for (int group = 0; group < table.groups(); group++) {
      Proportion share = failing.shares().get(group);
      Interval found = limits.apply(share);
      words.add(
          "%d of %d of %s failed, %s (%s)"
              .formatted(
                  share.hits(),
                  share.runs(),
                  table.name(group),
                  Say.number(share.estimate()),
                  Say.limits(found)));
      figures.group(table.label(group), counts(share).put("limits", found).members());
    }
    List<String> cautions = new ArrayList<>(cautions(failing));
    cautions.addAll(more);
    return Finding.of(method, by(failing) + String.join("; ", words) + ".", cautions, figures);
  }

  static Finding newcombe(Context table) throws NotComputableException {
    table.needTwoGroups();
    Failing failing = Failing.of(table);
    var shares = new Newcombe(failing.shares().get(0), failing.shares().get(1));
    var limits =
        new Interval(
            Value.of(shares.lower(Context.CONFIDENCE)), Value.of(shares.upper(Context.CONFIDENCE)));
    List<String> cautions = independent(table, failing);
    cautions.add("Approximate, as wilson is.");
    return Finding.of(
        Method.NEWCOMBE,
        "%sthe share failing of %s less that of %s is %s (%s)."
            .formatted(
                by(failing),
                table.second(),
                table.first(),
                Say.number(shares.difference()),
                Say.limits(limits)),
        cautions,
        inputs(table, failing).put("difference", shares.difference()).put("limits", limits));
  }

  static Finding fisher(Context table) throws NotComputableException {
    table.needTwoGroups();
    Failing failing = Failing.of(table);
    var test = new FisherExact(failing.shares().get(0), failing.shares().get(1));
    return test(
        Method.FISHER, table, failing, test.pTwoSided(), test.pAfterFewer(), test.pAfterMore());
  }

  static Finding barnard(Context table) throws NotComputableException {
    table.needTwoGroups();
    Failing failing = Failing.of(table);
    var test = new Barnard(failing.shares().get(0), failing.shares().get(1));
    return test(
        Method.BARNARD, table, failing, test.pTwoSided(), test.pAfterFewer(), test.pAfterMore());
  }

  static Finding boschloo(Context table) throws NotComputableException {
    table.needTwoGroups();
    Failing failing = Failing.of(table);
    var test = new Boschloo(failing.shares().get(0), failing.shares().get(1));
    double fewer = test.pAfterFewer();
    double more = test.pAfterMore();
    double both = Math.min(1, 2 * Math.min(fewer, more));
    return test(Method.BOSCHLOO, table, failing, both, fewer, more);
  }

  private static Finding test(
      Method method, Context table, Failing failing, double p, double fewer, double more) {
    Proportion before = failing.shares().get(0);
    Proportion after = failing.shares().get(1);
    return Finding.of(
        method,
        "%s%d of %d of %s failed against %d of %d of %s (%s): %s."
            .formatted(
                by(failing),
                after.hits(),
                after.runs(),
                table.second(),
                before.hits(),
                before.runs(),
                table.first(),
                Say.p(p),
                Say.weight(Value.of(p))),
        independent(table, failing),
        inputs(table, failing).put("p", p).put("pSecondFewer", fewer).put("pSecondMore", more));
  }

  static Finding mcNemar(Context table) throws NotComputableException {
    table.needTwoGroups();
    Failing failing = Failing.of(table);
    UnitPairs pairs = UnitPairs.of(table);
    int[] seen = new int[4];
    for (UnitPairs.Rows pair : pairs.pairs()) {
      seen[(failing.failed()[pair.first()] ? 2 : 0) + (failing.failed()[pair.second()] ? 1 : 0)]++;
    }
    var test = new McNemarExact(seen[2], seen[1]);
    List<String> cautions = new ArrayList<>(cautions(failing));
    if (pairs.leftOut() > 0) {
      cautions.add("%d units are in one group only and left out.".formatted(pairs.leftOut()));
    }
    return Finding.of(
        Method.MC_NEMAR,
        "%sof %d units in both groups, %d failed with %s only and %d with %s only (%s): %s."
            .formatted(
                by(failing),
                pairs.pairs().size(),
                seen[2],
                table.first(),
                seen[1],
                table.second(),
                Say.p(test.pTwoSided()),
                Say.weight(Value.of(test.pTwoSided()))),
        cautions,
        new Figures()
            .put("by", failing.time())
            .put("failedInBoth", seen[3])
            .put("failedInFirstOnly", seen[2])
            .put("failedInNeither", seen[0])
            .put("failedInSecondOnly", seen[1])
            .put("p", test.pTwoSided())
            .put("pSecondFewer", test.pAfterFewer())
            .put("pSecondMore", test.pAfterMore())
            .put("unitsLeftOut", pairs.leftOut()));
  }

  private static String by(Failing failing) {
    return "By %s, up to which everybody was followed, ".formatted(Say.number(failing.time()));
  }

  private static Figures inputs(Context table, Failing failing) {
    var figures = new Figures().put("by", failing.time());
    for (int group = 0; group < table.groups(); group++) {
      figures.group(table.label(group), counts(failing.shares().get(group)).members());
    }
    return figures;
  }

  private static Figures counts(Proportion share) {
    return new Figures()
        .put("failed", share.hits())
        .put("followed", share.runs())
        .put("share", share.estimate());
  }

  private static List<String> cautions(Failing failing) {
    return failing.everybody()
        ? List.of(
            "No row was censored: if the table holds failures only, these shares say nothing. An"
                + " earlier time is asked for by --tau.")
        : List.of();
  }

  private static List<String> independent(Context table, Failing failing) {
    List<String> cautions = new ArrayList<>(cautions(failing));
    if (UnitPairs.shared(table.columns)) {
      cautions.add(UnitPairs.CAUTION);
    }
    return cautions;
  }
}
