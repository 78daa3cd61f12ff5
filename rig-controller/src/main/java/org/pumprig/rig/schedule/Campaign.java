package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Order;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.setup.Rig;

/**
 * All runs of a plan: slots one after the other, in each of them every unit once at most, side by
 * side.
 *
 * @param slots in order
 * @param runNanos how long each slot takes
 */
public record Campaign(List<Slot> slots, long runNanos) {
  /** Copies the list. */
  public Campaign {
    slots = List.copyOf(slots);
  }

  /**
   * One unit in one arm, once.
   *
   * @param id such as {@code r0-before-SN-1001}
   * @param arm the arm
   * @param serial the unit
   * @param again for which run it is done again; empty: it is a planned one
   */
  public record Run(String id, Arm arm, String serial, Optional<Again> again) {
    /** A planned one. */
    public Run(String id, Arm arm, String serial) {
      this(id, arm, serial, Optional.empty());
    }

    /**
     * The same once more: with the same faults, under an id of its own.
     *
     * @param taken ids of other runs: the serial number of a unit may end in {@code -again1} too
     */
    public Run once(String about, int attempt, String reason, Predicate<String> taken) {
      String own = about + "-again" + attempt;
      String free = own;
      for (int more = 2; taken.test(free); more++) {
        free = own + "-" + more;
      }
      return new Run(free, arm, serial, Optional.of(new Again(about, reason)));
    }
  }

  /**
   * A run that is done again.
   *
   * @param about the planned run
   * @param reason why
   */
  public record Again(String about, String reason) {}

  /**
   * Runs side by side.
   *
   * @param index from 0 in the campaign
   * @param replicate from 0
   * @param runs one for each unit that takes part, in the order of the rig or of the plan's list
   */
  public record Slot(int index, int replicate, List<Run> runs) {
    /** Copies the list. */
    public Slot {
      runs = List.copyOf(runs);
    }
  }

  /** All runs of a plan on a rig. */
  public static Campaign of(Plan plan, Rig rig) {
    return of(plan, rig, plan.arms());
  }

  /**
   * The runs of one arm alone: a slot a replicate, with the faults that it has in the whole
   * campaign; of a plan whose units each stay in one arm, of those that are in this one.
   *
   * @throws IllegalArgumentException if the plan has no such arm
   */
  public static Campaign ofArm(Plan plan, Rig rig, String armName) {
    List<Arm> arms = plan.arms().stream().filter(arm -> arm.name().equals(armName)).toList();
    if (arms.isEmpty()) {
      throw new IllegalArgumentException("the plan has no arm '" + armName + "'");
    }
    return of(plan, rig, arms);
  }

  private static Campaign of(Plan plan, Rig rig, List<Arm> arms) {
    List<String> serials = plan.units().serials(rig);
    List<Slot> slots = new ArrayList<>();
    if (plan.order() == Order.BLOCKED) {
      for (int unit = 0; unit < serials.size(); unit++) {
        slots(plan, arms, serials, List.of(unit), slots);
      }
    } else {
      slots(plan, arms, serials, IntStream.range(0, serials.size()).boxed().toList(), slots);
    }
    return new Campaign(slots, plan.phases().runNanos());
  }

  /** All slots of some units, which run side by side. */
  private static void slots(
      Plan plan, List<Arm> arms, List<String> serials, List<Integer> units, List<Slot> slots) {
    for (int replicate = 0; replicate < plan.replicates(); replicate++) {
      List<List<Arm>> orders = ArmOrder.of(plan, replicate, arms, serials.size());
      for (int position = 0; position < orders.getFirst().size(); position++) {
        List<Run> runs = new ArrayList<>();
        for (int unit : units) {
          Arm arm = orders.get(unit).get(position);
          if (arms.contains(arm)) {
            runs.add(new Run(arm.runId(replicate, serials.get(unit)), arm, serials.get(unit)));
          }
        }
        slots.add(new Slot(slots.size(), replicate, runs));
      }
    }
  }

  /** How long all slots take, one after the other. */
  public long totalNanos() {
    return slots.size() * runNanos;
  }

  /** When a slot starts, from the campaign's start. */
  public long startNanos(Slot slot) {
    return slot.index() * runNanos;
  }

  /** How many runs there are. */
  public int runCount() {
    return slots.stream().mapToInt(slot -> slot.runs().size()).sum();
  }
}
