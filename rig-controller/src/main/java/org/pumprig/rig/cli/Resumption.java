package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.judge.RunState;
import org.pumprig.rig.rundir.RunFolder;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.session.BegunWith;
import org.pumprig.rig.session.Headers;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.yaml.InputProblem;

/** Finds what {@code run --resume} goes on with, and refuses what doesn't belong together. */
final class Resumption {
  private Resumption() {}

  /**
   * The campaign to go on with.
   *
   * @param asked a campaign's directory, or a run's: then that of its campaign
   * @param plan the plan's file; empty: the one it was begun with
   * @param rig the rig file; empty: the one it was begun with, or the plan's own
   */
  static RealRun.Prepared of(Path asked, Optional<Path> plan, Optional<Path> rig)
      throws CommandProblem, InputProblem, IOException {
    CampaignDirectory directory = directory(asked);
    List<RunHeader> headers = headers(directory);
    Optional<BegunWith> begun = BegunWith.read(directory);
    Path planFile =
        plan.or(() -> begun.map(BegunWith::plan))
            .orElseThrow(
                () ->
                    new CommandProblem(
                        directory.root()
                            + " doesn't say which plan it was begun with; name it: 'pumprig run"
                            + " PLAN --resume "
                            + directory.root()
                            + "'."));
    Optional<Path> rigFile =
        rig.or(() -> plan.isPresent() ? Optional.empty() : begun.map(BegunWith::rig));
    Inputs inputs = Inputs.read(planFile, rigFile, Optional.empty());
    String campaignId = headers.getFirst().campaignId();
    for (RunHeader header : headers) {
      check(header, inputs, planFile, campaignId);
    }
    Optional<String> arm = begun.flatMap(BegunWith::arm);
    Campaign campaign =
        arm.map(only -> Campaign.ofArm(inputs.plan(), inputs.rig(), only))
            .orElseGet(() -> Campaign.of(inputs.plan(), inputs.rig()));
    if (headers.size() == campaign.runCount()
        && headers.stream().allMatch(header -> header.state() == RunState.ENDED)) {
      throw new CommandProblem(
          "every run in " + directory.root() + " has ended; nothing is left to go on with.");
    }
    return new RealRun.Prepared(inputs, campaign, directory, campaignId, arm);
  }

  /** The campaign's directory, for that of one of its runs too. */
  static CampaignDirectory directory(Path asked) throws CommandProblem {
    Path root = asked.toAbsolutePath().normalize();
    @Nullable Path campaign = root;
    if (Files.exists(root.resolve(RunHeader.FILE))) {
      Path runs = root.getParent();
      campaign = runs == null ? null : runs.getParent();
    }
    try {
      if (campaign == null) {
        throw new IOException(root + " lies in no campaign's directory");
      }
      return CampaignDirectory.existing(campaign);
    } catch (IOException e) {
      throw new CommandProblem(
          e.getMessage() + ". Name the directory that 'pumprig run' wrote, or one of its runs.");
    }
  }

  private static List<RunHeader> headers(CampaignDirectory directory)
      throws CommandProblem, InputProblem, IOException {
    var headers = new ArrayList<RunHeader>();
    for (Path run : directory.runs()) {
      Optional<RunHeader> header =
          Files.exists(run.resolve(RunHeader.FILE))
              ? Optional.of(Headers.of(run))
              : Optional.empty();
      Optional<InputProblem> half = RunFolder.halfDeleted(run, header);
      if (half.isPresent()) {
        throw half.get();
      }
      if (header.isPresent()) {
        inItsPlace(directory, run, header.get());
        headers.add(header.get());
      }
    }
    if (headers.isEmpty()) {
      throw new CommandProblem(
          directory.root()
              + " holds no run that was begun; start it anew with 'pumprig run PLAN'.");
    }
    return headers;
  }

  /** A run's directory has the run's name: in a campaign another one is a copy. */
  private static void inItsPlace(CampaignDirectory directory, Path run, RunHeader header)
      throws InputProblem, IOException {
    Path place = directory.run(header.runId());
    boolean there = Files.exists(place.resolve(RunHeader.FILE));
    if (there && !Headers.of(place).campaignId().equals(header.campaignId())) {
      return; // of another campaign, which is said of it later
    }
    if (!place.equals(run)) {
      throw there
          ? RunFolder.twice(run, header, place)
          : new InputProblem(
              run.toString(),
              1,
              "this is run " + header.runId() + ", whose directory is " + place,
              "Give it its name again");
    }
  }

  private static void check(RunHeader header, Inputs inputs, Path plan, String campaignId)
      throws CommandProblem {
    if (header.virtual()) {
      throw new CommandProblem(
          header.runId() + " was simulated: repeat it with 'pumprig simulate', it gives the same.");
    }
    if (!header.campaignId().equals(campaignId)) {
      throw new CommandProblem(
          "%s belongs to campaign %s, another run here to %s: this is no campaign's directory."
              .formatted(header.runId(), header.campaignId(), campaignId));
    }
    if (!header.planSha256().equals(inputs.plan().digest())) {
      throw new CommandProblem(
          "%s is not the plan that %s began with (its digest is %s, not %s); restore it from %s."
              .formatted(
                  plan,
                  header.runId(),
                  inputs.plan().digest(),
                  header.planSha256(),
                  "plan.yaml in the run's directory"));
    }
    if (!header.rigSha256().equals(inputs.rig().digest())) {
      throw new CommandProblem(
          "the rig file is not the one that %s began with (its digest is %s, not %s); restore it from %s."
              .formatted(
                  header.runId(),
                  inputs.rig().digest(),
                  header.rigSha256(),
                  "rig.yaml in the run's directory"));
    }
  }
}
