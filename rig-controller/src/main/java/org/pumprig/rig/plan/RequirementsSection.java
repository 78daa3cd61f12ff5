package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.Words;

/** Reads the sections {@code hazards} and {@code requirements}. */
final class RequirementsSection {
  private static final int MAX_HAZARDS = 100;
  static final int MAX_REQUIREMENTS = 200;

  private RequirementsSection() {}

  static List<Hazard> hazards(Fields plan) throws InputProblem {
    List<Fields> sections = plan.sections("hazards", "a hazard", MAX_HAZARDS);
    List<Hazard> hazards = new ArrayList<>();
    for (Fields hazard : sections) {
      hazard.only("id", "text");
      hazards.add(new Hazard(hazard.name("id"), hazard.text("text")));
    }
    Fields.uniqueNames(sections, "id");
    return hazards;
  }

  static List<Requirement> read(Fields plan, List<Hazard> hazards) throws InputProblem {
    List<String> known = hazards.stream().map(Hazard::id).toList();
    List<Fields> sections = plan.sections("requirements", "a requirement", MAX_REQUIREMENTS);
    List<Requirement> requirements = new ArrayList<>();
    boolean therapy = false;
    for (Fields requirement : sections) {
      requirement.only("id", "text", "hazards", "criterion");
      requirements.add(
          new Requirement(
              requirement.name("id"),
              requirement.text("text"),
              references(requirement, known),
              CriterionSection.read(requirement.fields("criterion"))));
      boolean another = requirements.getLast().criterion() instanceof Criterion.TherapyContinuity;
      if (therapy && another) {
        throw requirement
            .value("criterion")
            .place()
            .problem(
                "a second 'therapyContinuity': a run measures one window and tolerance",
                "Keep the stricter of the two");
      }
      therapy |= another;
    }
    Fields.uniqueNames(sections, "id");
    return requirements;
  }

  private static List<String> references(Fields requirement, List<String> known)
      throws InputProblem {
    List<Node.Scalar> references = requirement.names("hazards", MAX_HAZARDS);
    for (Node.Scalar reference : references) {
      if (!known.contains(reference.text())) {
        throw reference
            .place()
            .problem(
                "hazard " + reference.shown() + " is not defined under 'hazards'",
                Words.instead(reference.text(), known));
      }
    }
    return references.stream().map(Node.Scalar::text).toList();
  }
}
