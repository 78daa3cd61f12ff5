package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.approval.ApprovalFiles;
import org.pumprig.rig.approval.SignedApproval;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.judge.PlanApproval;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.KeptPlan;
import org.pumprig.rig.rundir.RunApproval;
import org.pumprig.rig.rundir.VerifiedRun;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;

/**
 * The runs of a sealed bag.
 *
 * @param runs what was seen of each, by directory name
 * @param result what they come to, if they were judged again
 * @param missing ids that the plan asks for on the rig and that aren't there
 */
record PackRuns(
    SequencedMap<String, PackSeen.Run> runs,
    Optional<CampaignResult> result,
    List<String> missing) {

  /** Names and approvals alone; the manifests vouch for the rest. */
  static PackRuns listed(Path bag) throws IOException, InputProblem, PackProblem {
    var runs = new LinkedHashMap<String, PackSeen.Run>();
    for (Path run : directories(bag)) {
      runs.put(name(run), new PackSeen.Run(Optional.empty(), approvals(run)));
    }
    return new PackRuns(runs, Optional.empty(), missing(bag, runs));
  }

  /** Every run verified and judged from its journal. */
  static PackRuns judgedAgain(Path bag) throws IOException, InputProblem, PackProblem {
    var runs = new LinkedHashMap<String, PackSeen.Run>();
    var verdicts = new ArrayList<RunVerdict>();
    var approved = new ArrayList<PlanApproval>();
    Optional<Plan> plan = Optional.empty();
    for (Path run : directories(bag)) {
      JudgedRun judged = VerifiedRun.read(run);
      if (plan.isPresent() && !plan.get().digest().equals(judged.plan().digest())) {
        throw new InputProblem(
            run.resolve("plan.yaml").toString(),
            1,
            "this run is of another plan than the others",
            "Pack runs of one plan");
      }
      plan = Optional.of(judged.plan());
      verdicts.add(judged.verdict());
      approved.add(judged.approval());
      Optional<Long> began =
          judged.header().virtual() ? Optional.empty() : Optional.of(judged.begin().wallMicros());
      runs.put(name(run), new PackSeen.Run(began, approvals(run)));
    }
    CampaignResult result =
        CampaignResult.ofRuns(
                plan.orElseThrow(() -> new IOException("the pack holds no run")), verdicts)
            .with(PlanApproval.ofAll(approved));
    return new PackRuns(runs, Optional.of(result), missing(bag, runs));
  }

  private static List<String> missing(Path bag, SequencedMap<String, PackSeen.Run> runs)
      throws IOException, InputProblem {
    Path first = directories(bag).getFirst();
    Path rigFile = first.resolve("rig.yaml");
    Plan plan = KeptPlan.onRig(new DirectoryStorage(first), first.toString());
    Campaign campaign =
        Campaign.of(plan, RigFile.parse(rigFile.toString(), InputFile.read(rigFile)));
    return campaign.slots().stream()
        .flatMap(slot -> slot.runs().stream())
        .map(Campaign.Run::id)
        .filter(id -> !runs.containsKey(id))
        .toList();
  }

  private static List<SignedApproval> approvals(Path run) throws IOException, PackProblem {
    try {
      return ApprovalFiles.read(new DirectoryStorage(run), RunApproval.FOLDER);
    } catch (SealException e) {
      throw new PackProblem("data/runs/" + name(run) + ": " + e.getMessage());
    }
  }

  private static List<Path> directories(Path bag) throws IOException {
    try (Stream<Path> all = Files.list(bag.resolve("data/runs"))) {
      List<Path> runs = all.filter(Files::isDirectory).sorted().toList();
      if (runs.isEmpty()) {
        throw new IOException("the pack holds no run");
      }
      return runs;
    }
  }

  private static String name(Path run) {
    return String.valueOf(run.getFileName());
  }
}
