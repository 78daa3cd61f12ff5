package org.pumprig.rig.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.KaplanMeier;
import org.pumprig.rig.compare.stats.LimitScale;
import org.pumprig.rig.compare.stats.SurvivalStep;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.NelsonAalen;
import org.pumprig.rig.compare.table.TableResult;
import org.pumprig.rig.report.CurvePlot;
import org.pumprig.rig.report.CurvePlotSvg;

/** The drawing of a table's curves. */
final class TablePlot {
  private static final int MOST_POINTS = 2000;

  private TablePlot() {}

  static byte[] svg(TableResult result, String timeColumn) {
    List<CurvePlot.Curve> curves = new ArrayList<>();
    for (int group = 0; group < result.columns().groups().size(); group++) {
      curves.add(curve(result.columns().groups().get(group), result.columns().curve(group)));
    }
    return CurvePlotSvg.render(
        new CurvePlot(
            result.source().file(),
            timeColumn,
            "Kaplan–Meier and Nelson–Aalen. Hatched: 95 % pointwise limits, log-log. Upright ticks:"
                + " censored.",
            curves));
  }

  private static CurvePlot.Curve curve(String name, KaplanMeier curve) {
    Function<SurvivalStep, Interval> limits = curve.limits(LimitScale.LOG_LOG, 0.95);
    List<NelsonAalen.Step> hazard = NelsonAalen.of(curve).steps();
    int stride = (curve.steps().size() - 1) / MOST_POINTS + 1;
    List<CurvePlot.Point> points = new ArrayList<>();
    for (int i = 0; i < curve.steps().size(); i++) {
      if (i % stride == 0 || i == curve.steps().size() - 1) {
        SurvivalStep step = curve.steps().get(i);
        Interval band = limits.apply(step);
        points.add(
            new CurvePlot.Point(
                step.time(),
                step.atRisk(),
                step.censored() > 0,
                step.survival(),
                number(band.lower(), step.survival()),
                number(band.upper(), step.survival()),
                hazard.get(i).cumulativeHazard()));
      }
    }
    return new CurvePlot.Curve(name, curve.subjects(), points);
  }

  private static double number(Value value, double otherwise) {
    return value instanceof Value.Finite finite ? finite.number() : otherwise;
  }
}
