package org.pumprig.rig.compare;

import java.util.List;
import java.util.Optional;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.rig.compare.survival.LabelTest;
import org.pumprig.rig.compare.survival.PairedTest;
import org.pumprig.rig.compare.survival.UnpairedTest;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Comparison;
import org.pumprig.rig.plan.Plan;

/**
 * Two arms of a campaign compared at the plan's endpoint.
 *
 * @param plan the plan's part in it
 * @param withinUnits whether units are compared with themselves; else each stays in one arm
 * @param conclusion the answer
 * @param reason why, in words
 * @param better the arm that is claimed to be better
 * @param than the arm it is compared with
 * @param excluded runs of these arms that don't count
 * @param censoredAtNanos where observation ends without an event, since the begin of stress
 * @param permutation the exact test, if it could be made
 * @param perHour ratio of trip rates by time, if it could be made
 * @param perError ratio of trip rates by connectivity errors, if it could be made
 */
public record CampaignComparison(
    Comparison plan,
    boolean withinUnits,
    Conclusion conclusion,
    String reason,
    ArmData better,
    ArmData than,
    List<Excluded> excluded,
    long censoredAtNanos,
    Optional<LabelTest> permutation,
    Optional<RateComparison> perHour,
    Optional<RateComparison> perError) {
  private static final String SAME_ORDER =
      " Every unit passed through the arms in the same order (order: fixed), so what changed with"
          + " time can't be told from what the firmware changed.";

  /** Copies the list. */
  public CampaignComparison {
    excluded = List.copyOf(excluded);
  }

  /**
   * Compares.
   *
   * @param runs verdicts of any runs of the plan, in any order; other arms are passed over
   * @throws IllegalArgumentException if the plan compares nothing
   */
  public static CampaignComparison of(Plan plan, List<RunVerdict> runs) {
    Comparison comparison =
        plan.comparison()
            .orElseThrow(() -> new IllegalArgumentException("the plan compares nothing"));
    Pairing pairing = Pairing.of(plan, comparison, RunOrder.sorted(runs));
    ArmData better = ArmData.of(comparison.better(), pairing.better());
    ArmData than = ArmData.of(comparison.than(), pairing.than());
    double alpha = comparison.alphaPpm() / 1e6;
    Optional<RateComparison> perHour = RateComparison.perHour(better, than, alpha);
    Optional<LabelTest> test = Optional.empty();
    Optional<String> problem = Optional.empty();
    try {
      test = Optional.of(test(plan, better, than));
    } catch (NotComputableException e) {
      problem = Optional.ofNullable(e.getMessage());
    }
    Decision decision =
        Decision.of(
            comparison, plan.order().comparesWithinUnits(), better, than, test, problem, perHour);
    return new CampaignComparison(
        comparison,
        plan.order().comparesWithinUnits(),
        decision.conclusion(),
        plan.confoundsTime() ? decision.reason() + SAME_ORDER : decision.reason(),
        better,
        than,
        pairing.excluded(),
        plan.phases().stressNanos() + plan.phases().recoverNanos(),
        test,
        perHour,
        RateComparison.perError(better, than, alpha));
  }

  private static LabelTest test(Plan plan, ArmData better, ArmData than)
      throws NotComputableException {
    if (!plan.order().comparesWithinUnits()) {
      return UnpairedTest.of(byTime(than.pumps()), byTime(better.pumps()));
    }
    return PairedTest.of(byTime(than.observations()), byTime(better.observations()));
  }

  private static List<Subject> byTime(List<Observation> observations) {
    return observations.stream().map(Observation::byTime).toList();
  }

  /** One-sided level of the test. */
  public double alpha() {
    return plan.alphaPpm() / 1e6;
  }

  /** The limit that the rate ratio must stay below. */
  public double margin() {
    return plan.rateRatioBelowPpm() / 1e6;
  }

  /** Confidence of the two-sided intervals: 1 − 2 alpha. */
  public double confidence() {
    return 1 - 2 * alpha();
  }
}
