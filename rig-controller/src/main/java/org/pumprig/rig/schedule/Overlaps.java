package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.fault.proof.Sign;
import org.pumprig.rig.plan.Plan;

/** Faults at one time that can't be told apart, so that the time they share shows neither. */
final class Overlaps {
  private static final int SHOWN = 10;

  private Overlaps() {}

  static List<String> limits(Plan plan, List<String> serials) {
    List<String> limits = new ArrayList<>();
    long more = 0;
    for (int replicate = 0; replicate < plan.replicates(); replicate++) {
      List<Step> steps = Schedule.of(plan, replicate).steps();
      for (int i = 0; i < steps.size(); i++) {
        for (int j = i + 1; j < steps.size() && begins(steps.get(j), steps.get(i)); j++) {
          if (!limit(steps.get(i), steps.get(j), serials, limits)) {
            more++;
          }
        }
      }
    }
    if (more > 0) {
      limits.add(more + " more pairs of faults at one time, one of which shows nothing");
    }
    return limits;
  }

  private static boolean begins(Step later, Step earlier) {
    return later.startNanos() < earlier.endNanos();
  }

  /** Whether there was room for the limit, if there is one. */
  private static boolean limit(Step a, Step b, List<String> serials, List<String> limits) {
    boolean first = Sign.mistakable(a.fault(), b.fault());
    boolean second = Sign.mistakable(b.fault(), a.fault());
    boolean meet = serials.stream().anyMatch(serial -> a.reaches(serial) && b.reaches(serial));
    if (!meet || !first && !second) {
      return true;
    }
    if (limits.size() == SHOWN) {
      return false;
    }
    String which = first && second ? a.id() + " and " + b.id() : first ? a.id() : b.id();
    limits.add(
        "%s from %s to %s of a run, when %s: its sign could come from either, so none counts and"
                .formatted(
                    which,
                    TimeText.of(b.startNanos()),
                    TimeText.of(Math.min(a.endNanos(), b.endNanos())),
                    a.id() + " and " + b.id() + " act at once")
            + " what is not shown outside that time is not proved");
    return true;
  }
}
