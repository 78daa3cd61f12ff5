package org.pumprig.rig.compare.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.pumprig.rig.compare.claim.Evidence.Unit;
import org.pumprig.rig.compare.planning.AbsoluteClaim;
import org.pumprig.rig.compare.planning.HazardAssumption;
import org.pumprig.rig.compare.planning.MissionRun;
import org.pumprig.rig.compare.planning.SuccessRun;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.Sample;
import org.pumprig.rig.compare.survival.WeibullFit;
import org.pumprig.rig.plan.Claim;

/**
 * The absolute target: pumps that each completed the whole mission and fault exposure count. Hours
 * are pooled only where the plan justifies a constant hazard and the data don't contradict it.
 */
final class AbsolutePart {
  private static final double NANOS_PER_HOUR = 3.6e12;
  private static final double CONFIDENCE_OF_SHAPE = 0.95;

  private AbsolutePart() {}

  static PartResult judge(Claim claim, Failures before, Failures after) {
    if (after.pumps().isEmpty()) {
      return PartResult.untestable(
          Part.ABSOLUTE, "No pump with the new firmware has a run whose end is known.");
    }
    try {
      Evidence evidence =
          switch (claim.absolute()) {
            case Claim.Absolute.Reliability target -> reliability(target, after.pumps());
            case Claim.Absolute.Rate target -> rate(target, before.pumps(), after.pumps());
          };
      return new PartResult(
          Part.ABSOLUTE,
          evidence.standing(),
          evidence.sentence(),
          List.of(evidence),
          cautions(after));
    } catch (NotComputableException e) {
      return PartResult.untestable(Part.ABSOLUTE, String.valueOf(e.getMessage()));
    }
  }

  private static List<String> cautions(Failures after) {
    List<String> cautions = new ArrayList<>();
    after
        .unknown()
        .forEach((unit, reason) -> cautions.add("Pump " + unit + " counts for nothing. " + reason));
    return cautions;
  }

  private static Evidence reliability(Claim.Absolute.Reliability target, List<MissionRun> pumps)
      throws NotComputableException {
    double mission = target.missionNanos() / NANOS_PER_HOUR;
    double confidence = target.confidencePpm() / 1e6;
    double asked = target.reliabilityPpm() / 1e6;
    var claim = new AbsoluteClaim(mission, pumps);
    ShapeBounds shapes =
        claim.completed() + claim.failed() == 0
            ? ShapeBounds.of(target, pumps, mission)
            : ShapeBounds.NONE;
    double shown = shapes.any() ? shapes.least() : claim.reliability(confidence);
    // So few pumps that not even all of them completing it would have shown it can't tell.
    boolean tooFew = SuccessRun.shown(pumps.size(), 0, confidence) < asked;
    Standing standing =
        shown >= asked
            ? Standing.SHOWN
            : tooFew && claim.failed() == 0 ? Standing.UNTESTABLE : Standing.NOT_SHOWN;
    SortedMap<String, String> inputs =
        Inputs.of(
            "completed", "" + claim.completed(),
            "confidence", Decimals.text(confidence),
            "failed", "" + claim.failed(),
            "missionHours", Decimals.text(mission),
            "pumps", "" + pumps.size());
    inputs.putAll(shapes.inputs(pumps));
    return new Evidence(
        "share of pumps that complete the mission",
        shapes.any() ? "weibull-success-run" : "success-run",
        Unit.SHARE,
        Optional.empty(),
        Evidence.of(shown),
        Optional.empty(),
        OptionalDouble.of(asked),
        OptionalDouble.empty(),
        standing,
        "%d of %s completed the mission of %s and %d failed on the way: at a confidence of %s at least %s do (asked: %s)."
                .formatted(
                    claim.completed(),
                    Say.pumps(pumps.size()),
                    Say.time(target.missionNanos()),
                    claim.failed(),
                    Say.percent(confidence),
                    Say.percent(shown),
                    Say.percent(asked))
            + shapes.sentence(),
        inputs);
  }

  private static Evidence rate(
      Claim.Absolute.Rate target, List<MissionRun> before, List<MissionRun> after)
      throws NotComputableException {
    double asked = target.perHourBelowPpm() / 1e6;
    double confidence = target.confidencePpm() / 1e6;
    HazardAssumption hazard =
        target.constantHazard().isPresent()
            ? new HazardAssumption.Constant(target.constantHazard().get())
            : new HazardAssumption.NotShownConstant();
    var claim = new AbsoluteClaim(after.getFirst().hours(), after);
    double upper = claim.ratePerHour(hazard, confidence);
    refuseIfAccumulating(before);
    refuseIfAccumulating(after);
    return new Evidence(
        "failures per pump-hour",
        "poisson-upper-bound",
        Unit.PER_HOUR,
        Optional.empty(),
        Optional.empty(),
        Evidence.of(upper),
        OptionalDouble.of(asked),
        OptionalDouble.empty(),
        upper < asked ? Standing.SHOWN : Standing.NOT_SHOWN,
        "At a confidence of %s there are fewer than %s failures per pump-hour (asked: below %s); hours are pooled because: %s"
            .formatted(
                Say.percent(confidence),
                Say.number(upper),
                Say.number(asked),
                target.constantHazard().orElse("")),
        Inputs.of(
            "confidence", Decimals.text(confidence),
            "failed", "" + after.stream().filter(MissionRun::failed).count(),
            "pumpHours", Decimals.text(claim.pumpHours())));
  }

  /** A reason in a plan is no reason against the data. */
  private static void refuseIfAccumulating(List<MissionRun> pumps) throws NotComputableException {
    if (pumps.stream().filter(MissionRun::failed).count() < 2) {
      return;
    }
    Interval shape =
        WeibullFit.of(
                List.of(
                    Sample.of(
                        pumps.stream()
                            .map(p -> new Subject(p.unit(), p.hours(), p.failed()))
                            .toList())))
            .shapeLimits(CONFIDENCE_OF_SHAPE);
    if (shape.lower() instanceof Value.Finite low && low.number() > 1) {
      throw new NotComputableException(
          "Hours can't be pooled: the failures contradict a constant hazard (Weibull shape at least %s), and where damage accumulates many short runs look safe. Claim a reliability over the mission."
              .formatted(Say.number(low.number())));
    }
  }
}
