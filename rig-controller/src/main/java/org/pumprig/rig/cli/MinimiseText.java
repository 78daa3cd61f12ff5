package org.pumprig.rig.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.incident.minimise.Minimised;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Plan;

/** What minimising found, for people and for the head of the plan that it wrote. */
final class MinimiseText {
  private static final int MOST_LISTED = 100;

  private final Minimised found;
  private final Optional<Confirmation> fresh;
  private final Arm arm;
  private final double share;
  private final int repeats;
  private final String by;
  private final boolean emulated;

  /**
   * @param fresh what fresh pumps say; empty: there are none
   * @param by on what each step was tried
   * @param emulated whether that is emulated
   */
  MinimiseText(
      Minimised found,
      Optional<Confirmation> fresh,
      Arm arm,
      TrialOptions trials,
      String by,
      boolean emulated)
      throws CommandProblem {
    this.found = found;
    this.fresh = fresh;
    this.arm = arm;
    this.share = trials.share();
    this.repeats = trials.repeats();
    this.by = by;
    this.emulated = emulated;
  }

  static String nothing(Minimised found, Arm arm, TrialOptions trials) throws CommandProblem {
    return found.complete()
        ? "The whole plan trips %s pumps of arm '%s', not each of them: nothing to minimise. Try another --arm%s."
            .formatted(
                found.whole(),
                arm.name(),
                found.whole().tripped() == 0
                    ? ""
                    : ", or a smaller --share than " + TrialOptions.percent(trials.share()))
        : "The whole plan tripped %s pumps of arm '%s' before it ended early: %s. It needs %d."
            .formatted(found.whole(), arm.name(), found.stopped().orElse(""), trials.repeats());
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
                by));
    found.kept().forEach(kept -> lines.add("  " + kept(kept)));
    lines.addAll(didNotMatter());
    lines.add(confirmation());
    found
        .stopped()
        .ifPresent(why -> lines.add("Ended early, " + why + ": a longer search may find less."));
    lines.add(
        (emulated ? "EMULATED: an illustration, no figure of a real pump. " : "")
            + "A hypothesis: evidence needs fresh seeds and units.");
    return lines;
  }

  private String kept(Minimised.Kept kept) {
    String changed = kept.now().equals(kept.was()) ? "" : "; it was: " + kept.was().summary();
    return kept.now().summary() + changed + "; " + without(kept);
  }

  private String without(Minimised.Kept kept) {
    if (kept.without().runs() > 0) {
      return "without it " + kept.without() + " trip";
    }
    if (found.kept().size() > 1) {
      return "not tried without it";
    }
    return fresh.isPresent()
        ? "nothing trips without any fault"
        : "the units weren't tried without any fault";
  }

  private List<String> didNotMatter() {
    if (found.removed().isEmpty()) {
      return List.of(
          found.complete()
              ? "Every fault mattered."
              : "No fault was left out before it ended: whether each matters is open.");
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
    return fresh
        .map(each -> each.words("whole runs of the found schedule"))
        .orElse("NOT confirmed: the same units were asked at each step; fresh ones have to.");
  }

  /** The head of the plan. */
  List<String> remarks(String planFile, Plan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("HYPOTHESIS: this schedule was found by searching, on " + by + ",");
    lines.add(
        "for one that trips. It is no evidence: that needs fresh seeds and fresh units, decided");
    lines.add("on before they are run. Every number of an emulated pump is illustrative.");
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
