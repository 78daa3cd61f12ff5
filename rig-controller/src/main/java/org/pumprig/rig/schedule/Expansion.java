package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pumprig.rig.plan.Course;
import org.pumprig.rig.plan.PlannedFault;
import org.pumprig.seed.RandomStream;

/** What goes on in a window, as faults with begin and length. */
final class Expansion {
  private Expansion() {}

  /**
   * A fault with its time.
   *
   * @param atNanos after the stress phase's begin; negative: before it
   */
  record Timed(PlannedFault fault, long atNanos, long lastsNanos) {}

  /**
   * All faults of windows that were placed, by start.
   *
   * @param mix draws for the mixes
   */
  static List<Timed> of(List<Placement.Placed> placed, RandomStream mix) {
    List<Timed> timed = new ArrayList<>();
    for (Placement.Placed each : placed) {
      expand(each.window().course(), each.atNanos(), each.window().lastsNanos(), mix, timed);
    }
    timed.sort(Comparator.comparingLong(Timed::atNanos));
    return timed;
  }

  private static void expand(
      Course course, long atNanos, long lastsNanos, RandomStream mix, List<Timed> timed) {
    switch (course) {
      case Course.Single single -> timed.add(new Timed(single.fault(), atNanos, lastsNanos));
      case Course.Mix choices ->
          timed.add(new Timed(choices.faults().get(drawn(choices, mix)), atNanos, lastsNanos));
      case Course.DutyCycle cycle -> {
        for (int i = 0; i < cycle.steps(lastsNanos); i++) {
          long at = atNanos + i * (cycle.onNanos() + cycle.offNanos());
          timed.add(new Timed(cycle.fault(), at, cycle.onNanos()));
        }
      }
      case Course.Ramp ramp -> {
        long step = ramp.stepNanos(lastsNanos);
        for (int i = 0; i < ramp.faults().size(); i++) {
          long at = atNanos + i * (step + ramp.pauseNanos());
          timed.add(new Timed(ramp.faults().get(i), at, step));
        }
      }
    }
  }

  private static int drawn(Course.Mix mix, RandomStream random) {
    long total = mix.weights().stream().mapToLong(Integer::longValue).sum();
    long mark = random.nextBelow(total);
    int index = 0;
    while (mark >= mix.weights().get(index)) {
      mark -= mix.weights().get(index);
      index++;
    }
    return index;
  }
}
