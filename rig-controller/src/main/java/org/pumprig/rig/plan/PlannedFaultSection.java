package org.pumprig.rig.plan;

import java.util.List;
import java.util.Optional;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Reads a fault with its parameters, direction, target and back end. */
final class PlannedFaultSection {
  /** Keys that every fault may have. */
  static final List<String> KEYS = List.of("fault", "target", "backEnd");

  private final List<Target.Shared> things;
  private final Attachments attachments;

  /**
   * @param things what units share, the gateway included
   * @param attachments files that the plan names
   */
  PlannedFaultSection(List<Target.Shared> things, Attachments attachments) {
    this.things = things;
    this.attachments = attachments;
  }

  static FaultKind kind(Fields fields) throws InputProblem {
    return fields.choice("fault", FaultKind.ALL, FaultKind::name);
  }

  /**
   * @param lastsNanos how long the fault acts each time
   */
  PlannedFault read(FaultKind kind, Fields fields, long lastsNanos) throws InputProblem {
    for (Parameter parameter : kind.parameters()) {
      if (parameter.needed()) {
        fields.value(parameter.name());
      }
    }
    Fault fault;
    try {
      fault = kind.reader().read(new FaultInput(fields, lastsNanos, attachments));
    } catch (IllegalArgumentException outOfRange) {
      throw fields
          .place("fault")
          .problem(String.valueOf(outOfRange.getMessage()), "Correct the fault's parameters");
    }
    return new PlannedFault(
        fault, direction(fields), target(fault, fields), backEnd(fields), fields.place().line());
  }

  private static Direction direction(Fields fields) throws InputProblem {
    return fields.has("direction")
        ? fields.choice("direction", List.of(Direction.values()), Direction::diskName)
        : Direction.BOTH;
  }

  private static Optional<BackEnd> backEnd(Fields fields) throws InputProblem {
    return fields.has("backEnd")
        ? Optional.of(fields.choice("backEnd", List.of(BackEnd.values()), BackEnd::diskName))
        : Optional.empty();
  }

  private Target target(Fault fault, Fields fields) throws InputProblem {
    Optional<String> everybodys = fault.sharedThing();
    if (everybodys.isPresent()) {
      if (fields.has("target") && !fields.text("target").equals(everybodys.get())) {
        throw fields
            .place("target")
            .problem(
                "'" + fault.name() + "' reaches all units at once, it has no other target",
                "Remove 'target'");
      }
      return new Target.Shared(everybodys.get(), new Units.All());
    }
    if (!fields.has("target")) {
      return new Target.EachUnit();
    }
    if (fields.value("target") instanceof Node.Sequence) {
      return new Target.Listed(
          fields.names("target", ArmsSection.MAX_UNITS).stream().map(Node.Scalar::text).toList());
    }
    Node.Scalar name = fields.scalar("target");
    if (name.text().equals("unit")) {
      return new Target.EachUnit();
    }
    for (Target.Shared thing : things) {
      if (thing.thing().equals(name.text())) {
        return thing;
      }
    }
    List<String> known = new java.util.ArrayList<>(List.of("unit"));
    things.forEach(thing -> known.add(thing.thing()));
    throw name.place()
        .problem(
            "unknown target " + name.shown(),
            "Write one of %s, a list of serial numbers, or name it under 'shared'"
                .formatted(String.join(", ", known)));
  }
}
