package org.pumprig.rig.compare.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pumprig.rig.compare.competing.AalenJohansen;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.RestrictedMean;
import org.pumprig.rig.compare.survival.Sample;
import org.pumprig.rig.compare.survival.TwoGroups;
import org.pumprig.rig.compare.survival.WeightedLogRank;

/** Several ends, and ends whose time is known within an interval only. */
final class EndMethods {
  private EndMethods() {}

  static Finding aalenJohansen(Context table) throws NotComputableException {
    table.samples();
    int kinds = table.columns.kinds();
    if (kinds < 2) {
      throw new NotComputableException(
          "all events are of one kind (1); several ends need 2, 3 … in the event column");
    }
    if (kinds > AalenJohansen.MOST_KINDS) {
      throw new NotComputableException(
          "at most %d kinds of end are told apart, and there is a kind %d"
              .formatted(AalenJohansen.MOST_KINDS, kinds));
    }
    var figures = new Figures().put("kinds", kinds);
    List<String> words = new ArrayList<>();
    for (int group = 0; group < table.groups(); group++) {
      AalenJohansen shares = shares(table, group, kinds);
      words.add(words(table.name(group), shares));
      figures.group(table.label(group), figure(shares));
    }
    return Finding.of(Method.AALEN_JOHANSEN, String.join(". ", words) + ".", List.of(), figures);
  }

  private static AalenJohansen shares(Context table, int group, int kinds) {
    int[] rows = table.columns.rowsOf(group);
    double[] times = Arrays.stream(rows).mapToDouble(row -> table.columns.time()[row]).toArray();
    int[] ends = Arrays.stream(rows).map(row -> table.columns.end()[row]).toArray();
    return AalenJohansen.of(times, ends, kinds, Figures.MOST_ROWS / kinds);
  }

  private static String words(String name, AalenJohansen shares) {
    if (shares.steps().isEmpty()) {
      return "In " + name + " nobody came to any end";
    }
    AalenJohansen.Step last = shares.steps().getLast();
    List<String> ends = new ArrayList<>();
    for (int kind = 0; kind < shares.kinds(); kind++) {
      AalenJohansen.Share share = last.ended().get(kind);
      var limits = share.limits(Context.CONFIDENCE);
      ends.add(
          "%s %% to end %d%s"
              .formatted(
                  Say.number(share.probability() * 100),
                  kind + 1,
                  limits.lower() instanceof Value.Finite low
                          && limits.upper() instanceof Value.Finite high
                      ? " (%s to %s)"
                          .formatted(
                              Say.number(low.number() * 100), Say.number(high.number() * 100))
                      : ""));
    }
    return "By %s, of %s came %s".formatted(Say.number(last.time()), name, String.join(", ", ends));
  }

  private static Figure figure(AalenJohansen shares) {
    return new Figures()
        .put("subjects", shares.subjects())
        .rows(
            "steps",
            shares.steps().size(),
            i -> {
              AalenJohansen.Step step = shares.steps().get(i);
              return out ->
                  out.number("atRisk", step.atRisk())
                      .objects(
                          "ended",
                          step.ended(),
                          (share, inner) -> {
                            var limits = share.limits(Context.CONFIDENCE);
                            inner
                                .text("lower", Say.full(limits.lower()))
                                .text("probability", Say.full(share.probability()))
                                .text("standardError", Say.full(share.standardError()))
                                .text("upper", Say.full(limits.upper()));
                          })
                      .text("free", Say.full(step.free().probability()))
                      .text("freeStandardError", Say.full(step.free().standardError()))
                      .text("time", Say.full(step.time()));
            })
        .members();
  }

  /** The four corners of what may have been: each group as early, or as late, as it can be. */
  static Finding intervalCases(Context table) throws NotComputableException {
    table.samples();
    double[] earliest =
        table
            .columns
            .earliest()
            .orElseThrow(
                () ->
                    new NotComputableException(
                        "every time is taken as exact; name a column with the earliest possible"
                            + " time by --earliest where an end was seen late"));
    table.needTwoGroups();
    var figures = new Figures();
    List<String> words = new ArrayList<>();
    boolean any = false;
    for (boolean firstLate : new boolean[] {false, true}) {
      for (boolean secondLate : new boolean[] {true, false}) {
        String name = name(firstLate, secondLate);
        Sample first = sample(table, 0, firstLate, earliest);
        Sample second = sample(table, 1, secondLate, earliest);
        TwoGroups groups = TwoGroups.of(first, second);
        WeightedLogRank test = WeightedLogRank.of(groups, 0);
        any |= groups.eventsFirst() + groups.eventsSecond() > 0;
        var figure =
            new Figures()
                .put("eventsFirst", groups.eventsFirst())
                .put("eventsSecond", groups.eventsSecond())
                .put("p", test.pTwoSided())
                .put("pSecondBetter", test.pSecondBetter())
                .put("excessSecond", test.excessSecond());
        means(table, first, second, figure);
        figures.put(name, figure.members());
        if (firstLate != secondLate) {
          words.add(
              "%s for %s: %d and %d with the event, log-rank %s"
                  .formatted(
                      secondLate ? "best case" : "worst case",
                      table.second(),
                      groups.eventsFirst(),
                      groups.eventsSecond(),
                      Say.p(test.pTwoSided())));
        }
      }
    }
    if (!any) {
      throw new NotComputableException("there is no event at all, nor can there have been one");
    }
    return Finding.of(
        Method.INTERVAL_CASES,
        "Taking every interval-censored time at the end that favours or harms most: "
            + String.join("; ", words)
            + ".",
        List.of("Corners only; a mixture within the intervals can lie slightly outside them."),
        figures);
  }

  private static void means(Context table, Sample first, Sample second, Figures figures)
      throws NotComputableException {
    double tau = table.tau();
    for (Sample sample : List.of(first, second)) {
      if (tau > sample.lastEnd() && !sample.endsAtZero()) {
        return;
      }
    }
    figures
        .put("restrictedMean1", RestrictedMean.of(first, tau).mean())
        .put("restrictedMean2", RestrictedMean.of(second, tau).mean())
        .put("tau", tau);
  }

  private static String name(boolean firstLate, boolean secondLate) {
    return "first" + (firstLate ? "Late" : "Early") + "Second" + (secondLate ? "Late" : "Early");
  }

  private static Sample sample(Context table, int group, boolean late, double[] earliest) {
    int[] rows = table.columns.rowsOf(group);
    if (late) {
      return table.columns.sample(rows, table.columns.time());
    }
    double[] times = new double[rows.length];
    boolean[] event = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      times[i] = earliest[rows[i]];
      event[i] = table.columns.end()[rows[i]] == 1 || table.columns.maybe(rows[i]);
    }
    return Sample.of(times, event);
  }
}
