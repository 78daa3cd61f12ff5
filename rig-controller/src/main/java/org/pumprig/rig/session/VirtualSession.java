package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.pumprig.fault.Undo;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.host.Storage;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.campaign.CampaignRun;
import org.pumprig.rig.campaign.CampaignSetting;
import org.pumprig.rig.campaign.HostClocks;
import org.pumprig.rig.campaign.LedgerPort;
import org.pumprig.rig.campaign.Notices;
import org.pumprig.rig.campaign.Progress;
import org.pumprig.rig.campaign.RunPlace;
import org.pumprig.rig.emulated.EmulatedBenches;
import org.pumprig.rig.emulated.TruthListener;
import org.pumprig.rig.journal.InlineCommitter;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.VirtualScheduler;

/** A campaign in virtual time: the same seed gives the same journals, byte for byte. */
public final class VirtualSession {
  /** Wall time at which every virtual run begins: 2021-08-02T00:00:00Z, in microseconds. */
  public static final long WALL_START_MICROS = 1_627_862_400_000_000L;

  private VirtualSession() {}

  /**
   * Runs a campaign to its end.
   *
   * @return what kept runs from starting; empty: nothing
   */
  public static List<String> run(
      Inputs inputs, Campaign campaign, CampaignDirectory directory, Progress progress)
      throws InputProblem, IOException {
    var scheduler = new VirtualScheduler(WALL_START_MICROS);
    return run(
        inputs,
        campaign,
        directory,
        progress,
        scheduler,
        EmulatedBenches.virtual(inputs.rig(), inputs.plan().seed(), scheduler));
  }

  /** The same, with somebody who is told what really happened. */
  public static List<String> runWithTruth(
      Inputs inputs,
      Campaign campaign,
      CampaignDirectory directory,
      Progress progress,
      TruthListener truth)
      throws InputProblem, IOException {
    var scheduler = new VirtualScheduler(WALL_START_MICROS);
    return run(
        inputs,
        campaign,
        directory,
        progress,
        scheduler,
        EmulatedBenches.virtualWithTruth(inputs.rig(), inputs.plan().seed(), scheduler, truth));
  }

  private static List<String> run(
      Inputs inputs,
      Campaign campaign,
      CampaignDirectory directory,
      Progress progress,
      VirtualScheduler scheduler,
      EmulatedBenches benches) {
    String campaignId = inputs.plan().planId() + "-seed" + inputs.plan().seed().value();
    var files =
        new RunFiles(
            new Simulated(directory), inputs, campaignId, true, scheduler, new InlineCommitter());
    var setting =
        new CampaignSetting(
            inputs.plan(),
            campaignId,
            "virtual",
            true,
            scheduler,
            benches,
            files,
            place -> new NothingToUndo(),
            progress,
            inputs.approvals().records(),
            Notices.NONE,
            inputs.noted(),
            HostClocks.NONE,
            Optional.empty(),
            OptionalLong.empty());
    var problems = new ArrayList<List<String>>(1);
    var rules = new RulesOfPlan(inputs.plan(), directory, scheduler);
    CampaignRun.start(setting, campaign, rules, problems::add);
    while (problems.isEmpty() && scheduler.runNext()) {
      // virtual time passes
    }
    return problems.isEmpty()
        ? List.of("the campaign stood still before its end")
        : problems.getFirst();
  }

  /**
   * Where simulated runs are written.
   *
   * @param directory the campaign's
   */
  private record Simulated(CampaignDirectory directory) implements RunFiles.Folders {
    @Override
    public Storage of(RunPlace place) throws IOException {
      return new UnsyncedStorage(new DirectoryStorage(directory.run(place.runId())));
    }

    @Override
    public boolean isThere(RunPlace place) {
      return Files.exists(directory.run(place.runId()).resolve(RunHeader.FILE));
    }
  }

  /** In virtual time there is nothing on the machine that a dead run could leave behind. */
  private static final class NothingToUndo implements LedgerPort {
    @Override
    public void open(
        String id,
        Endpoint target,
        Optional<Undo> undo,
        Runnable durable,
        Consumer<String> failed) {
      durable.run();
    }

    @Override
    public void closed(String id) {}
  }
}
