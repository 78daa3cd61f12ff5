package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.plan.CampaignRules;
import org.pumprig.rig.plan.InvalidRule;
import org.pumprig.rig.plan.Plan;

/** What a plan decides about whole runs, in words. */
final class RulesText {
  private static final double PPM_OF_PERCENT = 1e4;

  private RulesText() {}

  static List<String> lines(Plan plan) {
    var lines = new ArrayList<String>();
    plan.rules().invalid().forEach(rule -> lines.add("a run doesn't count if " + words(rule)));
    plan.rules()
        .retest()
        .ifPresent(
            retest ->
                lines.add(
                    "one that doesn't count because of %s alone is done again at the end, at most %s"
                        .formatted(
                            String.join(" or ", retest.because()),
                            CheckText.count(retest.atMost(), "time"))));
    plan.rules().stop().ifPresent(stop -> stop(stop, lines));
    return lines;
  }

  private static String words(InvalidRule rule) {
    return switch (rule) {
      case InvalidRule.Blind limit ->
          "the rig was blind on %s for more than %s %% of it (blind)"
              .formatted(
                  limit.channels().stream()
                      .map(Channel::onDisk)
                      .collect(Collectors.joining(" or ")),
                  limit.abovePpm() / PPM_OF_PERCENT);
      case InvalidRule.FaultNotProved _ ->
          "a fault that its unit was to meet was not proved to act (faultNotProved)";
      case InvalidRule.Outage limit ->
          "the controller was not running for more than %s (outage)"
              .formatted(TimeText.of(limit.aboveNanos()));
      case InvalidRule.BenchDrift limit -> drift(limit);
      case InvalidRule.RigFailed _ ->
          "the rig's own outlet or finger did not do what was asked (rigFailed)";
    };
  }

  private static String drift(InvalidRule.BenchDrift limit) {
    var said = new ArrayList<String>();
    limit
        .clockNanos()
        .ifPresent(most -> said.add("the rig's clock strayed by more than " + TimeText.of(most)));
    limit
        .checkWeightPpm()
        .ifPresent(most -> said.add("check weights drifted by more than " + percent(most)));
    limit
        .knownFlowPpm()
        .ifPresent(most -> said.add("known flows drifted by more than " + percent(most)));
    return String.join(" or ", said) + " (benchDrift)";
  }

  private static String percent(long ppm) {
    return ppm / PPM_OF_PERCENT + " %";
  }

  private static void stop(CampaignRules.Stop stop, List<String> lines) {
    stop.trips()
        .forEach(
            limit ->
                lines.add(
                    "no further slot is begun once %s of arm %s tripped"
                        .formatted(CheckText.count(limit.atLeast(), "run"), limit.arm())));
    if (stop.atBoundary()) {
      lines.add("no further slot is begun once the claim's looks reach a boundary");
    }
    if (stop.afterNanos().isPresent()) {
      lines.add(
          "no slot is begun that would end later than %s after the begin"
              .formatted(TimeText.of(stop.afterNanos().getAsLong())));
    }
  }
}
