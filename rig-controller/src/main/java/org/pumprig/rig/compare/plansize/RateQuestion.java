package org.pumprig.rig.compare.plansize;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.pumprig.rig.compare.planning.FixedLengthPlan;
import org.pumprig.rig.compare.planning.MeanTime;
import org.pumprig.rig.compare.plansize.SizeAnswer.Figure;

/**
 * How many pump-hours show that a constant rate is below a bound?
 *
 * @param rate bound in failures per pump-hour
 * @param confidence one-sided, in (0, 1)
 * @param failures how many may happen
 * @param constantBecause why the hazard is constant, in the user's words
 * @param hoursPerPump how long each pump runs
 */
public record RateQuestion(
    double rate,
    double confidence,
    int failures,
    String constantBecause,
    OptionalDouble hoursPerPump) {

  /** The answer for a number of failures that is allowed. */
  public SizeAnswer answer() {
    double hours = MeanTime.hoursToShow(rate, confidence, failures);
    List<Figure> inputs = inputs();
    inputs.add(1, new Figure("failuresAllowed", failures));
    String condition =
        switch (failures) {
          case 0 -> "no failure";
          case 1 -> "at most one failure";
          default -> "at most " + failures + " failures";
        };
    return answer(
        "chi-square bound of a constant rate (NIST/SEMATECH e-Handbook 8.4.5.1)",
        "Run %s pump-hours in all%s; with %s, it is shown with %s confidence that there are fewer than %s failures per pump-hour."
            .formatted(
                Say.number(Math.ceil(hours)),
                pumpsText(hours),
                condition,
                Say.percent(confidence),
                Say.number(rate)),
        inputs,
        hours,
        List.of());
  }

  /**
   * The answer where a better product shall have a fair chance: a test of fixed length.
   *
   * @param goodRate failures per pump-hour of a product that shall pass
   * @param alpha risk that it doesn't
   */
  public SizeAnswer between(double goodRate, double alpha) {
    FixedLengthPlan plan = FixedLengthPlan.of(alpha, 1 - confidence, rate / goodRate);
    double hours = plan.lengthOverBad() / rate;
    List<Figure> inputs = inputs();
    inputs.addFirst(new Figure("alpha", alpha));
    inputs.add(2, new Figure("goodRatePerHour", goodRate));
    return answer(
        "fixed-length test of a constant rate (Epstein, Technometrics 2, 1960; MIL-HDBK-781A)",
        "Run %s pump-hours in all%s and reject at %s; a product of %s failures per pump-hour then passes with at most %s probability, one of %s with at least %s."
            .formatted(
                Say.number(Math.ceil(hours)),
                pumpsText(hours),
                Say.count(plan.rejectAt(), "failure or more", "failures or more"),
                Say.number(rate),
                Say.percent(1 - confidence),
                Say.number(goodRate),
                Say.percent(1 - alpha)),
        inputs,
        hours,
        List.of(
            new Figure("rejectAtFailures", plan.rejectAt()),
            new Figure("longestPumpHours", plan.longestOverBad() / rate)));
  }

  private List<Figure> inputs() {
    List<Figure> inputs = new ArrayList<>();
    inputs.add(new Figure("confidence", confidence));
    hoursPerPump.ifPresent(hours -> inputs.add(new Figure("hoursPerPump", hours)));
    inputs.add(new Figure("ratePerHour", rate));
    return inputs;
  }

  private SizeAnswer answer(
      String method, String sentence, List<Figure> inputs, double hours, List<Figure> more) {
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("pumpHours", hours));
    hoursPerPump.ifPresent(each -> figures.add(new Figure("pumps", pumps(hours, each))));
    figures.addAll(more);
    return new SizeAnswer(
        method,
        sentence,
        inputs,
        figures,
        List.of(
            "The hazard is constant, because you said: " + constantBecause,
            "If anything accumulates from run to run or within a run, hours of different pumps"
                + " can't be added up: plan with --reliability, or --weibull-shape."),
        List.of());
  }

  private String pumpsText(double hours) {
    return hoursPerPump.isPresent()
        ? ", such as %s for %s h each"
            .formatted(
                Say.count(pumps(hours, hoursPerPump.getAsDouble()), "pump", "pumps"),
                Say.number(hoursPerPump.getAsDouble()))
        : "";
  }

  private static double pumps(double hours, double each) {
    return Math.ceil(hours / each * (1 - 1e-12));
  }
}
