package org.pumprig.rig.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.pumprig.rig.incident.search.Outcomes;
import org.pumprig.rig.incident.search.Race;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Plan;

/** What a search found, for people and for the head of the plan that it wrote. */
record SearchText(
    Plan plan,
    Arm arm,
    int patterns,
    int runs,
    List<Race.Runner> fresh,
    Confirmation confirmation) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Soonest for arm '%s' of %d patterns, by %d runs of the emulated pump alone; here on %d fresh pumps:"
            .formatted(arm.name(), patterns, runs, fresh.getFirst().outcomes().pumps()));
    fresh.forEach(runner -> lines.add("  " + line(runner)));
    lines.add(confirmation.words("runs of the emulated pump alone, with the first pattern,"));
    lines.add(
        "EMULATED: an illustration, no figure of a real pump. A hypothesis: evidence needs fresh"
            + " seeds and units.");
    return lines;
  }

  private static String line(Race.Runner runner) {
    Outcomes seen = runner.outcomes();
    OptionalLong median = seen.medianTripNanos();
    return "%s: %d of %d trip%s"
        .formatted(
            runner.pattern().summary(),
            seen.trips(),
            seen.pumps(),
            median.isEmpty()
                ? ""
                : ", half of them within %s of stress and %d failed connections"
                    .formatted(
                        IncidentSearchCommand.seconds(median.getAsLong()),
                        seen.medianErrors().orElse(0)));
  }

  List<String> remarks(String planFile) {
    List<String> lines = new ArrayList<>();
    lines.add("HYPOTHESIS: this pattern was found by searching, with the emulated pump alone, for");
    lines.add("one that trips soonest. It is no evidence: that needs fresh seeds and fresh units,");
    lines.add("decided on before they are run. Every number of the emulated pump is illustrative.");
    lines.add(
        "Searched from '%s' (%s, sha256 %s), seed %d, arm '%s', %d patterns, %d runs."
            .formatted(
                plan.planId(),
                planFile,
                plan.digest(),
                plan.seed().value(),
                arm.name(),
                patterns,
                runs));
    lines.add("On fresh emulated pumps: " + line(fresh.getFirst()) + ".");
    lines.add(confirmation.words("runs of the emulated pump alone"));
    lines.add("");
    return lines;
  }
}
