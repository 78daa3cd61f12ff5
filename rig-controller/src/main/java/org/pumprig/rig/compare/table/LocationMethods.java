package org.pumprig.rig.compare.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pumprig.rig.compare.location.MannWhitney;
import org.pumprig.rig.compare.location.Quantile7;
import org.pumprig.rig.compare.location.RankTest;
import org.pumprig.rig.compare.location.Sample;
import org.pumprig.rig.compare.location.Shift;
import org.pumprig.rig.compare.location.ShiftEstimate;
import org.pumprig.rig.compare.location.SignedRank;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Value;

/** Values such as recovery times, by their ranks; what never came is the worst of all. */
final class LocationMethods {
  /** As many ranks as add up exactly. */
  private static final int MOST_ROWS = 40_000;

  /** As many differences as fit into the memory of a Raspberry Pi. */
  private static final long MOST_DIFFERENCES = 4_000_000;

  private LocationMethods() {}

  private static Sample sample(Context table, int group) throws NotComputableException {
    table.needValues();
    return sample(table.columns.values(group));
  }

  private static Sample sample(double[] values) {
    List<Value> all = new ArrayList<>();
    for (double value : values) {
      all.add(Double.isInfinite(value) ? Value.infinite() : Value.of(value));
    }
    return new Sample(all);
  }

  private static MannWhitney two(Context table) throws NotComputableException {
    table.needValues();
    table.needTwoGroups();
    if (table.columns.rows() > MOST_ROWS) {
      throw new NotComputableException(
          "ranks are exact up to %d rows, and there are %d; take a sample"
              .formatted(MOST_ROWS, table.columns.rows()));
    }
    return new MannWhitney(sample(table, 0), sample(table, 1));
  }

  static Finding quantiles(Context table) throws NotComputableException {
    table.needValues();
    var figures = new Figures();
    List<String> words = new ArrayList<>();
    for (int group = 0; group < table.groups(); group++) {
      Sample sample = sample(table, group);
      var shares = new Figures();
      for (String share : List.of("0", "0.25", "0.5", "0.75", "0.9", "1")) {
        shares.put(share, Quantile7.of(sample, Double.parseDouble(share)));
      }
      figures.group(
          table.label(group),
          new Figures()
              .put("never", sample.never())
              .put("quantiles", shares.members())
              .put("values", sample.size())
              .members());
      words.add(words(table.name(group), sample));
    }
    String all = String.join("; ", words) + ".";
    return Finding.of(
        Method.QUANTILES,
        all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1),
        List.of(),
        figures);
  }

  private static String words(String name, Sample sample) {
    List<String> words = new ArrayList<>();
    if (Quantile7.of(sample, 0.5) instanceof Value.Finite half) {
      words.add("half of %s had %s or less".formatted(name, Say.number(half.number())));
    }
    if (Quantile7.of(sample, 0.9) instanceof Value.Finite most) {
      words.add("nine tenths of %s %s or less".formatted(name, Say.number(most.number())));
    }
    if (sample.never() > 0) {
      words.add("of %s it never came in %d of %d".formatted(name, sample.never(), sample.size()));
    }
    return String.join(", ", words);
  }

  static Finding mannWhitney(Context table) throws NotComputableException {
    MannWhitney samples = two(table);
    RankTest test = samples.test();
    return Finding.of(
        Method.MANN_WHITNEY,
        "%s ranks %s %s (%s): %s."
            .formatted(
                table.second(),
                test.pAfterSooner() <= test.pAfterLater() ? "below" : "above",
                table.first(),
                Say.p(test.pTwoSided()),
                Say.weight(Value.of(test.pTwoSided()))),
        independent(table, test.exact()),
        rank(test, counts(samples.before(), samples.after())));
  }

  static Finding hodgesLehmann(Context table) throws NotComputableException {
    MannWhitney samples = two(table);
    long differences = (long) samples.before().size() * samples.after().size();
    if (differences > MOST_DIFFERENCES) {
      throw new NotComputableException(
          "it needs all %d differences between the groups, and %d are the most"
              .formatted(differences, MOST_DIFFERENCES));
    }
    ShiftEstimate shift = samples.shift(Context.CONFIDENCE);
    return Finding.of(
        Method.HODGES_LEHMANN,
        "A value of %s is typically %s one of %s (95 %% limits %s to %s)."
            .formatted(
                table.second(),
                typically(shift.estimate()),
                table.first(),
                Say.shift(shift.lower()),
                Say.shift(shift.upper())),
        independent(table, table.columns.rows() <= MannWhitney.MOST_EXACT),
        shift(shift, counts(samples.before(), samples.after())));
  }

  static Finding cliffsDelta(Context table) throws NotComputableException {
    MannWhitney samples = two(table);
    double delta = samples.cliffsDelta();
    return Finding.of(
        Method.CLIFFS_DELTA,
        "Of one row of each group, that of %s is larger more often than smaller by a share of %s (-1 to 1; negative: mostly smaller)."
            .formatted(table.second(), Say.number(delta)),
        independent(table, true),
        counts(samples.before(), samples.after()).put("delta", delta));
  }

  static Finding signedRank(Context table) throws NotComputableException {
    table.needValues();
    table.needTwoGroups();
    UnitPairs pairs = UnitPairs.of(table);
    int n = pairs.pairs().size();
    if ((n + 1L) * n / 2 > MOST_DIFFERENCES) {
      throw new NotComputableException(
          "%d pairs have more averages than the %d that fit".formatted(n, MOST_DIFFERENCES));
    }
    double[] values = table.columns.value().orElseThrow();
    var test =
        new SignedRank(
            sample(pairs.pairs().stream().mapToDouble(pair -> values[pair.first()]).toArray()),
            sample(pairs.pairs().stream().mapToDouble(pair -> values[pair.second()]).toArray()));
    ShiftEstimate shift = test.shift(Context.CONFIDENCE);
    List<String> cautions = new ArrayList<>();
    if (pairs.leftOut() > 0) {
      cautions.add("%d units are in one group only and left out.".formatted(pairs.leftOut()));
    }
    if (n > MannWhitney.MOST_EXACT) {
      cautions.add("Approximate, with so many units.");
    }
    double p = test.test().pTwoSided();
    return Finding.of(
        Method.SIGNED_RANK,
        "Within its unit a value of %s is typically %s that of %s (95 %% limits %s to %s; %s): %s."
            .formatted(
                table.second(),
                typically(shift.estimate()),
                table.first(),
                Say.shift(shift.lower()),
                Say.shift(shift.upper()),
                Say.p(p),
                Say.weight(Value.of(p))),
        cautions,
        rank(test.test(), shift(shift, counts(test.before(), test.after())))
            .put("pairs", n)
            .put("unitsLeftOut", pairs.leftOut()));
  }

  private static Figures counts(Sample first, Sample second) {
    return new Figures()
        .put("first", first.size())
        .put("firstNever", first.never())
        .put("second", second.size())
        .put("secondNever", second.never());
  }

  private static Figures rank(RankTest test, Figures figures) {
    return figures
        .put("exact", test.exact() ? "yes" : "no")
        .put("p", test.pTwoSided())
        .put("pSecondLarger", test.pAfterLater())
        .put("pSecondSmaller", test.pAfterSooner())
        .put("statistic", test.statistic());
  }

  private static Figures shift(ShiftEstimate shift, Figures figures) {
    return figures
        .put(
            "limits",
            new Figures()
                .put("lower", Say.full(shift.lower()))
                .put("upper", Say.full(shift.upper()))
                .members())
        .put("shift", Say.full(shift.estimate()));
  }

  private static List<String> independent(Context table, boolean exact) {
    List<String> cautions = new ArrayList<>();
    if (UnitPairs.shared(table.columns)) {
      cautions.add(
          "The same units are in both groups, and this takes the groups as independent; look at"
              + " signed-rank.");
    }
    if (!exact) {
      cautions.add("By the normal approximation, with so many rows.");
    }
    return cautions;
  }

  private static String typically(Shift shift) {
    return switch (shift) {
      case Shift.Finite(double number) ->
          number == 0
              ? "the same as"
              : Say.number(Math.abs(number)) + (number < 0 ? " less than" : " more than");
      case Shift.LaterWithoutBound _ -> "without bound above";
      case Shift.SoonerWithoutBound _ -> "without bound below";
    };
  }
}
