package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Reads one window of the section {@code faults}. */
final class FaultWindowSection {
  private static final List<String> TIMES = List.of("lasts", "times", "at", "every");
  private static final List<String> MANNER = List.of("within", "overlap");

  private final PlannedFaultSection faults;
  private final long gapNanos;

  FaultWindowSection(PlannedFaultSection faults, long gapNanos) {
    this.faults = faults;
    this.gapNanos = gapNanos;
  }

  FaultWindow read(Fields window) throws InputProblem {
    if (!window.has("mix")) {
      FaultKind kind = PlannedFaultSection.kind(window);
      return read(window.named("fault '" + kind.name() + "'"), List.of(kind));
    }
    return read(window.named("a mix"), List.of());
  }

  private FaultWindow read(Fields window, List<FaultKind> kind) throws InputProblem {
    window.only(allowed(kind).toArray(String[]::new));
    boolean overlap = window.has("overlap") && window.flag("overlap");
    long lastsNanos = Limits.length(window, "lasts");
    Timing timing = TimingSection.read(window, lastsNanos, overlap ? 0 : gapNanos);
    FaultWindow.Within within = within(window, timing);
    Course course =
        new CourseSection(faults, gapNanos).read(window, kind.stream().findFirst(), lastsNanos);
    return new FaultWindow(course, timing, lastsNanos, within, overlap, window.place().line());
  }

  private static List<String> allowed(List<FaultKind> kinds) {
    List<String> allowed = new ArrayList<>();
    if (kinds.isEmpty()) {
      allowed.add("mix");
    } else {
      allowed.addAll(PlannedFaultSection.KEYS);
    }
    allowed.addAll(TIMES);
    allowed.addAll(MANNER);
    for (FaultKind kind : kinds) {
      allowed.addAll(List.of("dutyCycle", "ramp"));
      allowed.addAll(CourseSection.parameters(kind));
    }
    return allowed;
  }

  private static FaultWindow.Within within(Fields window, Timing timing) throws InputProblem {
    if (!window.has("within")) {
      return FaultWindow.Within.STRESS;
    }
    FaultWindow.Within within =
        window.choice("within", List.of(FaultWindow.Within.values()), FaultWindow.Within::diskName);
    if (within == FaultWindow.Within.RUN && timing instanceof Timing.Drawn) {
      throw window
          .place("within")
          .problem(
              "the seed places faults in the stress phase only",
              "Add 'at' or 'every', or remove 'within'");
    }
    return within;
  }
}
