package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pumprig.rig.event.StepEffect;
import org.pumprig.rig.plan.Consumables;
import org.pumprig.rig.plan.OperatorStep;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.Therapy;
import org.pumprig.rig.setup.Rig;

/** What a plan asks of people, and the fluid that they must provide. */
final class Asked {
  private static final double HOUR_NANOS = 3_600e9;
  private static final double MICROLITRES = 1_000;
  private static final int MOST_RUNS_SAID = 20;

  private Asked() {}

  static List<String> steps(Plan plan) {
    return plan.operatorSteps().stream().map(Asked::step).toList();
  }

  private static String step(OperatorStep step) {
    return "at %s of a run, within %s, %s: %s (%s)%s%s"
        .formatted(
            TimeText.of(step.atNanos()),
            TimeText.of(step.withinNanos()),
            step.units().isEmpty() ? "for each unit" : "for " + String.join(", ", step.units()),
            step.text(),
            step.id(),
            step.entry().isEmpty() && step.photo().isEmpty() ? "" : "; wanted: " + wanted(step),
            looksFor(step));
  }

  private static String looksFor(OperatorStep step) {
    String reading =
        step.reads()
            .map(reads -> "; held against the plan as the unit's " + reads.onDisk())
            .orElse("");
    return step.effects().isEmpty()
        ? reading
        : reading
            + "; the rig looks for "
            + step.effects().stream().map(StepEffect::onDisk).collect(Collectors.joining(", "));
  }

  private static String wanted(OperatorStep step) {
    String photo = step.photo().isEmpty() ? "" : "a photo of " + step.photo();
    return step.entry() + (step.entry().isEmpty() || photo.isEmpty() ? "" : ", ") + photo;
  }

  /** What a run uses up, and when it is changed. */
  static List<String> consumables(Plan plan) {
    return plan.consumables().stream()
        .flatMap(all -> all.supplies().stream())
        .map(
            supply ->
                "%s of %s: fresh at %s begin, %s"
                    .formatted(
                        supply.kind().key(),
                        supply.lasts(),
                        supply.overCampaign() ? "the campaign's" : "each run's",
                        changes(supply)))
        .toList();
  }

  private static String changes(Consumables.Supply supply) {
    var said = new ArrayList<String>();
    for (int run = 0; run < supply.changesNanos().size(); run++) {
      List<Long> times = supply.changesNanos(run);
      if (!times.isEmpty() && said.size() == MOST_RUNS_SAID) {
        said.add("and in later runs");
        break;
      } else if (!times.isEmpty()) {
        said.add(
            (supply.overCampaign() ? "in a unit's run " + (run + 1) + " at " : "at ")
                + times.stream().map(TimeText::of).collect(Collectors.joining(", ")));
      }
    }
    return said.isEmpty() ? "and it lasts" : "changed " + String.join("; ", said);
  }

  static String fluid(Plan plan, Rig rig, Campaign campaign) {
    double run = perRun(plan.therapy(), plan.phases().runNanos());
    long runsOfAUnit = campaign.runCount() / Math.max(1, plan.units().serials(rig).size());
    return "at most %s mL a run, %s mL a unit in all, by the programmed rates"
        .formatted(decimal(run), decimal(run * runsOfAUnit));
  }

  private static String decimal(double millilitres) {
    return String.format(Locale.ROOT, "%.2f", millilitres);
  }

  /** Millilitres: the secondary infusion to its end, then the primary to its own. */
  private static double perRun(Therapy therapy, long nanos) {
    double hours = nanos / HOUR_NANOS;
    double secondary = delivered(therapy.secondary(), hours);
    double left = hours - secondary / therapy.secondary().rateMicrolitresPerHour();
    return (secondary + delivered(therapy.primary(), left)) / MICROLITRES;
  }

  private static double delivered(Therapy.Infusion infusion, double hours) {
    return Math.min(infusion.volumeMicrolitres(), infusion.rateMicrolitresPerHour() * hours);
  }
}
