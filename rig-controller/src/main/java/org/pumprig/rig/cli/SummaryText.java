package org.pumprig.rig.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.pumprig.rig.compare.ArmFinding;
import org.pumprig.rig.compare.CampaignComparison;
import org.pumprig.rig.compare.CampaignJson;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.RateComparison;
import org.pumprig.rig.compare.StopRules;
import org.pumprig.rig.compare.beside.BesideFinding;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.judge.Invalidity;
import org.pumprig.rig.judge.RequirementResult;
import org.pumprig.rig.judge.RunVerdict;

/** Results as a few lines of text: expectations, comparison, labels; and verdicts run by run. */
final class SummaryText {
  private SummaryText() {}

  static List<String> lines(CampaignResult result) {
    var lines = new ArrayList<String>();
    deviation(result, lines);
    lines.add("Expected of each arm, and found:");
    for (ArmFinding arm : result.arms()) {
      lines.add(
          "  %-8s %s: expected %s: %s"
              .formatted(
                  arm.arm().name(),
                  agreement(arm.agreement().onDisk()),
                  arm.arm().expect().diskName(),
                  arm.found()));
    }
    result
        .comparisonFinding()
        .ifPresent(
            finding ->
                lines.add(
                    "  %-8s %s: expected %s, found as below"
                        .formatted(
                            "compared",
                            agreement(finding.agreement().onDisk()),
                            finding.expected().diskName())));
    result.comparison().ifPresent(comparison -> comparison(comparison, lines));
    result.tied().ifPresent(tied -> lines.add("  Limit: " + tied));
    ClaimText.add(result, lines);
    labels(result, lines);
    ruledOut(result, lines);
    lines.add(result.expectationsMet() ? "Expectations met." : "Expectations NOT met.");
    return lines;
  }

  /** The comparison alone. */
  static List<String> comparisonLines(CampaignResult result) {
    var lines = new ArrayList<String>();
    deviation(result, lines);
    result.comparison().ifPresent(comparison -> comparison(comparison, lines));
    result.tied().ifPresent(tied -> lines.add("  Limit: " + tied));
    ClaimText.add(result, lines);
    for (BesideFinding finding : result.beside()) {
      lines.add("Beside (%s): %s".formatted(finding.method(), finding.sentence()));
      finding.cautions().forEach(caution -> lines.add("  Caution: " + caution));
    }
    labels(result, lines);
    ruledOut(result, lines);
    return lines;
  }

  /** Runs that the plan's rules make invalid, and what they would change. */
  private static void ruledOut(CampaignResult result, List<String> lines) {
    if (result.ruledOut().isEmpty()) {
      return;
    }
    lines.add("Invalid by the plan's rules, and not counted above:");
    for (RunVerdict run : result.ruledOut()) {
      lines.add(
          "  %s (%s): %s"
              .formatted(run.runId(), run.overall().onDisk(), Invalidity.words(run.invalid())));
    }
    lines.add("Without them: " + LogText.outcome(result));
    lines.add("With them: " + LogText.outcome(result.withRuledOut()));
  }

  private static void deviation(CampaignResult result, List<String> lines) {
    result.deviation().ifPresent(told -> lines.addAll(told.sentences()));
  }

  private static String agreement(String word) {
    return switch (word) {
      case "met" -> "as expected";
      case "notMet" -> "NOT AS EXPECTED";
      default -> word;
    };
  }

  private static void comparison(CampaignComparison comparison, List<String> lines) {
    lines.add("Comparison: " + comparison.conclusion().onDisk() + ". " + comparison.reason());
    comparison
        .permutation()
        .ifPresent(
            test ->
                lines.add(
                    "  "
                        + (comparison.withinUnits()
                            ? "exact within-unit permutation of the stratified log-rank"
                            : "exact permutation of the log-rank between units")
                        + ": one-sided p = "
                        + decimal(test.pBetter())
                        + " for better, "
                        + decimal(test.pWorse())
                        + " for worse"));
    comparison
        .perHour()
        .ifPresent(
            rate ->
                lines.add(
                    "  watchdog rate, %s over %s, per hour: %s; %s"
                        .formatted(
                            comparison.better().arm(),
                            comparison.than().arm(),
                            value(rate.estimate()),
                            upper(comparison, rate))));
  }

  private static String upper(CampaignComparison comparison, RateComparison rate) {
    String confidence = decimal(100 * (1 - comparison.alpha()));
    return switch (rate.upperBound()) {
      case Value.Finite finite ->
          "below %s at a confidence of %s %%".formatted(decimal(finite.number()), confidence);
      case Value.Infinite _, Value.Undefined _ -> "no upper limit can be given";
    };
  }

  private static void labels(CampaignResult result, List<String> lines) {
    List<RunVerdict> runs = result.runs();
    StopRules.reached(result.plan(), runs)
        .ifPresent(why -> lines.add("A stop rule of the plan is reached: " + why + "."));
    lines.add(result.approval().sentence());
    if (runs.stream().anyMatch(RunVerdict::emulated)) {
      OptionalLong multiplier = CampaignJson.costMultiplier(runs);
      lines.add(
          "EMULATED BENCH: every number about the pumps is illustrative; the cost of a failed"
              + " connection is multiplied by "
              + (multiplier.isPresent() ? multiplier.getAsLong() : "differing factors")
              + ".");
    }
    if (runs.stream().anyMatch(RunVerdict::virtual)) {
      lines.add("VIRTUAL TIME: time and network are modelled.");
    }
  }

  /** A run's verdict, requirement by requirement. */
  static List<String> run(RunVerdict run) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s: %s%s"
            .formatted(
                run.runId(), run.overall().onDisk(), run.emulated() ? " (emulated bench)" : ""));
    for (RequirementResult each : run.results()) {
      String verdict = each.verdict().map(v -> v.onDisk()).orElse("not exercised");
      lines.add("  %-16s %-13s %s".formatted(each.requirementId(), verdict, each.reason()));
    }
    return lines;
  }

  static String value(Value value) {
    return switch (value) {
      case Value.Finite finite -> decimal(finite.number());
      case Value.Infinite _ -> "no estimate (nothing tripped in the second)";
      case Value.Undefined _ -> "no estimate (nothing tripped)";
    };
  }

  static String decimal(double number) {
    return Decimals.rounded(number);
  }
}
