package org.pumprig.rig.plan;

import java.util.HashSet;
import java.util.List;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.setup.RealUnit;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.Words;

/** Whether a rig has what a plan names. */
final class RigCheck {
  /** Runs of a campaign: each has a folder of its own. */
  private static final long MAX_RUNS = 100_000;

  private RigCheck() {}

  /**
   * @param fields the plan file, which has been parsed into {@code plan}
   */
  static void check(Fields fields, Plan plan, Rig rig) throws InputProblem {
    List<String> firmware = rig.firmwareNames();
    for (Fields arm : fields.sections("arms", "an arm", ArmsSection.MAX_ARMS)) {
      Node.Scalar name = arm.scalar("firmware");
      if (!firmware.contains(name.text())) {
        throw name.place()
            .problem(
                "firmware " + name.shown() + " is not in rig '" + rig.id() + "'",
                Words.instead(name.text(), firmware));
      }
    }
    if (plan.units() instanceof Units.Listed) {
      for (Node.Scalar serial : fields.names("units", ArmsSection.MAX_UNITS)) {
        if (!rig.serials().contains(serial.text())) {
          throw serial
              .place()
              .problem(
                  "unit " + serial.shown() + " is not in rig '" + rig.id() + "'",
                  Words.instead(serial.text(), rig.serials()));
        }
      }
    }
    requireKnownUnits(fields, plan, rig);
    requireDifferentRunIds(fields, plan, rig);
    requireNoWayBack(fields, plan, rig);
    requireEnoughToStopAt(fields, plan, rig);
    requireBalance(fields, plan, rig);
    requireUnitsForArms(fields, plan, rig);
    requireTimeForPower(fields, plan, rig);
    long units = plan.units().serials(rig).size();
    long runs = units * plan.order().armsEach(plan.arms().size()) * plan.replicates();
    if (runs > MAX_RUNS) {
      throw fields
          .place("replicates")
          .problem(
              "the campaign would have " + runs + " runs, more than " + MAX_RUNS,
              "Use fewer replicates or units");
    }
  }

  /** A power cycle that the check phase has no room for. */
  private static void requireTimeForPower(Fields fields, Plan plan, Rig rig) throws InputProblem {
    requireWayToCycle(fields, plan, rig);
    for (Rig.Unit unit : rig.units()) {
      long takes = unit.powerCycle().map(how -> how.offNanos() + how.withinNanos()).orElse(0L);
      if (takes >= plan.phases().checkNanos()
          && plan.units().serials(rig).contains(unit.serial())) {
        throw fields
            .fields("phases")
            .place("check")
            .problem(
                "the power cycle of unit %s may take %s, and the check phase lasts %s"
                    .formatted(
                        unit.serial(),
                        Quantity.DURATION.format(takes),
                        Quantity.DURATION.format(plan.phases().checkNanos())),
                "Make the phase longer, or 'off' and 'within' of the unit's 'powerCycle' shorter");
      }
    }
  }

  /** Where each run ends with a power cycle, each unit must have something that makes it. */
  private static void requireWayToCycle(Fields fields, Plan plan, Rig rig) throws InputProblem {
    if (!plan.phases().cycled()) {
      return;
    }
    List<String> partakers = plan.units().serials(rig);
    for (RealUnit unit : rig.real().map(Rig.Real::units).orElse(List.of())) {
      if (partakers.contains(unit.serial()) && !unit.seenBy(Channel.POWER)) {
        throw fields
            .fields("phases")
            .place("powerCycle")
            .problem(
                "unit %s has neither an 'outlet' nor a 'powerCycle' by key or operator"
                    .formatted(unit.serial()),
                "Give it one in the rig file, or leave 'powerCycle' out here");
      }
    }
  }

  private static void requireKnownUnits(Fields fields, Plan plan, Rig rig) throws InputProblem {
    if (!fields.has("operatorSteps")) {
      return;
    }
    List<String> partakers = plan.units().serials(rig);
    for (Fields step : fields.sections("operatorSteps", "an operator step", 50)) {
      if (!step.has("units")) {
        continue;
      }
      for (Node.Scalar serial : step.names("units", ArmsSection.MAX_UNITS)) {
        if (!partakers.contains(serial.text())) {
          throw serial
              .place()
              .problem(
                  "unit " + serial.shown() + " takes no part in this plan",
                  Words.instead(serial.text(), partakers));
        }
      }
    }
  }

  /** A number of trips that the campaign's runs can't reach. */
  private static void requireEnoughToStopAt(Fields fields, Plan plan, Rig rig) throws InputProblem {
    long most = (long) plan.units().serials(rig).size() * plan.replicates();
    boolean never =
        plan.rules().stop().stream()
            .flatMap(stop -> stop.trips().stream())
            .anyMatch(limit -> limit.atLeast() > most);
    if (never) {
      throw fields
          .fields("stop")
          .place("trips")
          .problem(
              "an arm has only " + most + " runs, so so many trips can't come",
              "Write a smaller 'atLeast', or use more units or replicates");
    }
  }

  /** A unit that can't go back to an older firmware passes through the arms once, as listed. */
  private static void requireNoWayBack(Fields fields, Plan plan, Rig rig) throws InputProblem {
    List<String> stuck = plan.withoutDowngrade(rig);
    if (stuck.isEmpty() || plan.arms().size() == 1) {
      return;
    }
    String who =
        "unit " + stuck.getFirst() + " can't go back to an older firmware (rig '" + rig.id() + "')";
    if (plan.order() != Order.FIXED && plan.order() != Order.PARALLEL) {
      throw fields
          .place("order")
          .problem(
              who + ", and a " + plan.order().words() + " order would ask it to",
              "Write 'order: parallel', so that each unit stays in one arm; or 'order: fixed' with"
                  + " the arms from the oldest firmware to the newest");
    }
    if (plan.rules().retest().isPresent() && plan.order() == Order.FIXED) {
      throw fields
          .place("retest")
          .problem(
              who + ", and a re-test of an earlier arm would ask it to",
              "Leave 'retest' away, and use more units");
    }
    if (plan.order() == Order.FIXED && plan.replicates() > 1) {
      throw fields
          .place("replicates")
          .problem(
              who + ", and a second replicate begins with the first arm again",
              "Write 'replicates: 1' and use more units, or 'order: parallel'");
    }
  }

  /** Taking turns is balanced only if each arm comes first equally often. */
  private static void requireBalance(Fields fields, Plan plan, Rig rig) throws InputProblem {
    int arms = plan.arms().size();
    long turns = (long) plan.units().serials(rig).size() * plan.replicates();
    if (plan.order() == Order.INTERLEAVED && turns % arms != 0) {
      throw fields
          .place("replicates")
          .problem(
              "with 'order: interleaved' the arms take turns at coming first, and "
                  + turns
                  + " times (units × replicates) can't be shared by "
                  + arms
                  + " arms equally",
              "Write 'replicates: "
                  + balanced(turns, plan.replicates(), arms)
                  + "', or another"
                  + " number of units");
    }
  }

  private static long balanced(long turns, long replicates, int arms) {
    long units = turns / replicates;
    long more = replicates;
    while (units * more % arms != 0) {
      more++;
    }
    return more;
  }

  /** Where units stay in one arm, each arm needs one. */
  private static void requireUnitsForArms(Fields fields, Plan plan, Rig rig) throws InputProblem {
    int units = plan.units().serials(rig).size();
    if (plan.order() == Order.PARALLEL && units < plan.arms().size()) {
      throw fields
          .place("order")
          .problem(
              "with 'order: parallel' each unit stays in one arm, and there are "
                  + plan.arms().size()
                  + " arms and only "
                  + units
                  + (units == 1 ? " unit" : " units"),
              "Use more units, or another order");
    }
  }

  /** Arm {@code a} with unit {@code b-1} and arm {@code a-b} with unit {@code 1} would collide. */
  private static void requireDifferentRunIds(Fields fields, Plan plan, Rig rig)
      throws InputProblem {
    var ids = new HashSet<String>();
    for (Arm arm : plan.arms()) {
      for (String serial : plan.units().serials(rig)) {
        if (!ids.add(arm.runId(0, serial))) {
          throw fields
              .place("arms")
              .problem(
                  "two runs would have the id '" + arm.runId(0, serial) + "'",
                  "Name the arms so that arm and serial number can't be mistaken");
        }
      }
    }
  }
}
