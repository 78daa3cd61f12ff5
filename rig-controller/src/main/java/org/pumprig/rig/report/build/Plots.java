package org.pumprig.rig.report.build;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.recurrent.MeanCumulative;
import org.pumprig.rig.compare.recurrent.UnitHistory;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.KaplanMeier;
import org.pumprig.rig.compare.stats.LimitScale;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.SurvivalStep;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.NelsonAalen;
import org.pumprig.rig.compare.table.Columns;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.report.CurvePlot;
import org.pumprig.rig.report.CurvePlot.Curve;
import org.pumprig.rig.report.CurvePlot.Panel;
import org.pumprig.rig.report.CurvePlot.Point;

/** From tables to what is drawn of them. */
public final class Plots {
  private static final int MOST_POINTS = 2000;
  private static final double CONFIDENCE = 0.95;

  private Plots() {}

  /** What must be said on every drawing of a campaign; empty where the bench was real. */
  public static String label(CampaignResult result) {
    return result.runs().stream().anyMatch(RunVerdict::emulated)
        ? " Emulated bench: illustrative."
        : "";
  }

  /** The same with a label behind its note. */
  public static CurvePlot labelled(CurvePlot plot, String label) {
    return new CurvePlot(plot.title(), plot.xLabel(), plot.note() + label, plot.panels());
  }

  /** Survival with numbers at risk above, cumulative hazard below. */
  public static CurvePlot survival(String title, String xLabel, Columns columns) {
    return new CurvePlot(
        title,
        xLabel,
        "Kaplan–Meier and Nelson–Aalen. Hatched: 95 % pointwise limits, log-log and log, where"
            + " they exist: not as long as nobody, and not once everybody, had the event. Upright"
            + " ticks: censored.",
        List.of(
            new Panel("share without event", true, true, curves(named(columns), Plots::survival)),
            hazardPanel(named(columns))));
  }

  /** Cumulative hazard alone, such as against connectivity errors. */
  public static CurvePlot hazard(String title, String xLabel, Columns columns) {
    return hazard(title, xLabel, named(columns));
  }

  static CurvePlot hazard(String title, String xLabel, List<Named> curves) {
    return new CurvePlot(
        title,
        xLabel,
        "Nelson–Aalen. Hatched: 95 % pointwise limits, log. Upright ticks: censored.",
        List.of(hazardPanel(curves)));
  }

  private static Panel hazardPanel(List<Named> curves) {
    return new Panel("cumulative hazard", false, true, curves(curves, Plots::hazard));
  }

  /** A curve and its group's name. */
  record Named(String name, KaplanMeier curve) {}

  private static List<Named> named(Columns columns) {
    List<Named> curves = new ArrayList<>();
    for (int group = 0; group < columns.groups().size(); group++) {
      curves.add(new Named(columns.groups().get(group), columns.curve(group)));
    }
    return curves;
  }

  /** The mean number of events a unit, drawn to the end of observation; 0 where there was none. */
  public static CurvePlot meanCumulative(String title, String xLabel, Columns columns)
      throws NotComputableException {
    List<Curve> curves = new ArrayList<>();
    for (int group = 0; group < columns.groups().size(); group++) {
      List<UnitHistory> units = UnitHistory.gather(columns.spells(group));
      List<MeanCumulative.Step> steps = MeanCumulative.of(units).steps();
      List<Point> points = new ArrayList<>(points(steps.size(), i -> point(steps.get(i))));
      double end = units.stream().mapToDouble(UnitHistory::end).max().orElse(0);
      int left = (int) units.stream().filter(unit -> unit.end() == end).count();
      double mean = points.isEmpty() ? 0 : points.getLast().value();
      if (points.isEmpty() || points.getLast().x() < end) {
        points.add(new Point(end, left, true, mean, mean, mean));
      }
      curves.add(new Curve(columns.groups().get(group), units.size(), points));
    }
    return new CurvePlot(
        title,
        xLabel,
        "Mean cumulative function. Hatched: 95 % pointwise limits with the robust error.",
        List.of(new Panel("events per unit", false, true, curves)));
  }

  private static Point point(MeanCumulative.Step step) {
    Interval band = step.limits(CONFIDENCE);
    return new Point(
        step.time(),
        step.atRisk(),
        false,
        step.mean(),
        number(band.lower(), step.mean()),
        number(band.upper(), step.mean()));
  }

  private static List<Curve> curves(List<Named> named, Function<KaplanMeier, List<Point>> points) {
    return named.stream()
        .map(one -> new Curve(one.name(), one.curve().subjects(), points.apply(one.curve())))
        .toList();
  }

  private static List<Point> survival(KaplanMeier curve) {
    Function<SurvivalStep, Interval> limits = curve.limits(LimitScale.LOG_LOG, CONFIDENCE);
    return points(
        curve.steps().size(),
        i -> {
          SurvivalStep step = curve.steps().get(i);
          Interval band = limits.apply(step);
          return new Point(
              step.time(),
              step.atRisk(),
              step.censored() > 0,
              step.survival(),
              number(band.lower(), step.survival()),
              number(band.upper(), step.survival()));
        });
  }

  private static List<Point> hazard(KaplanMeier curve) {
    List<NelsonAalen.Step> steps = NelsonAalen.of(curve).steps();
    Function<NelsonAalen.Step, Interval> limits = NelsonAalen.limits(CONFIDENCE);
    return points(
        steps.size(),
        i -> {
          Interval band = limits.apply(steps.get(i));
          double hazard = steps.get(i).cumulativeHazard();
          SurvivalStep at = curve.steps().get(i);
          return new Point(
              at.time(),
              at.atRisk(),
              at.censored() > 0,
              hazard,
              number(band.lower(), hazard),
              number(band.upper(), hazard));
        });
  }

  private static List<Point> points(int size, IntFunction<Point> point) {
    int stride = (size - 1) / MOST_POINTS + 1;
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (i % stride == 0 || i == size - 1) {
        points.add(point.apply(i));
      }
    }
    return points;
  }

  private static double number(Value value, double otherwise) {
    return value instanceof Value.Finite finite ? finite.number() : otherwise;
  }
}
