package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Plan;
import org.pumprig.seed.RandomStream;

/**
 * In which order each unit passes through the arms.
 *
 * <p>Randomised in permuted blocks of as many units as there are arms: in a block each arm stands
 * in each position once (a cyclic Latin square with its rows and arms shuffled). So the units are
 * balanced but for an incomplete last block, and a unit added at the end changes no other's order.
 */
final class ArmOrder {
  private ArmOrder() {}

  /** The order of each unit. */
  static List<List<Arm>> of(Plan plan, int replicate, List<Arm> arms, int units) {
    return switch (plan.order()) {
      case FIXED -> Collections.nCopies(units, arms);
      case RANDOMISED -> randomised(plan, replicate, arms, units);
    };
  }

  private static List<List<Arm>> randomised(Plan plan, int replicate, List<Arm> arms, int units) {
    List<List<Arm>> orders = new ArrayList<>();
    for (int block = 0; orders.size() < units; block++) {
      RandomStream random = plan.seed().stream("order", "r" + replicate, "block" + block);
      List<Arm> first = new ArrayList<>(arms);
      random.shuffle(first);
      List<List<Arm>> rows = new ArrayList<>();
      for (int shift = 0; shift < arms.size(); shift++) {
        List<Arm> row = new ArrayList<>(first);
        Collections.rotate(row, shift);
        rows.add(List.copyOf(row));
      }
      random.shuffle(rows);
      orders.addAll(rows.subList(0, Math.min(rows.size(), units - orders.size())));
    }
    return orders;
  }
}
