package org.pumprig.rig.compare.table;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.recurrent.Dispersion;
import org.pumprig.rig.compare.recurrent.MeanCumulative;
import org.pumprig.rig.compare.recurrent.Trend;
import org.pumprig.rig.compare.recurrent.UnitHistory;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Value;

/** Events that come again, from a table of spells. */
final class RecurrentMethods {
  private RecurrentMethods() {}

  private static List<UnitHistory> histories(Context table, int group)
      throws NotComputableException {
    table.needTimes();
    if (table.columns.start().isEmpty() || table.columns.units().isEmpty()) {
      throw new NotComputableException(
          "rows are single observations; recurring events need --start and --unit: one row for each"
              + " stretch from --start to --time, with the event at its end or not");
    }
    return UnitHistory.gather(table.columns.spells(group));
  }

  static Finding meanCumulative(Context table) throws NotComputableException {
    var figures = new Figures();
    List<String> words = new ArrayList<>();
    int smallest = Integer.MAX_VALUE;
    for (int group = 0; group < table.groups(); group++) {
      MeanCumulative mean = MeanCumulative.of(histories(table, group));
      smallest = Math.min(smallest, mean.units());
      words.add(words(table.name(group), mean));
      figures.group(
          table.label(group),
          new Figures()
              .put("events", mean.events())
              .put("units", mean.units())
              .rows(
                  "steps",
                  mean.steps().size(),
                  i -> {
                    MeanCumulative.Step step = mean.steps().get(i);
                    Interval limits = step.limits(Context.CONFIDENCE);
                    return out ->
                        out.number("atRisk", step.atRisk())
                            .number("events", step.events())
                            .text("lower", Say.full(limits.lower()))
                            .text("mean", Say.full(step.mean()))
                            .text("standardError", Say.full(step.standardError()))
                            .text("time", Say.full(step.time()))
                            .text("upper", Say.full(limits.upper()));
                  })
              .members());
    }
    return Finding.of(
        Method.MEAN_CUMULATIVE,
        String.join(". ", words) + ".",
        Region.MEAN_CUMULATIVE.cautions(smallest),
        figures);
  }

  private static String words(String name, MeanCumulative mean) {
    if (mean.steps().isEmpty()) {
      return name + " had no event in " + mean.units() + " units";
    }
    MeanCumulative.Step last = mean.steps().getLast();
    Interval limits = last.limits(Context.CONFIDENCE);
    return "A unit of %s had %s events by %s on average%s"
        .formatted(
            name,
            Say.number(last.mean()),
            Say.number(last.time()),
            limits.lower() instanceof Value.Finite ? " (" + Say.limits(limits) + ")" : "");
  }

  static Finding dispersion(Context table) throws NotComputableException {
    List<Long> counts = new ArrayList<>();
    List<Double> expected = new ArrayList<>();
    for (int group = 0; group < table.groups(); group++) {
      List<UnitHistory> units = histories(table, group);
      double exposure = units.stream().mapToDouble(UnitHistory::exposure).sum();
      long events = units.stream().mapToLong(UnitHistory::events).sum();
      for (UnitHistory unit : units) {
        counts.add((long) unit.events());
        expected.add(events * unit.exposure() / exposure);
      }
    }
    Dispersion found =
        Dispersion.of(
            counts.stream().mapToLong(Long::longValue).toArray(),
            expected.stream().mapToDouble(Double::doubleValue).toArray(),
            table.groups());
    double mean = expected.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return Finding.of(
        Method.DISPERSION,
        "The units' counts vary %s times as much as chance alone would make them (%s): %s."
            .formatted(
                Say.number(found.factor()),
                Say.p(found.p()),
                found.p() <= 0.05
                    ? "units differ, so exact comparisons of pooled events claim too much"
                    : "no sign that units differ, which doesn't show that they don't"),
        Region.DISPERSION.cautions(mean),
        new Figures()
            .put("chiSquare", found.chiSquare())
            .put("degreesOfFreedom", found.degreesOfFreedom())
            .put("factor", found.factor())
            .put("p", found.p()));
  }

  static Finding trend(Context table) throws NotComputableException {
    var figures = new Figures();
    List<String> words = new ArrayList<>();
    int fewest = Integer.MAX_VALUE;
    for (int group = 0; group < table.groups(); group++) {
      Trend trend = trend(table, group);
      fewest = Math.min(fewest, trend.informative());
      words.add(
          "in %s events come %s (Laplace %s, %s; shape of the power law %s, %s)"
              .formatted(
                  table.name(group),
                  trend.laplace() > 0 ? "faster, if anything" : "slower, if anything",
                  Say.number(trend.laplace()),
                  Say.p(trend.pLaplace()),
                  Say.number(trend.shape()),
                  Say.p(trend.pPowerLaw())));
      figures.group(
          table.label(group),
          new Figures()
              .put("chiSquare", trend.chiSquare())
              .put("events", trend.events())
              .put("informativeEvents", trend.informative())
              .put("intensity", trend.intensity())
              .put("laplace", trend.laplace())
              .put("pLaplace", trend.pLaplace())
              .put("pPowerLaw", trend.pPowerLaw())
              .put("shape", trend.shape())
              .put("shapeUnbiased", trend.shapeUnbiased())
              .members());
    }
    return Finding.of(
        Method.TREND,
        "Over time, " + String.join("; ", words) + ".",
        Region.TREND.cautions(fewest),
        figures);
  }

  private static Trend trend(Context table, int group) throws NotComputableException {
    List<UnitHistory> units = histories(table, group);
    try {
      return Trend.of(units);
    } catch (NotComputableException e) {
      throw new NotComputableException(table.name(group) + ": " + e.getMessage());
    }
  }
}
