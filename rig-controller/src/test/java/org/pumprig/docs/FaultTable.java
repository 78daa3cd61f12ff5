package org.pumprig.docs;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Capability;
import org.pumprig.rig.plan.FaultKind;
import org.pumprig.rig.plan.Parameter;

/** The table of faults, keys and back ends as the code has it. */
final class FaultTable {
  private FaultTable() {}

  static List<String> rows() {
    return FaultKind.ALL.stream().map(FaultTable::row).toList();
  }

  private static String row(FaultKind kind) {
    Capability can = Capabilities.of(kind.name()).orElseThrow();
    String keys = kind.parameters().stream().map(FaultTable::key).collect(joining(", "));
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            kind.name(),
            keys + (kind.directed() ? (keys.isEmpty() ? "" : ", ") + "[`direction`]" : ""),
            can.backEnds().stream().map(BackEnd::diskName).collect(joining(", ")),
            can.witness(),
            can.recovery().words());
  }

  private static String key(Parameter parameter) {
    String key = "`" + parameter.name() + "` (" + parameter.form() + ")";
    return parameter.needed() ? key : "[" + key + "]";
  }
}
