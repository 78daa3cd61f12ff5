package org.pumprig.rig.compare.plansize;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.DoubleFunction;
import org.pumprig.rig.compare.plansize.Pilot.Estimate;
import org.pumprig.rig.compare.plansize.SizeAnswer.Figure;
import org.pumprig.rig.compare.plansize.SizeAnswer.Variant;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.survival.WeibullFit;

/** An answer that stands on a pilot: at the estimate, and at both limits of its interval. */
public final class PilotAnswer {
  /** Why a question assumes what it does. */
  public static final String BECAUSE = "estimated from the pilot";

  private static final List<String> SIZES =
      List.of("pumps", "pumpsInEachArm", "pumpHoursInEachArm");

  private final Pilot pilot;
  private final List<Figure> inputs = new ArrayList<>();
  private final LinkedHashSet<String> remarks = new LinkedHashSet<>();

  private PilotAnswer(Pilot pilot) {
    this.pilot = pilot;
  }

  /** What the answer takes from the pilot. */
  public enum Assumed {
    /** Share of pumps that trip within a run. */
    SHARE("shareTrippingBefore", 0.001, 0.9999),
    /** Shape of the Weibull distribution. */
    SHAPE("shape", 0.1, 20),
    /** Events per pump-hour. */
    RATE("rateBeforePerHour", 1e-9, 1e6);

    private final String figure;
    private final double least;
    private final double most;

    Assumed(String figure, double least, double most) {
      this.figure = figure;
      this.least = least;
      this.most = most;
    }

    private double within(double number) {
      return Math.clamp(number, least, most);
    }

    private Estimate of(Pilot pilot) throws NotComputableException {
      return switch (this) {
        case SHARE -> pilot.share();
        case SHAPE -> pilot.shape();
        case RATE -> pilot.rate();
      };
    }
  }

  /** Estimates one figure. */
  @FunctionalInterface
  private interface Estimation {
    Estimate of(Pilot pilot) throws NotComputableException;
  }

  /**
   * The answer.
   *
   * @param question asked with what is assumed
   * @throws NotComputableException if the pilot can't tell it
   */
  public static SizeAnswer of(Pilot pilot, Assumed assumed, DoubleFunction<SizeAnswer> question)
      throws NotComputableException {
    return new PilotAnswer(pilot).answer(assumed, question);
  }

  private SizeAnswer answer(Assumed assumed, DoubleFunction<SizeAnswer> question)
      throws NotComputableException {
    Estimate estimate = assumed.of(pilot);
    if (pilot.trips() == 0) {
      throw new NotComputableException(
          "the pilot has no trip: all it says is that there are fewer than %s per pump-hour, with 97.5 %% confidence"
              .formatted(Say.number(pilot.rate().upper())));
    }
    double used = assumed.within(estimate.value());
    SizeAnswer answer = question.apply(used);
    estimates();
    if (used != estimate.value()) {
      remarks.add(
          "The pilot's estimate is %s; the size was computed with %s, the utmost that can be planned with."
              .formatted(Say.number(estimate.value()), Say.number(used)));
    }
    List<Variant> variants = new ArrayList<>();
    variants.add(variant(assumed, estimate.lower(), question));
    variants.add(variant(assumed, estimate.upper(), question));
    variants.addAll(answer.sensitivity());
    List<Figure> from = new ArrayList<>(answer.inputs());
    from.addAll(inputs);
    List<String> assumptions = new ArrayList<>();
    if (pilot.emulated()) {
      assumptions.add(
          "Illustrative: the pilot's pumps were emulated, and say nothing about real ones.");
    }
    assumptions.addAll(answer.assumptions());
    assumptions.addAll(remarks);
    return new SizeAnswer(
        answer.method(),
        (pilot.emulated() ? "Illustrative, from an emulated pilot: " : "") + answer.sentence(),
        from,
        answer.figures(),
        assumptions,
        variants);
  }

  private static Variant variant(
      Assumed assumed, double limit, DoubleFunction<SizeAnswer> question) {
    double used = assumed.within(limit);
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure(assumed.figure, used));
    question.apply(used).figures().stream()
        .filter(figure -> SIZES.contains(figure.name()))
        .forEach(figures::add);
    return new Variant(figures);
  }

  /** All that the pilot tells, whether or not this claim needs it. */
  private void estimates() {
    int pumps = pilot.pumps().size();
    inputs.add(new Figure("pilotPumps", pumps));
    inputs.add(new Figure("pilotRuns", pilot.runs().size()));
    inputs.add(new Figure("pilotTrips", pilot.trips()));
    inputs.add(new Figure("pilotPumpHours", pilot.hours()));
    inputs.add(new Figure("pilotLongestRunHours", pilot.longestHours()));
    estimate("pilotShareTripping", Pilot::share);
    estimate("pilotWeibullShape", Pilot::shape);
    estimate("pilotWeibullScaleHours", Pilot::scale);
    estimate("pilotTripsPerHour", Pilot::rate);
    remarks.addAll(pilot.remarks());
    remarks.add(
        "Limits of the pilot's figures are 95 % intervals; plan with the worse one if the pilot is"
            + " small, and run the pilot's conditions again.");
    if (pumps < pilot.runs().size()) {
      remarks.add(
          "Some pumps ran more than once: share and Weibull fit take each pump's first run; the"
              + " rate takes all runs, and its interval is too narrow if pumps differ.");
    }
    warnOfTheFit();
  }

  private void estimate(String name, Estimation estimation) {
    try {
      Estimate estimate = estimation.of(pilot);
      inputs.add(new Figure(name, estimate.value()));
      inputs.add(new Figure(name + "Lower", estimate.lower()));
      inputs.add(new Figure(name + "Upper", estimate.upper()));
    } catch (NotComputableException e) {
      remarks.add("Not estimated: " + e.getMessage() + ".");
    }
  }

  private void warnOfTheFit() {
    try {
      long trips = pilot.pumps().stream().filter(pump -> pump.event()).count();
      WeibullFit fit = pilot.weibull();
      Estimate shape = pilot.shape();
      if (trips < WeibullFit.GOOD_FROM) {
        remarks.add(
            "With %s the Weibull limits are too narrow; they are good from %d on."
                .formatted(Say.count(trips, "trip", "trips"), WeibullFit.GOOD_FROM));
      }
      if (shape.lower() > 1 || shape.upper() < 1) {
        remarks.add(
            "The hazard is not constant (Weibull shape %s): the rate holds for runs as long as the pilot's only."
                .formatted(Say.number(fit.shape())));
      }
    } catch (NotComputableException _) {
      // said already where the shape is listed
    }
  }
}
