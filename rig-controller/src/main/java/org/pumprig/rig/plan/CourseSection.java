package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Reads what goes on in a window: one fault, a mix, a duty cycle or a ramp. */
final class CourseSection {
  private static final int MOST_CHOICES = 50;
  private static final int MOST_WEIGHT = 1_000_000;
  private static final int MOST_STEPS = 100;

  /** A fault of the gateway takes time to be seen gone before the next may begin. */
  private static final long LEAST_SERVER_PAUSE_NANOS = 2_000_000_000L;

  private final PlannedFaultSection faults;
  private final long gapNanos;

  CourseSection(PlannedFaultSection faults, long gapNanos) {
    this.faults = faults;
    this.gapNanos = gapNanos;
  }

  /** The keys of a kind's own: its direction and its parameters. */
  static List<String> parameters(FaultKind kind) {
    List<String> keys = new ArrayList<>();
    if (kind.directed()) {
      keys.add("direction");
    }
    kind.parameters().forEach(parameter -> keys.add(parameter.name()));
    return keys;
  }

  /**
   * @param kind empty: a mix
   */
  Course read(Fields window, Optional<FaultKind> kind, long lastsNanos) throws InputProblem {
    if (kind.isEmpty()) {
      return mix(window, lastsNanos);
    }
    if (window.has("dutyCycle") && window.has("ramp")) {
      throw window
          .place("ramp")
          .problem("a window can't have both 'dutyCycle' and 'ramp'", "Write two windows");
    }
    if (window.has("dutyCycle")) {
      return dutyCycle(window, kind.get(), lastsNanos);
    }
    return window.has("ramp")
        ? ramp(window, kind.get(), lastsNanos)
        : new Course.Single(faults.read(kind.get(), window, lastsNanos));
  }

  private Course mix(Fields window, long lastsNanos) throws InputProblem {
    List<PlannedFault> choices = new ArrayList<>();
    List<Integer> weights = new ArrayList<>();
    for (Fields choice : window.sections("mix", "a fault of the mix", MOST_CHOICES)) {
      FaultKind kind = PlannedFaultSection.kind(choice);
      Fields own = choice.named("fault '" + kind.name() + "' of the mix");
      List<String> allowed = new ArrayList<>(PlannedFaultSection.KEYS);
      allowed.add("weight");
      allowed.addAll(parameters(kind));
      own.only(allowed.toArray(String[]::new));
      choices.add(faults.read(kind, own, lastsNanos));
      weights.add(own.has("weight") ? (int) own.integer("weight", 1, MOST_WEIGHT) : 1);
    }
    return new Course.Mix(choices, weights);
  }

  private Course dutyCycle(Fields window, FaultKind kind, long lastsNanos) throws InputProblem {
    Fields cycle = window.fields("dutyCycle").only("on", "off");
    long on = Limits.length(cycle, "on");
    long off = Limits.length(cycle, "off");
    PlannedFault fault = faults.read(kind, window, on);
    if (lastsNanos < on) {
      throw cycle
          .place("on")
          .problem("the window is over before its first 'on'", "Make 'lasts' longer");
    }
    requirePause(cycle, "off", fault, off);
    return new Course.DutyCycle(fault, on, off);
  }

  private Course ramp(Fields window, FaultKind kind, long lastsNanos) throws InputProblem {
    Fields ramp = window.fields("ramp").only("parameter", "from", "to", "steps");
    String key = ramp.text("parameter");
    Quantity quantity =
        kind.parameter(key)
            .flatMap(Parameter::quantity)
            .orElseThrow(
                () -> {
                  List<String> known =
                      kind.parameters().stream()
                          .filter(parameter -> parameter.quantity().isPresent())
                          .map(Parameter::name)
                          .toList();
                  return rampProblem(ramp, kind, known);
                });
    if (window.has(key)) {
      throw window
          .place(key)
          .problem("'" + key + "' is ramped, it has no value of its own", "Remove it");
    }
    int steps = (int) ramp.integer("steps", 2, MOST_STEPS);
    long from = ramp.quantity("from", quantity, 0, Long.MAX_VALUE);
    long to = ramp.quantity("to", quantity, 0, Long.MAX_VALUE);
    var course = new Course.Ramp(List.of(), gapNanos);
    long stepNanos = (lastsNanos - (steps - 1) * gapNanos) / steps;
    if (stepNanos <= 0) {
      throw ramp.place("steps")
          .problem(
              "%d steps with their gaps don't fit into 'lasts'".formatted(steps),
              "Use fewer steps, or make 'lasts' longer or 'gapAtLeast' smaller");
    }
    List<PlannedFault> stages = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      long value = from + StrictMath.round((double) (to - from) * i / (steps - 1));
      String end = i == 0 ? "from" : "to";
      stages.add(
          faults.read(kind, window.with(key, ramp.place(end), quantity.format(value)), stepNanos));
    }
    requirePause(ramp, "steps", stages.getFirst(), gapNanos);
    return course.with(stages);
  }

  private static InputProblem rampProblem(Fields ramp, FaultKind kind, List<String> known) {
    try {
      Node.Scalar key = ramp.scalar("parameter");
      return key.place()
          .problem(
              key.shown() + " of '" + kind.name() + "' can't be ramped",
              known.isEmpty()
                  ? "Remove 'ramp': nothing of this fault can be"
                  : "Known here: " + String.join(", ", known));
    } catch (InputProblem problem) {
      return problem;
    }
  }

  private static void requirePause(Fields at, String key, PlannedFault fault, long pauseNanos)
      throws InputProblem {
    boolean served = fault.fault().sharedThing().isPresent();
    if (served && pauseNanos < LEAST_SERVER_PAUSE_NANOS) {
      throw at.place(key)
          .problem(
              "the next one would begin before this one is seen to be gone",
              key.equals("off")
                  ? "Make 'off' at least 2 s for a fault that reaches all units at once"
                  : "Make 'gapAtLeast' at least 2 s to ramp such a fault");
    }
  }
}
