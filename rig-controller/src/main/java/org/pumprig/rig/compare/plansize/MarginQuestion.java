package org.pumprig.rig.compare.plansize;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.pumprig.rig.compare.planning.RateRatioPlan;
import org.pumprig.rig.compare.plansize.SizeAnswer.Figure;

/**
 * How many events show that a rate is no worse by a margin?
 *
 * @param margin of the rate ratio after over before, above 1
 * @param rateRatio true ratio that is assumed, below the margin
 * @param alpha one-sided level
 * @param power chance of showing it
 * @param rateBefore events per pump-hour of the arm {@code before}
 * @param hoursPerPump how long each pump runs in its arm
 * @param because where what is assumed of pumps comes from, such as {@code you said so}
 */
public record MarginQuestion(
    double margin,
    double rateRatio,
    double alpha,
    double power,
    OptionalDouble rateBefore,
    OptionalDouble hoursPerPump,
    String because) {

  /** The answer. */
  public SizeAnswer answer() {
    RateRatioPlan plan = new RateRatioPlan(rateRatio, margin, alpha, power, 1);
    OptionalLong exact = plan.events();
    double events = exact.orElseGet(plan::approximateEvents);
    List<Figure> inputs = new ArrayList<>();
    inputs.add(new Figure("alpha", alpha));
    hoursPerPump.ifPresent(hours -> inputs.add(new Figure("hoursPerPump", hours)));
    inputs.add(new Figure("margin", margin));
    inputs.add(new Figure("power", power));
    rateBefore.ifPresent(rate -> inputs.add(new Figure("rateBeforePerHour", rate)));
    inputs.add(new Figure("rateRatio", rateRatio));
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("events", events));
    figures.add(new Figure("eventsByNormalApproximation", plan.approximateEvents()));
    exact.ifPresent(
        enough -> {
          figures.add(new Figure("eventsAfterAtMost", plan.critical(enough)));
          figures.add(new Figure("exactPower", plan.power(enough)));
        });
    String pumps = hours(events, figures);
    return new SizeAnswer(
        exact.isPresent()
            ? "exact conditional test of a rate ratio (Przyborowski and Wilenski, 1940)"
            : "normal approximation of the rate-ratio test (Schoenfeld, Biometrics 39, 1983)",
        "Observe %s in both arms together%s; if the true rate ratio is %s, it is then shown with %s power, at a one-sided level of %s, to be below %s."
            .formatted(
                Say.count(events, "event", "events"),
                pumps,
                Say.number(rateRatio),
                Say.percent(power),
                Say.percent(alpha),
                Say.number(margin)),
        inputs,
        figures,
        assumptions(),
        List.of());
  }

  private String hours(double events, List<Figure> figures) {
    if (rateBefore.isEmpty()) {
      return "";
    }
    double hours = events / (rateBefore.getAsDouble() * (1 + rateRatio));
    figures.add(new Figure("pumpHoursInEachArm", hours));
    if (hoursPerPump.isEmpty()) {
      return ", expected in %s pump-hours in each arm".formatted(Say.number(Math.ceil(hours)));
    }
    double pumps = Math.ceil(hours / hoursPerPump.getAsDouble() * (1 - 1e-12));
    figures.add(new Figure("pumpsInEachArm", pumps));
    return ", expected from %s of %s h in each arm"
        .formatted(Say.count(pumps, "pump", "pumps"), Say.number(hoursPerPump.getAsDouble()));
  }

  private List<String> assumptions() {
    List<String> assumptions = new ArrayList<>();
    assumptions.add(
        "The true rate ratio is %s. At no event in either arm nothing can be shown."
            .formatted(Say.number(rateRatio)));
    rateBefore.ifPresent(
        rate ->
            assumptions.add(
                "The old firmware has %s events per pump-hour: %s."
                    .formatted(Say.number(rate), because)));
    assumptions.add(
        "Both arms have as many hours under the same schedule, and events come one by one. Where"
            + " pumps differ from each other (a coefficient of variation of 0.5 or more), a test"
            + " that ignores it errs two to three times as often as it says: take more pumps, and"
            + " compare within units.");
    return assumptions;
  }
}
