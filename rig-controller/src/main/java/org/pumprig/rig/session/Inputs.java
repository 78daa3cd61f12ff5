package org.pumprig.rig.session;

import java.nio.file.Path;
import java.util.Optional;
import org.pumprig.rig.emulated.EmulatedBenches;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanAndRig;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;

/**
 * What a campaign is made from, as values and as the bytes that were read.
 *
 * @param plan the plan
 * @param planBytes its file
 * @param rig the rig file
 * @param rigBytes its file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Inputs(Plan plan, byte[] planBytes, Rig rig, byte[] rigBytes) {
  /**
   * Reads plan and rig file, and checks the firmware profiles that the rig names.
   *
   * @param rigFile instead of the plan's own
   * @param seed instead of the plan's own: then the plan is another one, with its own digest
   */
  public static Inputs read(Path planFile, Optional<Path> rigFile, Optional<Long> seed)
      throws InputProblem {
    PlanAndRig both = PlanFile.readWithRig(planFile, rigFile);
    byte[] planBytes = InputFile.read(planFile);
    if (seed.isPresent()) {
      planBytes = Seeded.withSeed(planFile.toString(), planBytes, seed.get());
    }
    Path rigPath = rigFile.orElse(both.plan().rig());
    byte[] rigBytes = InputFile.read(rigPath);
    Rig rig = RigFile.parse(rigPath.toString(), rigBytes);
    Plan plan = PlanFile.parse(planFile.toString(), planBytes, rig);
    EmulatedBenches.check(rig);
    return new Inputs(plan, planBytes, rig, rigBytes);
  }
}
