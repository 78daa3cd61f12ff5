package org.pumprig.rig.compare.plansize;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.pumprig.rig.compare.planning.HazardRatioPlan;
import org.pumprig.rig.compare.plansize.SizeAnswer.Figure;

/**
 * How many trips, and pumps, show that the new firmware trips less?
 *
 * @param hazardRatio true ratio that is to be found, after over before, below 1
 * @param alpha one-sided level
 * @param power chance of finding it
 * @param tripsBefore share of pumps of the arm {@code before} that trip within a run
 * @param because where what is assumed of pumps comes from, such as {@code you said so}
 */
public record HazardRatioQuestion(
    double hazardRatio, double alpha, double power, OptionalDouble tripsBefore, String because) {
  /** Fewer events than this, and the formula is a rough guide. */
  private static final int FEW = 20;

  /** The answer. */
  public SizeAnswer answer() {
    HazardRatioPlan plan = HazardRatioPlan.superiority(hazardRatio, alpha, power);
    long events = plan.wholeEvents();
    double pairs = Math.ceil(-StrictMath.log(alpha) / StrictMath.log(2) * (1 - 1e-12));
    List<Figure> inputs = new ArrayList<>();
    inputs.add(new Figure("alpha", alpha));
    inputs.add(new Figure("hazardRatio", hazardRatio));
    inputs.add(new Figure("power", power));
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("trips", events));
    figures.add(new Figure("tripsBeforeRounding", plan.events()));
    String pumps = "; say --trips-before to learn how many pumps that takes";
    if (tripsBefore.isPresent()) {
      double share = tripsBefore.getAsDouble();
      double eachArm = Math.ceil(plan.pumps(share) / 2.0);
      inputs.add(new Figure("shareTrippingBefore", share));
      figures.add(new Figure("pumpsInEachArm", eachArm));
      figures.add(new Figure("shareTrippingAfter", plan.tripsAfter(share)));
      pumps = ", which takes %s in each arm".formatted(Say.count(eachArm, "pump", "pumps"));
    }
    figures.add(new Figure("leastUnitsInBothArms", pairs));
    return new SizeAnswer(
        "events of a log-rank test (Schoenfeld, Biometrics 39, 1983)",
        "Observe %s in both arms together%s; a true hazard ratio of %s is then found with %s power at a one-sided level of %s."
            .formatted(
                Say.count(events, "trip", "trips"),
                pumps,
                Say.number(hazardRatio),
                Say.percent(power),
                Say.percent(alpha)),
        inputs,
        figures,
        assumptions(events, pairs),
        List.of());
  }

  private List<String> assumptions(long events, double pairs) {
    List<String> assumptions = new ArrayList<>();
    assumptions.add(
        "The true hazard ratio is %s: you said so. Hazards are proportional; their shape is free."
            .formatted(Say.number(hazardRatio)));
    tripsBefore.ifPresent(
        share ->
            assumptions.add(
                "%s of the pumps trip within a run of the old firmware: %s."
                    .formatted(Say.percent(share), because)));
    assumptions.add(
        "Pumps are independent, as many in either arm, each counted once. The same units in both"
            + " arms: at least %s, or the exact test within units can't reach the level."
                .formatted(Say.number(pairs)));
    if (events < FEW) {
      assumptions.add(
          "With fewer than 20 trips this is a rough guide: check the power by simulation.");
    }
    return assumptions;
  }
}
