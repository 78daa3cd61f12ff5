package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.fault.Direction;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Phases;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.setup.Rig;

/** What {@code pumprig check} prints about a plan on a rig, before anything is touched. */
public final class CheckText {
  /** Replicates whose faults are written out; the others are counted. */
  private static final int REPLICATES_SHOWN = 20;

  private CheckText() {}

  /**
   * The lines, without line ends.
   *
   * @param claimLimits what the plan's claim can't show with these units
   */
  public static List<String> lines(Plan plan, Rig rig, List<String> claimLimits) {
    Campaign campaign = Campaign.of(plan, rig);
    List<String> lines = new ArrayList<>();
    head(plan, rig, campaign, lines);
    for (Campaign.Slot slot : campaign.slots()) {
      if (slot.replicate() < REPLICATES_SHOWN) {
        slot(plan, campaign, slot, lines);
      }
    }
    if (plan.replicates() > REPLICATES_SHOWN) {
      lines.add("");
      lines.add("… and " + (plan.replicates() - REPLICATES_SHOWN) + " more replicates.");
    }
    section("What it will touch", Footprint.touched(plan, rig), lines);
    List<String> reach = Reach.lines(plan, rig);
    if (!reach.isEmpty()) {
      section("On which connections the faults act", reach, lines);
    }
    List<String> steps = Asked.steps(plan);
    if (!steps.isEmpty()) {
      section("What people are asked for", steps, lines);
    }
    List<String> used = Asked.consumables(plan);
    if (!used.isEmpty()) {
      section("What is used up", used, lines);
    }
    List<String> rules = RulesText.lines(plan);
    if (!rules.isEmpty()) {
      section("Which runs count, and when it ends", rules, lines);
    }
    section("How late and how finely the witnesses tell", Witnesses.lines(plan, rig), lines);
    section("What bounds the recovery after each fault", Recoveries.lines(plan), lines);
    section("What this rig can't judge", Judgeable.limits(plan, rig), lines);
    if (!claimLimits.isEmpty()) {
      section("What limits the comparison, however the runs go", claimLimits, lines);
    }
    section("Fluid", List.of(Asked.fluid(plan, rig, campaign)), lines);
    section("Disk", List.of(Footprint.disk(plan, rig, campaign)), lines);
    return List.copyOf(lines);
  }

  /** The instruments that the rig file names, and whether their calibrations hold. */
  public static List<String> instruments(List<String> instruments) {
    List<String> lines = new ArrayList<>();
    if (!instruments.isEmpty()) {
      section("Instruments", instruments, lines);
    }
    return lines;
  }

  private static void head(Plan plan, Rig rig, Campaign campaign, List<String> lines) {
    Phases phases = plan.phases();
    lines.add("Plan " + plan.planId() + ": " + plan.title());
    lines.add("  SHA-256 " + plan.digest() + ", seed " + plan.seed().value());
    lines.add("Rig " + rig.id() + ": " + rig.title());
    lines.add("  SHA-256 " + rig.digest());
    lines.add(
        "%s: %s × %s%s × %s, in %s of %s: %s in all, in real time"
            .formatted(
                count(campaign.runCount(), "run"),
                count(plan.units().serials(rig).size(), "unit"),
                plan.order().comparesWithinUnits()
                    ? count(plan.arms().size(), "arm")
                    : "1 arm each",
                plan.order().comparesWithinUnits() ? "" : " of " + plan.arms().size(),
                count(plan.replicates(), "replicate"),
                count(campaign.slots().size(), "slot"),
                TimeText.of(campaign.runNanos()),
                TimeText.of(campaign.totalNanos())));
    lines.add(
        "A run: settle until %s, stress until %s, recover until %s, check until %s"
            .formatted(
                TimeText.of(phases.settleNanos()),
                TimeText.of(phases.stressEndNanos()),
                TimeText.of(phases.stressEndNanos() + phases.recoverNanos()),
                TimeText.of(phases.runNanos())));
  }

  private static void slot(Plan plan, Campaign campaign, Campaign.Slot slot, List<String> lines) {
    lines.add("");
    lines.add(
        "Slot %d of %d (replicate %d), from %s"
            .formatted(
                slot.index() + 1,
                campaign.slots().size(),
                slot.replicate(),
                TimeText.of(campaign.startNanos(slot))));
    for (Arm arm : plan.arms()) {
      arm(arm, slot, lines);
    }
    steps(Schedule.of(plan, slot.replicate()), campaign.startNanos(slot), lines);
  }

  private static void arm(Arm arm, Campaign.Slot slot, List<String> lines) {
    List<String> serials =
        slot.runs().stream()
            .filter(run -> run.arm().equals(arm))
            .map(Campaign.Run::serial)
            .toList();
    if (!serials.isEmpty()) {
      lines.add(
          "  arm %s (firmware %s, expected to %s): %s"
              .formatted(
                  arm.name(), arm.firmware(), arm.expect().diskName(), String.join(", ", serials)));
    }
  }

  private static void steps(Schedule schedule, long slotStartNanos, List<String> lines) {
    List<Step> steps = schedule.steps();
    for (int i = 0; i < steps.size(); i++) {
      int last = repeated(steps, i);
      step(steps.get(i), slotStartNanos, lines);
      if (last - i > 3) {
        lines.add("    … %d more like it, until".formatted(last - i - 1));
        step(steps.get(last), slotStartNanos, lines);
        i = last;
      }
    }
  }

  /** The last of the steps from one on that differ from it in their times only. */
  private static int repeated(List<Step> steps, int first) {
    int last = first;
    while (last + 1 < steps.size()
        && steps.get(last + 1).planned().equals(steps.get(first).planned())
        && steps.get(last + 1).durationNanos() == steps.get(first).durationNanos()) {
      last++;
    }
    return last;
  }

  private static void step(Step step, long slotStartNanos, List<String> lines) {
    lines.add(
        "  %s to %s  %s: %s, %s%s"
            .formatted(
                TimeText.of(slotStartNanos + step.startNanos()),
                TimeText.of(slotStartNanos + step.endNanos()),
                step.id(),
                step.fault().summary() + flow(step.direction()),
                step.planned().target().summary(),
                step.planned().backEnd().map(by -> ", by " + by.diskName()).orElse("")));
  }

  private static String flow(Direction direction) {
    return switch (direction) {
      case TOWARDS_GATEWAY -> " towards the gateway";
      case TOWARDS_PUMP -> " towards the pump";
      case BOTH -> "";
    };
  }

  private static void section(String title, List<String> items, List<String> lines) {
    lines.add("");
    lines.add(title + ":");
    items.forEach(item -> lines.add("  - " + item));
  }

  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
