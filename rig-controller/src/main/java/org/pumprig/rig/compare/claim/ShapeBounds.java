package org.pumprig.rig.compare.claim;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pumprig.rig.compare.planning.MissionRun;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.rig.plan.Claim;

/**
 * Runs shorter than the mission, none of which failed: the reliability over the mission that each
 * of the plan's Weibull shapes leaves (n = ln(1−C) / (L^β ln R) with L = test / mission, solved for
 * R). Empty where the plan names no shapes.
 *
 * @param byShape lower bound of the reliability by shape
 */
record ShapeBounds(SortedMap<Double, Double> byShape) {
  static final ShapeBounds NONE = new ShapeBounds(new TreeMap<>());

  private static final double FLATTEST = 0.1;

  static ShapeBounds of(
      Claim.Absolute.Reliability target, List<MissionRun> pumps, double missionHours)
      throws NotComputableException {
    if (target.shapesMillionths().isEmpty()) {
      return NONE;
    }
    if (pumps.stream().anyMatch(MissionRun::failed)) {
      throw new NotComputableException("Runs shorter than the mission show it only unfailing.");
    }
    SortedMap<Double, Double> bounds = new TreeMap<>();
    for (long shape : target.shapesMillionths()) {
      double beta = Math.max(FLATTEST, shape / 1e6);
      double lengths =
          pumps.stream().mapToDouble(p -> StrictMath.pow(p.hours() / missionHours, beta)).sum();
      bounds.put(beta, StrictMath.exp(StrictMath.log(1 - target.confidencePpm() / 1e6) / lengths));
    }
    return new ShapeBounds(bounds);
  }

  boolean any() {
    return !byShape.isEmpty();
  }

  /** What holds whichever of the shapes is true. */
  double least() {
    return Collections.min(byShape.values());
  }

  /** How much hangs on the shape, which nobody knows. */
  String sentence() {
    return any()
        ? " No run was so long; by Weibull shape: "
            + byShape.entrySet().stream()
                .map(each -> Say.percent(each.getValue()) + " at " + Say.number(each.getKey()))
                .collect(Collectors.joining(", "))
            + "."
        : "";
  }

  /** The bound at each shape, and the hours that it comes from. */
  Map<String, String> inputs(List<MissionRun> pumps) {
    Map<String, String> inputs = new TreeMap<>();
    if (any()) {
      inputs.put(
          "hours",
          Inputs.ends(
              pumps.stream().map(p -> new Subject(p.unit(), p.hours(), p.failed())).toList()));
      byShape.forEach(
          (shape, bound) ->
              inputs.put("lowerAtShape " + Decimals.text(shape), Decimals.text(bound)));
    }
    return inputs;
  }
}
