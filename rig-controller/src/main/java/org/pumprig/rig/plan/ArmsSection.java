package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Reads the sections {@code arms} and {@code units}. */
final class ArmsSection {
  static final int MAX_ARMS = 8;
  static final int MAX_UNITS = 300;

  private ArmsSection() {}

  static List<Arm> read(Fields plan) throws InputProblem {
    List<Fields> sections = plan.sections("arms", "an arm", MAX_ARMS);
    List<Arm> arms = new ArrayList<>();
    for (Fields arm : sections) {
      arm.only("name", "firmware", "image", "expect");
      arms.add(
          new Arm(
              arm.name("name"),
              arm.name("firmware"),
              arm.has("image") ? Optional.of(arm.sha256("image")) : Optional.empty(),
              arm.choice("expect", List.of(Expectation.values()), Expectation::diskName)));
    }
    Fields.uniqueNames(sections, "name");
    return arms;
  }

  static Units units(Fields plan) throws InputProblem {
    Node units = plan.value("units");
    if (units instanceof Node.Scalar word && word.text().equals("all")) {
      return new Units.All();
    }
    if (units instanceof Node.Sequence) {
      return new Units.Listed(
          plan.names("units", MAX_UNITS).stream().map(Node.Scalar::text).toList());
    }
    throw units
        .place()
        .problem(
            "'units' must be 'all' or a list of serial numbers, not " + units.shown(),
            "Write 'all' or [SERIAL, SERIAL]");
  }
}
