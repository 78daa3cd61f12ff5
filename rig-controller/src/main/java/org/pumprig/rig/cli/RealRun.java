package org.pumprig.rig.cli;

import java.util.List;
import org.pumprig.host.LockFile;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.session.RealSession;
import org.pumprig.rig.session.StateDirectory;
import picocli.CommandLine;

/** What {@code run} and {@code demo} share: a session, its results and its summary. */
final class RealRun {
  private RealRun() {}

  static int run(
      Inputs inputs,
      Campaign campaign,
      CampaignDirectory directory,
      String campaignId,
      CommandLine terminal)
      throws Exception {
    var progress = new ConsoleProgress(terminal.getOut(), Terminals.isTerminal());
    List<String> problems;
    try {
      problems =
          new RealSession(inputs, campaign, directory, campaignId, progress)
              .run(StateDirectory.ofThisMachine());
    } catch (LockFile.HeldException held) {
      throw new CommandProblem(
          "another session is running on this machine (" + held.holder() + "); wait for its end.");
    } finally {
      progress.finish();
    }
    Results.problems(problems, terminal.getErr());
    if (directory.runs().isEmpty()) {
      return Exit.ABORTED;
    }
    CampaignResult result = Results.conclude(directory);
    Results.summary(result, directory, terminal.getOut());
    return problems.isEmpty() ? result.exitCode() : Exit.ABORTED;
  }
}
