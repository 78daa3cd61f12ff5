package org.pumprig.rig.compare.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Claim;
import org.pumprig.rig.plan.Comparison;
import org.pumprig.rig.plan.Order;
import org.pumprig.rig.plan.Plan;

/**
 * A plan's claim, judged.
 *
 * @param expected what the plan's author expects
 * @param verdict the verdict
 * @param sentence the verdict in words
 * @param parts all four, in order
 * @param limits what the whole claim is limited by
 * @param clusters units tied by shared faults
 * @param looks what the planned looks show; empty: one looks once, at the end
 */
public record ClaimResult(
    Claim.Expect expected,
    ClaimVerdict verdict,
    String sentence,
    List<PartResult> parts,
    List<String> limits,
    Clusters clusters,
    Optional<LookPath> looks) {
  /** Said of every comparison whose plan states no claim. */
  public static final String EXPLORATORY =
      "EXPLORATORY: the plan states no claim, so nothing was decided before the run that this could"
          + " confirm.";

  /** Copies the lists. */
  public ClaimResult {
    parts = List.copyOf(parts);
    limits = List.copyOf(limits);
  }

  /**
   * Judges the claim; empty if the plan states none.
   *
   * @param runs verdicts of runs of the plan, each once
   */
  public static Optional<ClaimResult> of(Plan plan, List<RunVerdict> runs) {
    if (plan.claim().isEmpty() || plan.comparison().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(of(plan, plan.claim().get(), plan.comparison().get(), runs));
  }

  private static ClaimResult of(
      Plan plan, Claim claim, Comparison comparison, List<RunVerdict> runs) {
    double alpha = comparison.alphaPpm() / 1e6;
    Clusters clusters = Clusters.of(runs);
    ArmTrips trips = ArmTrips.of(plan, comparison, runs);
    Failures before = Failures.of(plan, claim, comparison.than(), runs);
    Failures after = Failures.of(plan, claim, comparison.better(), runs);
    var better =
        new BetterPart(
            claim,
            alpha,
            comparison.rateRatioBelowPpm() / 1e6,
            clusters,
            plan.watch().statusEveryNanos());
    Optional<LookPath> looks = new LookJudge(plan, claim, alpha, clusters).of(trips, after, runs);
    boolean byCluster = clusters.tied() && claim.clusters() == Claim.Clusters.PERMUTE;
    List<PartResult> parts =
        List.of(
            byCluster
                ? ClusterParts.before(claim, alpha, before, clusters)
                : BeforePart.judge(claim, alpha, before),
            better.judge(trips),
            byCluster
                ? ClusterParts.absolute(claim, before, after, clusters)
                : AbsolutePart.judge(claim, before, after),
            NoWorsePart.judge(plan, claim, comparison, runs));
    List<PartResult> judged = looks.map(path -> held(path, parts)).orElse(parts);
    ClaimVerdict verdict = ClaimVerdict.of(judged, clusters.tied());
    return new ClaimResult(
        claim.expect(),
        verdict,
        sentence(verdict, judged),
        judged,
        limits(plan, claim, comparison, alpha, clusters, runs),
        clusters,
        looks);
  }

  /** Where one may look while it runs, a part is shown only if a boundary was reached as well. */
  private static List<PartResult> held(LookPath looks, List<PartResult> parts) {
    return parts.stream()
        .map(
            part ->
                part.part() == looks.part() && part.standing() == Standing.SHOWN && !looks.crossed()
                    ? part.heldBack(
                        "As the plan looks while it runs, this counts only once a boundary is"
                            + " reached, and none is.")
                    : part)
        .toList();
  }

  private static String sentence(ClaimVerdict verdict, List<PartResult> parts) {
    List<String> open =
        parts.stream()
            .filter(part -> part.standing() != Standing.SHOWN)
            .map(part -> part.part().title() + " (" + part.standing().words() + ")")
            .toList();
    return switch (verdict) {
      case BETTER -> "All four parts of the claim are shown.";
      case LIMITED ->
          "All four parts of the claim are shown, for what these units shared on this bench: units"
              + " that share faults are no independent sample of others.";
      case NOT_BETTER ->
          "The claim is refused. What is not shown: " + String.join("; ", open) + ".";
      case INCONCLUSIVE -> "The test can't tell: " + String.join("; ", open) + ".";
    };
  }

  private static List<String> limits(
      Plan plan,
      Claim claim,
      Comparison comparison,
      double alpha,
      Clusters clusters,
      List<RunVerdict> runs) {
    List<String> limits = new ArrayList<>();
    clusters
        .told()
        .ifPresent(
            told ->
                limits.add(
                    told
                        + switch (claim.clusters()) {
                          case PERMUTE ->
                              " Whole clusters change arms together in the test, and the first and"
                                  + " the third part count clusters, by the share of each that"
                                  + " failed; the margins of the others take pumps as independent."
                                  + ClusterParts.tooFew(alpha, clusters);
                          case LIMIT -> whatTiesLeave(plan.order());
                        }));
    if (!sideBySide(comparison, runs)) {
      limits.add(
          "Firmware and period can't be told apart: no unit was kept on %s while another ran %s."
              .formatted(comparison.than(), comparison.better()));
    }
    if (!plan.order().comparesWithinUnits()) {
      limits.add(
          "Each pump ran one firmware only (order: parallel), so pumps that differ make the"
              + " comparison less sharp, and chance may have dealt an arm the weaker ones: the"
              + " permutation test allows for that, the bound of the rates doesn't.");
    }
    long pumps = runs.stream().map(RunVerdict::unit).distinct().count();
    if (plan.replicates() > 1) {
      limits.add(
          "Runs of one pump are not several pumps: %s count, however many runs they had."
              .formatted(Say.pumps(pumps)));
    }
    limits.add(
        "Connectivity errors describe; arms are compared by hours under the same schedule, as"
            + " backing off is part of a fix.");
    return limits;
  }

  /** What the test of the firmware is worth where faults tie units. */
  public static String whatTiesLeave(Order order) {
    return switch (order) {
      case RANDOMISED, BLOCKED ->
          " The test within units stays exact, as the order of the arms was drawn for each unit;"
              + " the result holds for what they share on this bench, not for others.";
      case PARALLEL ->
          " The test between units stays exact, as their arms were drawn; the result holds for"
              + " what they share on this bench, not for others.";
      case INTERLEAVED ->
          " The order of the arms took turns and was not drawn, so the test within units rests on"
              + " that what they share was not disturbed in the same turns.";
      case FIXED ->
          " With a fixed order a disturbance of what they share can't be told from the firmware.";
    };
  }

  private static boolean sideBySide(Comparison comparison, List<RunVerdict> runs) {
    var old = new java.util.TreeSet<String>();
    runs.stream()
        .filter(run -> run.arm().equals(comparison.than()))
        .forEach(run -> old.add(run.campaignId() + '\n' + run.slot()));
    return runs.stream()
        .filter(run -> run.arm().equals(comparison.better()))
        .anyMatch(run -> old.contains(run.campaignId() + '\n' + run.slot()));
  }
}
