package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.YamlDocument;

/**
 * A fault that is asked for by itself, outside a plan: the same names, keys and limits.
 *
 * @param fault what is done
 * @param direction on which bytes or packets it acts
 * @param lastsNanos how long
 */
public record LoneFault(Fault fault, Direction direction, long lastsNanos) {
  /**
   * Reads {@code fault}, {@code lasts} and the fault's own keys, as in a window of a plan.
   *
   * @param source for messages
   */
  public static LoneFault read(String source, byte[] yaml) throws InputProblem {
    Fields fields = Fields.of("the fault", YamlDocument.parse(source, yaml));
    FaultKind kind = fields.choice("fault", FaultKind.ALL, FaultKind::name);
    List<String> allowed = new ArrayList<>(List.of("fault", "lasts"));
    allowed.addAll(CourseSection.parameters(kind));
    Fields own = fields.named("fault '" + kind.name() + "'").only(allowed.toArray(String[]::new));
    long lastsNanos = Limits.length(own, "lasts");
    PlannedFault planned =
        new PlannedFaultSection(List.of(), PlanFile.beside(source)).read(kind, own, lastsNanos);
    return new LoneFault(planned.fault(), planned.direction(), lastsNanos);
  }
}
