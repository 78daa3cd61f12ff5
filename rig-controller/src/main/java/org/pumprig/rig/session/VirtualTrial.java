package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pumprig.host.Trees;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.campaign.Progress;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.rundir.JudgeRun;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.status.RunStatus;
import org.pumprig.rig.yaml.InputProblem;

/** One unit's run in virtual time, judged from its journal, of which nothing is kept. */
public final class VirtualTrial {
  private VirtualTrial() {}

  /**
   * Runs the first replicate of one unit.
   *
   * @param inputs the campaign's
   * @param planFile for messages, and for paths in the plan
   * @param planBytes the plan to run, valid on the rig
   * @param seed instead of its own
   * @return whether a watched code was seen
   * @throws IOException if the run didn't come to its end
   */
  public static boolean trips(
      Inputs inputs, String planFile, byte[] planBytes, long seed, String arm, String serial)
      throws InputProblem, IOException {
    byte[] seeded = Seeded.withSeed(planFile, planBytes, seed);
    Rig rig = inputs.rig();
    Plan plan = PlanFile.parse(planFile, seeded, rig, PlanFile.beside(planFile));
    Campaign.Slot first = Campaign.ofArm(plan, rig, arm).slots().getFirst();
    List<Campaign.Run> only =
        first.runs().stream().filter(run -> run.serial().equals(serial)).toList();
    var campaign = new Campaign(List.of(new Campaign.Slot(0, 0, only)), plan.phases().runNanos());
    Path folder = Files.createTempDirectory("pumprig-trial-");
    try {
      CampaignDirectory directory = CampaignDirectory.create(folder);
      var own = new Inputs(plan, seeded, rig, inputs.rigBytes(), inputs.attachments());
      List<String> problems = VirtualSession.run(own, campaign, directory, new Silent());
      if (!problems.isEmpty()) {
        throw new IOException("a trial in virtual time broke off: " + problems.getFirst());
      }
      return JudgeRun.readAll(directory.runs().getFirst()).verdict().facts().trip().isPresent();
    } catch (JournalDamage damage) {
      throw new IOException(
          "a trial's journal can't be read again: " + damage.getMessage(), damage);
    } finally {
      Trees.delete(folder);
    }
  }

  /** Nobody watches. */
  private static final class Silent implements Progress {
    @Override
    public void preparing(int slot, int slots) {}

    @Override
    public void running(int slot, int slots, SlotView view) {}

    @Override
    public void units(List<RunStatus> units) {}

    @Override
    public void remark(String line) {}
  }
}
