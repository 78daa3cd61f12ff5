package org.pumprig.rig.cli;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.incident.minimise.Hits;
import org.pumprig.rig.incident.minimise.Minimised;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Plan;

/** What minimising found, for people and for the head of the plan that it wrote. */
final class MinimiseText {
  private static final int MOST_LISTED = 100;

  private final Minimised found;
  private final Hits fresh;
  private final Arm arm;
  private final double share;
  private final double confidence;
  private final int repeats;
  private final boolean whole;

  MinimiseText(Minimised found, Hits fresh, Arm arm, TrialOptions trials, boolean whole)
      throws CommandProblem {
    this.found = found;
    this.fresh = fresh;
    this.arm = arm;
    this.share = trials.share();
    this.confidence = trials.confidence();
    this.repeats = trials.repeats();
    this.whole = whole;
  }

  static String nothing(Minimised found, Arm arm, TrialOptions trials) throws CommandProblem {
    return found.complete()
        ? "The whole plan trips %s emulated pumps of arm '%s', not each of them: nothing to minimise. Try another --arm%s."
            .formatted(
                found.whole(),
                arm.name(),
                found.whole().tripped() == 0
                    ? ""
                    : ", or a smaller --share than " + TrialOptions.percent(trials.share()))
        : "--most-runs was spent before the whole plan had been tried; allow "
            + trials.repeats()
            + " at least.";
  }

  /** Whether fresh pumps showed it. */
  boolean confirmed() {
    return bound() >= share;
  }

  private double bound() {
    return new Proportion(fresh.tripped(), fresh.runs()).lowerBound(confidence);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d of %d faults are enough to trip arm '%s' (%d schedules, %d runs of %s):"
            .formatted(
                found.kept().size(),
                found.kept().size() + found.removed().size(),
                arm.name(),
                found.schedules(),
                found.runs(),
                bench()));
    found.kept().forEach(kept -> lines.add("  " + kept(kept)));
    lines.addAll(didNotMatter());
    lines.add(confirmation());
    if (!found.complete()) {
      lines.add("--most-runs was spent: a longer search may find a smaller one.");
    }
    lines.add(
        "EMULATED: an illustration, no figure of a real pump. A hypothesis: evidence needs fresh"
            + " seeds and units.");
    return lines;
  }

  private String bench() {
    return whole ? "the whole emulated bench" : "the emulated pump alone";
  }

  private static String kept(Minimised.Kept kept) {
    String changed = kept.now().equals(kept.was()) ? "" : "; it was: " + kept.was().summary();
    String without =
        kept.without().runs() == 0
            ? "; nothing trips without any fault"
            : "; without it " + kept.without() + " trip";
    return kept.now().summary() + changed + without;
  }

  private List<String> didNotMatter() {
    if (found.removed().isEmpty()) {
      return List.of("Every fault mattered.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("Didn't matter (%d faults):".formatted(found.removed().size()));
    found.removed().stream()
        .limit(MOST_LISTED)
        .map(fault -> "  " + fault.from() + ": " + fault.summary())
        .forEach(lines::add);
    if (found.removed().size() > MOST_LISTED) {
      lines.add("  and %d more".formatted(found.removed().size() - MOST_LISTED));
    }
    return lines;
  }

  private String confirmation() {
    return "%s: whole runs of the found schedule trip %s fresh pumps, so at least %s at %s confidence (Clopper-Pearson, one-sided); wanted: %s."
        .formatted(
            confirmed() ? "Confirmed" : "NOT confirmed",
            fresh,
            TrialOptions.percent(bound()),
            TrialOptions.percent(confidence),
            TrialOptions.percent(share));
  }

  /** The head of the plan. */
  List<String> remarks(String planFile, Plan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("HYPOTHESIS: this schedule was found by searching, with the emulated pump, for one");
    lines.add("that trips. It is no evidence: that needs fresh seeds and fresh units, decided on");
    lines.add("before they are run. Every number of the emulated pump is illustrative.");
    lines.add("");
    lines.add(
        "Smallest schedule found of '%s' (%s, sha256 %s), seed %d, arm '%s'."
            .formatted(plan.planId(), planFile, plan.digest(), plan.seed().value(), arm.name()));
    lines.add(
        "Each step had to trip %d of %d pumps: one that trips less than %s passes a step with at most %s."
            .formatted(
                repeats,
                repeats,
                TrialOptions.percent(share),
                TrialOptions.percent(StrictMath.pow(share, repeats))));
    lines.add(confirmation());
    lines.add("");
    lines.add("What matters:");
    found.kept().forEach(kept -> lines.add("  " + kept(kept)));
    lines.addAll(didNotMatter());
    lines.add("");
    return lines.stream().map(MinimiseText::oneLine).toList();
  }

  private static String oneLine(String line) {
    return line.replace('\n', ' ').replace('\r', ' ');
  }
}
