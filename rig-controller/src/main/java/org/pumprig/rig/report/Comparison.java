package org.pumprig.rig.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The arms compared at one endpoint.
 *
 * @param endpoint short name, such as "watchdog trip with fail-safe stop"
 * @param definition what counts as an event and what censors, in full
 * @param arms counts and exposure, in the header's order of arms
 * @param plots survival against time and, if wanted, against connectivity errors
 * @param permutation the exact test, when it could be made
 * @param rateRatio the ratio of event rates, later arm over comparator, when it could be made
 * @param conclusion the answer
 * @param reason why, in one or two sentences
 * @param more further curves, drawn after the plots
 */
public record Comparison(
    String endpoint,
    String definition,
    List<ArmExposure> arms,
    List<SurvivalPlot> plots,
    Optional<PermutationTest> permutation,
    Optional<RateRatio> rateRatio,
    Conclusion conclusion,
    String reason,
    List<CurvePlot> more) {
  public Comparison {
    arms = List.copyOf(arms);
    plots = List.copyOf(plots);
    more = List.copyOf(more);
  }

  /** The same without further curves. */
  public Comparison(
      String endpoint,
      String definition,
      List<ArmExposure> arms,
      List<SurvivalPlot> plots,
      Optional<PermutationTest> permutation,
      Optional<RateRatio> rateRatio,
      Conclusion conclusion,
      String reason) {
    this(endpoint, definition, arms, plots, permutation, rateRatio, conclusion, reason, List.of());
  }

  /** The answer of a comparison. */
  public enum Conclusion {
    BETTER,
    NOT_BETTER,
    WORSE,
    INCONCLUSIVE
  }

  /**
   * What an arm went through.
   *
   * @param arm name of the arm
   * @param runs runs that count
   * @param units different units among them
   * @param events runs that ended in the event
   * @param exposureNanos time at risk, summed over the runs
   * @param connectivityErrors errors at risk, summed over the runs
   * @param errorsLowerBound true when attempts couldn't all be seen: "at least"
   */
  public record ArmExposure(
      String arm,
      int runs,
      int units,
      int events,
      long exposureNanos,
      long connectivityErrors,
      boolean errorsLowerBound) {}

  /**
   * An exact one-sided permutation test.
   *
   * @param statistic such as "log-rank, stratified by unit"
   * @param alternative what a small p speaks for, such as "after trips later than before"
   * @param p one-sided
   * @param alpha level that the plan fixed
   * @param permutations size of the reference set
   * @param assumption under which p is exact
   */
  public record PermutationTest(
      String statistic,
      String alternative,
      double p,
      double alpha,
      double permutations,
      String assumption) {}

  /**
   * An exact ratio of two rates.
   *
   * @param estimate empty when the comparator had no event
   * @param lower lower limit; 0 for a one-sided interval
   * @param upper upper limit; empty for none (unbounded)
   * @param confidence such as 0.95
   * @param margin the plan's limit that {@code upper} must stay below
   * @param per what the rates count against, such as "hour" or "connectivity error"
   * @param assumption under which the interval is exact
   */
  public record RateRatio(
      OptionalDouble estimate,
      double lower,
      OptionalDouble upper,
      double confidence,
      OptionalDouble margin,
      String per,
      String assumption) {}
}
