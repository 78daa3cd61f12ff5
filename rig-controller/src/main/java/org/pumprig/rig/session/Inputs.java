package org.pumprig.rig.session;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.pumprig.rig.emulated.EmulatedBenches;
import org.pumprig.rig.network.TopologyProblem;
import org.pumprig.rig.plan.Attachments;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanAndRig;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.schedule.Contradictions;
import org.pumprig.rig.schedule.ScheduleCheck;
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
 * @param attachments the other files that the plan names, by the names under which they are kept
 * @param approvals who signed the plan
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Inputs(
    Plan plan,
    byte[] planBytes,
    Rig rig,
    byte[] rigBytes,
    SequencedMap<String, byte[]> attachments,
    PlanApprovals approvals) {
  /** Of a plan that nobody approved. */
  public Inputs(
      Plan plan,
      byte[] planBytes,
      Rig rig,
      byte[] rigBytes,
      SequencedMap<String, byte[]> attachments) {
    this(plan, planBytes, rig, rigBytes, attachments, PlanApprovals.NONE);
  }

  /** Of a plan that names no other file. */
  public Inputs(Plan plan, byte[] planBytes, Rig rig, byte[] rigBytes) {
    this(plan, planBytes, rig, rigBytes, new LinkedHashMap<>(), PlanApprovals.NONE);
  }

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
    var attachments = new LinkedHashMap<String, byte[]>();
    Plan plan =
        PlanFile.parse(planFile.toString(), planBytes, rig, kept(planFile.toString(), attachments));
    ScheduleCheck.require(planFile.toString(), plan);
    Contradictions.require(planFile.toString(), planBytes, plan, rig);
    EmulatedBenches.check(rig);
    PlanApprovals approvals = PlanApprovals.read(planFile, plan.digest(), attachments);
    return new Inputs(plan, planBytes, rig, rigBytes, attachments, approvals);
  }

  /** Reads what the plan names and keeps it, so that a run can be judged without the original. */
  static Attachments kept(String planFile, Map<String, byte[]> attachments) {
    Attachments beside = PlanFile.beside(planFile);
    return path -> {
      byte[] content = beside.read(path);
      byte[] other = attachments.put(Attachments.keptName(path.text()), content);
      if (other != null && !Arrays.equals(other, content)) {
        throw path.place()
            .problem("another file of this name belongs to the plan", "Rename one of them");
      }
      return content;
    };
  }

  /**
   * Refuses what can be simulated, but not run: a rig with nothing behind its interfaces.
   *
   * @param rigFile instead of the plan's own
   */
  public void requireRunnable(Optional<Path> rigFile) throws InputProblem {
    Optional<TopologyProblem> nothing = TopologyProblem.of(rig);
    if (nothing.isPresent()) {
      throw new InputProblem(
          rigFile.orElse(plan.rig()).toString(),
          1,
          nothing.get().problem(),
          nothing.get().remedy());
    }
  }
}
