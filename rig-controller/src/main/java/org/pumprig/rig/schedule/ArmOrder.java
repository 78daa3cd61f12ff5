package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Plan;
import org.pumprig.seed.RandomStream;

/**
 * Which arms each unit passes through, and in which order.
 *
 * <p>Randomised in permuted blocks of as many units as there are arms: in a block each arm stands
 * in each position once (a cyclic Latin square with its rows and arms shuffled). So the units are
 * balanced but for an incomplete last block, and a unit added at the end changes no other's order.
 *
 * <p>Interleaved: the arms take turns at coming first, so that each is as often early as late and
 * all of them run side by side; nothing is drawn.
 *
 * <p>Parallel: each arm has as many units as any other, or one more, and every way to deal them is
 * as likely, so that the permutation test of all of them is the very one of this draw (random
 * allocation rule; Rosenberger and Lachin, Randomization in Clinical Trials, 2nd ed., 3.3). It is
 * drawn once for all replicates.
 */
final class ArmOrder {
  private ArmOrder() {}

  /** What each unit passes through of these arms, in order; equally many of them for each. */
  static List<List<Arm>> of(Plan plan, int replicate, List<Arm> arms, int units) {
    return switch (plan.order()) {
      case FIXED -> Collections.nCopies(units, arms);
      case INTERLEAVED -> interleaved(replicate, arms, units);
      case RANDOMISED, BLOCKED -> randomised(plan, replicate, arms, units);
      case PARALLEL -> parallel(plan, units).stream().map(List::of).toList();
    };
  }

  private static List<List<Arm>> interleaved(int replicate, List<Arm> arms, int units) {
    List<List<Arm>> orders = new ArrayList<>();
    for (int unit = 0; unit < units; unit++) {
      List<Arm> order = new ArrayList<>(arms);
      Collections.rotate(order, -((unit + replicate) % arms.size()));
      orders.add(List.copyOf(order));
    }
    return orders;
  }

  private static List<Arm> parallel(Plan plan, int units) {
    List<Arm> dealt = new ArrayList<>();
    for (Arm arm : plan.arms()) {
      dealt.addAll(Collections.nCopies(plan.unitsIn(arm, units), arm));
    }
    plan.seed().stream("order", "parallel").shuffle(dealt);
    return dealt;
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
