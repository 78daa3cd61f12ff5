package org.pumprig.rig.plan;

import java.util.List;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.Words;

/** Whether a rig has what a plan names. */
final class RigCheck {
  /** Runs of a campaign: each has a folder of its own. */
  private static final long MAX_RUNS = 100_000;

  private RigCheck() {}

  /**
   * @param fields the plan file, which has been parsed into {@code plan}
   */
  static void check(Fields fields, Plan plan, Rig rig) throws InputProblem {
    List<String> firmware = List.copyOf(rig.emulated().firmware().sequencedKeySet());
    for (Fields arm : fields.sections("arms", "an arm", ArmsSection.MAX_ARMS)) {
      Node.Scalar name = arm.scalar("firmware");
      if (!firmware.contains(name.text())) {
        throw name.place()
            .problem(
                "firmware " + name.shown() + " is not in rig '" + rig.id() + "'",
                Words.instead(name.text(), firmware));
      }
    }
    if (plan.units() instanceof Units.Listed) {
      for (Node.Scalar serial : fields.names("units", ArmsSection.MAX_UNITS)) {
        if (!rig.serials().contains(serial.text())) {
          throw serial
              .place()
              .problem(
                  "unit " + serial.shown() + " is not in rig '" + rig.id() + "'",
                  Words.instead(serial.text(), rig.serials()));
        }
      }
    }
    long runs = (long) plan.units().serials(rig).size() * plan.arms().size() * plan.replicates();
    if (runs > MAX_RUNS) {
      throw fields
          .place("replicates")
          .problem(
              "the campaign would have " + runs + " runs, more than " + MAX_RUNS,
              "Use fewer replicates or units");
    }
  }
}
