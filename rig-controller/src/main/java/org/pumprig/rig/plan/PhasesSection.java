package org.pumprig.rig.plan;

import java.util.List;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Reads the section {@code phases}. */
final class PhasesSection {
  /** Which units are power-cycled in the check. */
  public enum Cycled {
    AFTER_TRIP("afterTrip"),
    ALWAYS("always");

    private final String diskName;

    Cycled(String diskName) {
      this.diskName = diskName;
    }

    String diskName() {
      return diskName;
    }
  }

  private PhasesSection() {}

  static Phases read(Fields plan) throws InputProblem {
    Fields fields =
        plan.fields("phases").only("settle", "stress", "recover", "check", "powerCycle");
    var phases =
        new Phases(
            Limits.length(fields, "settle"),
            Limits.length(fields, "stress"),
            Limits.length(fields, "recover"),
            Limits.length(fields, "check"),
            fields.has("powerCycle")
                && fields.choice("powerCycle", List.of(Cycled.values()), Cycled::diskName)
                    == Cycled.ALWAYS);
    if (phases.runNanos() > Limits.MAX_RUN_NANOS) {
      throw plan.place("phases")
          .problem(
              "a run would last " + Quantity.DURATION.format(phases.runNanos()),
              "Shorten the phases to 30 d in all");
    }
    return phases;
  }
}
