package org.pumprig.rig.compare.plansize;

import java.util.List;
import java.util.stream.DoubleStream;
import org.pumprig.rig.compare.planning.WeibullPlan;
import org.pumprig.rig.compare.plansize.SizeAnswer.Figure;
import org.pumprig.rig.compare.plansize.SizeAnswer.Variant;

/**
 * How many pumps must run without a failure, longer or shorter than the mission?
 *
 * @param reliability at the mission's end, in (0, 1)
 * @param confidence one-sided, in (0, 1)
 * @param shape assumed by the user
 * @param missionHours how long a pump must last
 * @param testHours how long each is tested
 * @param because where what is assumed of pumps comes from, such as {@code you said so}
 */
public record WeibullQuestion(
    double reliability,
    double confidence,
    double shape,
    double missionHours,
    double testHours,
    String because) {
  private static final List<Double> FACTORS = List.of(0.5, 0.75, 1.25, 1.5);

  /** The answer. */
  public SizeAnswer answer() {
    WeibullPlan plan = new WeibullPlan(reliability, confidence, shape, testHours / missionHours);
    List<Double> shapes =
        DoubleStream.concat(
                DoubleStream.of(1), FACTORS.stream().mapToDouble(factor -> factor * shape))
            .filter(other -> other >= 0.1 && other <= 20 && other != shape)
            .distinct()
            .sorted()
            .boxed()
            .toList();
    return new SizeAnswer(
        "Weibull zero-failure plan (Lipson and Sheth, 1973)",
        "Run %s for %s h each without one failure; if times to failure are Weibull of shape %s, it is shown with %s confidence that at least %s of such pumps last %s h."
            .formatted(
                Say.count(plan.pumps(), "pump", "pumps"),
                Say.number(testHours),
                Say.number(shape),
                Say.percent(confidence),
                Say.percent(reliability),
                Say.number(missionHours)),
        List.of(
            new Figure("confidence", confidence),
            new Figure("missionHours", missionHours),
            new Figure("reliability", reliability),
            new Figure("shape", shape),
            new Figure("testHours", testHours)),
        List.of(
            new Figure("pumps", plan.pumps()),
            new Figure("pumpsBeforeRounding", plan.exactPumps()),
            new Figure("pumpHours", plan.pumps() * testHours)),
        List.of(
            "Times to failure are Weibull, and their shape is known to be %s: %s."
                .formatted(Say.number(shape), because),
            testHours < missionHours
                ? "The test is shorter than the mission: whatever begins later is not seen. Prefer"
                    + " runs of the whole mission."
                : "What a longer test shows about the mission rests on the shape.",
            "Pumps are independent."),
        plan.sensitivity(shapes).stream().map(WeibullQuestion::variant).toList());
  }

  private static Variant variant(WeibullPlan.Sensitivity other) {
    return new Variant(
        List.of(
            new Figure("shape", other.shape()),
            new Figure("pumps", other.pumps()),
            new Figure("reliabilityShownByThePlan", other.reliabilityShown())));
  }
}
