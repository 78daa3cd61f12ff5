package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.fault.FaultSpec;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Reads the section {@code faults} and makes sure that every seed can place its windows. */
final class FaultsSection {
  static final int MAX_WINDOWS = 1000;

  private FaultsSection() {}

  static Faults read(Fields plan, Phases phases, Attachments attachments) throws InputProblem {
    Fields fields = plan.fields("faults").only("gapAtLeast", "shared", "windows");
    long gapNanos = Limits.lengthOrNone(fields, "gapAtLeast");
    var section =
        new FaultWindowSection(new PlannedFaultSection(shared(fields), attachments), gapNanos);
    List<Fields> sections = fields.sections("windows", "a window", MAX_WINDOWS);
    List<FaultWindow> windows = new ArrayList<>();
    for (Fields each : sections) {
      windows.add(section.read(each));
    }
    var faults = new Faults(gapNanos, windows);
    requireFewEnough(fields, faults);
    requireInside(sections, faults, phases);
    requireFixedApart(sections, faults, phases);
    requireRoom(fields, faults, phases);
    return faults;
  }

  /** What units share: the gateway, and what the plan names. */
  private static List<Target.Shared> shared(Fields faults) throws InputProblem {
    List<Target.Shared> things = new ArrayList<>();
    things.add(new Target.Shared(FaultSpec.GATEWAY, new Units.All()));
    if (!faults.has("shared")) {
      return things;
    }
    Fields named = faults.fields("shared");
    for (String thing : named.keys()) {
      boolean reserved = List.of(FaultSpec.GATEWAY, FaultSpec.WIFI, "unit").contains(thing);
      if (reserved || !thing.matches("[A-Za-z][A-Za-z0-9]{0,31}")) {
        throw named
            .place(thing)
            .problem(
                "'" + thing + "' can't be the name of a shared thing",
                "Use 1 to 32 letters and digits, such as accessPoint; not 'unit', 'gateway' or"
                    + " 'wifi'");
      }
      boolean all = named.value(thing) instanceof Node.Scalar word && word.text().equals("all");
      things.add(
          new Target.Shared(
              thing,
              all
                  ? new Units.All()
                  : new Units.Listed(
                      named.names(thing, ArmsSection.MAX_UNITS).stream()
                          .map(Node.Scalar::text)
                          .toList())));
    }
    return things;
  }

  /** Windows that come again and again are counted where their times are drawn. */
  private static void requireFewEnough(Fields fields, Faults faults) throws InputProblem {
    long count =
        faults.windows().stream()
            .filter(window -> !(window.timing() instanceof Timing.Every))
            .mapToLong(window -> (long) window.times() * window.course().steps(window.lastsNanos()))
            .sum();
    if (count > MAX_WINDOWS) {
      throw fields
          .place("windows")
          .problem(
              "the windows come to " + count + " faults in a run",
              "Use at most " + MAX_WINDOWS + ", counting 'times'");
    }
  }

  private static void requireInside(List<Fields> sections, Faults faults, Phases phases)
      throws InputProblem {
    for (int i = 0; i < sections.size(); i++) {
      FaultWindow window = faults.windows().get(i);
      boolean run = window.within() == FaultWindow.Within.RUN;
      long end = run ? phases.runNanos() : phases.stressNanos();
      long at = window.timing() instanceof Timing.At fixed ? fixed.atNanos() : 0;
      if (at + window.lastsNanos() > end && !window.floats()) {
        throw sections
            .get(i)
            .place(window.timing() instanceof Timing.At ? "at" : "lasts")
            .problem(
                "this fault ends after the " + (run ? "run of " : "stress phase of ") + time(end),
                run
                    ? "Start it earlier or shorten it"
                    : "Start it earlier, shorten it or lengthen 'stress'");
      }
    }
  }

  private static void requireFixedApart(List<Fields> sections, Faults faults, Phases phases)
      throws InputProblem {
    for (int i = 0; i < sections.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (tooNear(
            faults.windows().get(i), faults.windows().get(j), faults.gapAtLeastNanos(), phases)) {
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

  private static boolean tooNear(FaultWindow a, FaultWindow b, long gapNanos, Phases phases) {
    if (a.atNanos().isEmpty() || b.atNanos().isEmpty() || a.overlap() || b.overlap()) {
      return false;
    }
    long aStart = a.fixedNanos(phases).getAsLong();
    long bStart = b.fixedNanos(phases).getAsLong();
    return aStart < bStart + b.lastsNanos() + gapNanos
        && bStart < aStart + a.lastsNanos() + gapNanos;
  }

  private static void requireRoom(Fields fields, Faults faults, Phases phases) throws InputProblem {
    var taken = StressRoom.fixed(faults, phases);
    StressRoom room = StressRoom.of(faults, taken, phases.stressNanos());
    if (room.firstFit().isPresent()) {
      return;
    }
    String fixed = taken.isEmpty() ? "" : " around those with a fixed start";
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
