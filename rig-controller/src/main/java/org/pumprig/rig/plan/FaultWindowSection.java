package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Reads one window of the section {@code faults}. */
final class FaultWindowSection {
  private FaultWindowSection() {}

  static FaultWindow read(Fields window) throws InputProblem {
    FaultKind kind = window.choice("fault", FaultKind.ALL, FaultKind::name);
    Fields own =
        Fields.of("fault '" + kind.name() + "'", window.node())
            .only(allowed(kind).toArray(String[]::new));
    int times = own.has("times") ? (int) own.integer("times", 1, FaultsSection.MAX_WINDOWS) : 1;
    OptionalLong at =
        own.has("at") ? OptionalLong.of(Limits.lengthOrNone(own, "at")) : OptionalLong.empty();
    if (at.isPresent() && times > 1) {
      throw own.place("times")
          .problem(
              "a fault with a fixed start can't come " + times + " times",
              "Remove 'at', or write a window for each start");
    }
    long lastsNanos = Limits.length(own, "lasts");
    Fault fault = kind.reader().read(own, lastsNanos);
    return new FaultWindow(fault, direction(own), times, lastsNanos, at);
  }

  private static List<String> allowed(FaultKind kind) {
    List<String> allowed = new ArrayList<>(List.of("fault", "times", "lasts", "at"));
    allowed.addAll(kind.parameters());
    return allowed;
  }

  private static Direction direction(Fields window) throws InputProblem {
    return window.has("direction")
        ? window.choice("direction", List.of(Direction.values()), Direction::diskName)
        : Direction.BOTH;
  }
}
