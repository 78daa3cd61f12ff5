package org.pumprig.rig.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.judge.Invalidity;
import org.pumprig.rig.rundir.JudgedRun;

/** The log book beside verdicts, and results with and without the runs that it invalidates. */
final class LogText {
  private LogText() {}

  /** A run's entries. */
  static List<String> of(JudgedRun run) {
    var lines = new ArrayList<String>();
    run.invalidation()
        .ifPresent(
            entry -> lines.add("  INVALIDATED by %s: %s".formatted(entry.by(), entry.text())));
    if (!run.verdict().counts()) {
      lines.add("  INVALID by the plan's rules: " + Invalidity.words(run.verdict().invalid()));
    }
    run.log()
        .forEach(each -> lines.add("  log " + HandoverCommand.line(run.header().runId(), each)));
    return lines;
  }

  /** Both counts of verdicts; nothing if no run is invalidated. */
  static List<String> withAndWithout(List<JudgedRun> runs) {
    List<JudgedRun> valid = valid(runs);
    if (valid.size() == runs.size()) {
      return List.of();
    }
    return List.of(
        "With all %d runs: %s.".formatted(runs.size(), counts(runs)),
        "Without the %d invalidated: %s."
            .formatted(
                runs.size() - valid.size(), valid.isEmpty() ? "no run is left" : counts(valid)));
  }

  /** The same for the results of a campaign. */
  static List<String> withAndWithout(
      List<JudgedRun> runs, CampaignResult all, CampaignResult without) {
    var lines = new ArrayList<>(withAndWithout(runs));
    lines.add("With them: " + outcome(all));
    lines.add("Without them: " + outcome(without));
    return lines;
  }

  static List<JudgedRun> valid(List<JudgedRun> runs) {
    return runs.stream()
        .filter(run -> run.invalidation().isEmpty() && run.verdict().counts())
        .toList();
  }

  static String outcome(CampaignResult result) {
    return (result.expectationsMet() ? "expectations met" : "expectations NOT met")
        + result
            .comparison()
            .map(each -> "; comparison: " + each.conclusion().onDisk() + ", " + each.reason())
            .orElse(".");
  }

  private static String counts(List<JudgedRun> runs) {
    Map<String, Integer> counts = new TreeMap<>();
    runs.forEach(run -> counts.merge(run.verdict().overall().onDisk(), 1, Integer::sum));
    return String.join(
        ", ", counts.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList());
  }
}
