package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.pumprig.rig.rundir.VerifiedRuns;
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

  /** The same, once every journal was read and verified. */
  static PackRuns read(Path bag) throws IOException, InputProblem, PackProblem {
    VerifiedRuns.journals(directories(bag));
    return listed(bag);
  }

  /** Every run verified and judged from its journal. */
  static PackRuns judgedAgain(Path bag) throws IOException, InputProblem, PackProblem {
    var gathered = new Gathered();
    VerifiedRuns.each(directories(bag), gathered::add);
    var runs = new LinkedHashMap<String, PackSeen.Run>();
    for (Path run : directories(bag)) {
      runs.put(name(run), new PackSeen.Run(gathered.began.removeFirst(), approvals(run)));
    }
    return new PackRuns(runs, Optional.of(gathered.result()), missing(bag, runs));
  }

  /** What is kept of each run, in their order: not its whole reading. */
  private static final class Gathered {
    private final List<RunVerdict> verdicts = new ArrayList<>();
    private final List<PlanApproval> approved = new ArrayList<>();
    private final Deque<Optional<Long>> began = new ArrayDeque<>();
    private @Nullable Plan plan;

    void add(JudgedRun judged) throws InputProblem {
      if (plan != null && !plan.digest().equals(judged.plan().digest())) {
        throw new InputProblem(
            "data/runs/" + judged.header().runId() + "/plan.yaml",
            1,
            "this run is of another plan than the others",
            "Pack runs of one plan");
      }
      plan = judged.plan();
      verdicts.add(judged.verdict());
      approved.add(judged.approval());
      began.add(
          judged.header().virtual() ? Optional.empty() : Optional.of(judged.begin().wallMicros()));
    }

    CampaignResult result() throws IOException {
      if (plan == null) {
        throw new IOException("the pack holds no run");
      }
      return CampaignResult.ofRuns(plan, verdicts).with(PlanApproval.ofAll(approved));
    }
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
