package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.report.SurvivalPlot.Curve;
import org.pumprig.rig.report.SurvivalPlot.Limits;
import org.pumprig.rig.report.SurvivalPlot.Step;

/** Draws one Kaplan–Meier curve; steps that fall on the same half pixel are drawn as one. */
final class SurvivalCurve {
  private SurvivalCurve() {}

  static void limits(Svg svg, Curve curve, int arm, Scale x, Scale y) {
    var steps = distinct(curve.steps(), x);
    var data = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      Optional<Limits> limits = steps.get(i).limits();
      if (limits.isPresent()) {
        double from = x.at(steps.get(i).at());
        double to = x.at(i + 1 < steps.size() ? steps.get(i + 1).at() : curve.followedTo());
        data.append(Svg.point('M', from, y.at(limits.get().upper())));
        data.append('H').append(Svg.n(to));
        data.append('V').append(Svg.n(y.at(limits.get().lower())));
        data.append('H').append(Svg.n(from)).append('Z');
      }
    }
    if (!data.isEmpty()) {
      svg.path(data.toString(), "limits l" + arm);
      svg.path(data.toString(), "hatch h" + arm);
    }
  }

  static void line(Svg svg, Curve curve, int arm, Scale x, Scale y) {
    var data = new StringBuilder(Svg.point('M', x.at(0), y.at(1)));
    for (Step step : distinct(curve.steps(), x)) {
      data.append('H').append(Svg.n(x.at(step.at())));
      data.append('V').append(Svg.n(y.at(step.survival())));
    }
    data.append('H').append(Svg.n(x.at(curve.followedTo())));
    svg.path(data.toString(), "curve a" + arm);
    censored(svg, curve, arm, x, y);
  }

  private static void censored(Svg svg, Curve curve, int arm, Scale x, Scale y) {
    double last = -1;
    for (long at : curve.censoredAt()) {
      double here = x.at(at);
      if (here - last >= 0.5) {
        double level = y.at(survivalAt(curve, at));
        svg.line(here, level - 6, here, level + 6, "censor a" + arm);
        last = here;
      }
    }
  }

  private static double survivalAt(Curve curve, long at) {
    double survival = 1;
    for (Step step : curve.steps()) {
      if (step.at() <= at) {
        survival = step.survival();
      }
    }
    return survival;
  }

  /**
   * Runs at risk just before {@code at}. Each drop tells its number of events: with n at risk,
   * Kaplan and Meier's factor is 1 − d/n (JASA 53, 1958).
   */
  static long atRisk(Curve curve, long at) {
    double survival = 1;
    long events = 0;
    for (Step step : curve.steps()) {
      if (step.at() >= at) {
        break;
      }
      long left = curve.atRisk() - events - censoredBefore(curve, step.at());
      events += Math.round(survival > 0 ? left * (1 - step.survival() / survival) : 0);
      survival = step.survival();
    }
    return Math.max(0, curve.atRisk() - events - censoredBefore(curve, at));
  }

  private static long censoredBefore(Curve curve, long at) {
    return curve.censoredAt().stream().filter(c -> c < at).count();
  }

  private static List<Step> distinct(List<Step> steps, Scale x) {
    var kept = new ArrayList<Step>();
    for (Step step : steps) {
      if (!kept.isEmpty() && x.at(step.at()) - x.at(kept.getLast().at()) < 0.5) {
        kept.removeLast();
      }
      kept.add(step);
    }
    return kept;
  }
}
