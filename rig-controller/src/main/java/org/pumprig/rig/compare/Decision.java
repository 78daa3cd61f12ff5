package org.pumprig.rig.compare;

import java.util.List;
import java.util.Optional;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.LabelTest;
import org.pumprig.rig.plan.Comparison;

/**
 * From the numbers to the answer. Better needs the permutation test and the bound of the rate ratio
 * to agree, and an arm {@code than} that tripped at all: two arms without an event show nothing, as
 * a stress that trips nobody can't tell them apart (assay sensitivity, ICH E10, 1.5).
 */
record Decision(Conclusion conclusion, String reason) {

  static Decision of(
      Comparison plan,
      boolean withinUnits,
      ArmData better,
      ArmData than,
      Optional<LabelTest> test,
      Optional<String> problem,
      Optional<RateComparison> rate) {
    if (better.runs() == 0 || than.runs() == 0) {
      return inconclusive(
          withinUnits
              ? "No unit has runs that count in both arms."
              : "An arm has no run that counts.");
    }
    if (better.events() + than.events() == 0) {
      return inconclusive(
          "No watchdog tripped in either arm, so the stress could not have shown a difference.");
    }
    if (test.isEmpty()) {
      return inconclusive(
          "The permutation test can't be made: " + problem.orElse("no reason given") + ".");
    }
    if (rate.isEmpty()) {
      return inconclusive("An arm has no time at risk, so there is no rate.");
    }
    List<String> contradicted = test.get().contradictedBy();
    if (!contradicted.isEmpty()) {
      return inconclusive(
          "Units were not observed for the same times in both arms, which the permutation test"
              + " needs: "
              + String.join(", ", contradicted)
              + ".");
    }
    double alpha = plan.alphaPpm() / 1e6;
    double least = test.get().leastP();
    if (least > alpha) {
      return inconclusive(
          "With %d units in both arms%s p can't be below %s, and %s is asked for; %s."
              .formatted(
                  test.get().units(),
                  withinUnits ? "" : " together",
                  Decimals.text(least),
                  Decimals.text(alpha),
                  ratio(rate.get())));
    }
    return byNumbers(plan, than, test.get(), rate.get(), alpha);
  }

  private static Decision byNumbers(
      Comparison plan, ArmData than, LabelTest test, RateComparison rate, double alpha) {
    double margin = plan.rateRatioBelowPpm() / 1e6;
    boolean sensitive = than.events() > 0;
    if (sensitive && test.pBetter() <= alpha && rate.upperBoundBelow(margin)) {
      return new Decision(
          Conclusion.BETTER,
          "Arm %s trips later or less often than %s: %s; the upper bound is below %s."
              .formatted(
                  plan.better(), plan.than(), numbers(test.pBetter(), alpha, rate), text(margin)));
    }
    if (test.pWorse() <= alpha && rate.lowerBoundAbove(1)) {
      return new Decision(
          Conclusion.WORSE,
          "Arm %s trips sooner or more often than %s: %s; the lower bound is above 1."
              .formatted(plan.better(), plan.than(), numbers(test.pWorse(), alpha, rate)));
    }
    return new Decision(
        Conclusion.NOT_BETTER,
        "It is not shown that arm %s trips later or less often than %s: %s."
            .formatted(plan.better(), plan.than(), numbers(test.pBetter(), alpha, rate)));
  }

  private static String numbers(double p, double alpha, RateComparison rate) {
    return "p = %s (level %s), %s".formatted(text(p), text(alpha), ratio(rate));
  }

  private static String ratio(RateComparison rate) {
    String estimate =
        rate.estimate() instanceof Value.Finite finite ? " " + text(finite.number()) : "";
    String from = rate.interval().lower() instanceof Value.Finite low ? text(low.number()) : "0";
    String to =
        rate.interval().upper() instanceof Value.Finite high
            ? "to " + text(high.number())
            : "upwards without limit";
    return "the rate ratio%s has an interval from %s %s, which %s 1"
        .formatted(estimate, from, to, rate.intervalHoldsOne() ? "holds" : "doesn't hold");
  }

  private static String text(double number) {
    return Decimals.rounded(number);
  }

  private static Decision inconclusive(String reason) {
    return new Decision(Conclusion.INCONCLUSIVE, reason);
  }
}
