package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Reads the section {@code faults} and makes sure that every seed can place its windows. */
final class FaultsSection {
  static final int MAX_WINDOWS = 1000;

  private FaultsSection() {}

  static Faults read(Fields plan, Phases phases) throws InputProblem {
    Fields fields = plan.fields("faults").only("gapAtLeast", "windows");
    long gapNanos = Limits.lengthOrNone(fields, "gapAtLeast");
    List<Fields> sections = fields.sections("windows", "a window", MAX_WINDOWS);
    List<FaultWindow> windows = new ArrayList<>();
    for (Fields section : sections) {
      windows.add(FaultWindowSection.read(section));
    }
    var faults = new Faults(gapNanos, windows);
    requireFewEnough(fields, faults);
    requireFixedApart(sections, faults, phases);
    requireRoom(fields, faults, phases);
    return faults;
  }

  private static void requireFewEnough(Fields fields, Faults faults) throws InputProblem {
    long count = faults.windows().stream().mapToLong(FaultWindow::times).sum();
    if (count > MAX_WINDOWS) {
      throw fields
          .place("windows")
          .problem(
              "the windows come to " + count + " faults in a run",
              "Use at most " + MAX_WINDOWS + ", counting 'times'");
    }
  }

  private static void requireFixedApart(List<Fields> sections, Faults faults, Phases phases)
      throws InputProblem {
    for (int i = 0; i < sections.size(); i++) {
      FaultWindow window = faults.windows().get(i);
      if (window.atNanos().isEmpty()) {
        continue;
      }
      long at = window.atNanos().getAsLong();
      if (at + window.lastsNanos() > phases.stressNanos()) {
        throw sections
            .get(i)
            .place("at")
            .problem(
                "this fault ends after the stress phase of " + time(phases.stressNanos()),
                "Start it earlier, shorten it or lengthen 'stress'");
      }
      for (int j = 0; j < i; j++) {
        FaultWindow other = faults.windows().get(j);
        if (other.atNanos().isPresent() && tooNear(window, other, faults.gapAtLeastNanos())) {
          throw sections
              .get(i)
              .place("at")
              .problem(
                  "this fault is nearer than "
                      + time(faults.gapAtLeastNanos())
                      + " to the one in line "
                      + sections.get(j).place().line(),
                  "Move it, or make 'gapAtLeast' smaller");
        }
      }
    }
  }

  private static boolean tooNear(FaultWindow a, FaultWindow b, long gapNanos) {
    long aStart = a.atNanos().getAsLong();
    long bStart = b.atNanos().getAsLong();
    return aStart < bStart + b.lastsNanos() + gapNanos
        && bStart < aStart + a.lastsNanos() + gapNanos;
  }

  private static void requireRoom(Fields fields, Faults faults, Phases phases) throws InputProblem {
    StressRoom room = StressRoom.of(faults, phases.stressNanos());
    if (room.firstFit().isPresent()) {
      return;
    }
    String fixed = room.fixed().isEmpty() ? "" : " around those with a fixed start";
    throw fields
        .place("windows")
        .problem(
            "the windows need %s with their gaps and don't fit into the stress phase of %s%s"
                .formatted(time(room.neededNanos()), time(phases.stressNanos()), fixed),
            "Lengthen 'stress', or use fewer, shorter or other windows");
  }

  private static String time(long nanos) {
    return Quantity.DURATION.format(nanos);
  }
}
