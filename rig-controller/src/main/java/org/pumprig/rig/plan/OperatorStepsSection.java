package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.event.StepEffect;
import org.pumprig.rig.event.StepReading;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Reads the section {@code operatorSteps}. */
final class OperatorStepsSection {
  static final String KEY = "operatorSteps";
  static final int MAX_STEPS = 50;
  private static final int MAX_EFFECTS = 4;

  private OperatorStepsSection() {}

  static List<OperatorStep> read(Fields plan, Phases phases) throws InputProblem {
    if (!plan.has(KEY)) {
      return List.of();
    }
    List<Fields> sections = plan.sections(KEY, "an operator step", MAX_STEPS);
    var steps = new ArrayList<OperatorStep>();
    for (Fields section : sections) {
      section.only("id", "text", "units", "at", "within", "entry", "photo", "effect", "reads");
      steps.add(step(section, phases));
    }
    Fields.uniqueNames(sections, "id");
    return List.copyOf(steps);
  }

  private static OperatorStep step(Fields section, Phases phases) throws InputProblem {
    long at = Limits.lengthOrNone(section, "at");
    long within = Limits.length(section, "within");
    if (at + within > phases.stressEndNanos() + phases.recoverNanos()) {
      throw section
          .place("within")
          .problem(
              "the step may be answered until %s, when the check phase has begun"
                  .formatted(Quantity.DURATION.format(at + within)),
              "End it before the check phase, in which the rig itself handles the unit");
    }
    return new OperatorStep(
        section.name("id"),
        section.text("text"),
        section.has("units")
            ? section.names("units", ArmsSection.MAX_UNITS).stream().map(Node.Scalar::text).toList()
            : List.of(),
        at,
        within,
        section.has("entry") ? section.text("entry") : "",
        section.has("photo") ? section.text("photo") : "",
        section.has("reads") && !section.has("effect")
            ? List.of()
            : section.choices(
                "effect", MAX_EFFECTS, List.of(StepEffect.values()), StepEffect::onDisk),
        reads(section));
  }

  private static Optional<StepReading> reads(Fields section) throws InputProblem {
    if (!section.has("reads")) {
      return Optional.empty();
    }
    if (!section.has("entry")) {
      throw section
          .place("reads")
          .problem(
              "what is read must be entered, and the step has no 'entry'",
              "Add it, such as 'entry: Version on the start screen'");
    }
    return Optional.of(section.choice("reads", List.of(StepReading.values()), StepReading::onDisk));
  }
}
