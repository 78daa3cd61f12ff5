package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pumprig.rig.compare.CampaignJson;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.judge.PlanApproval;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.VerifiedRun;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Checks a pack: manifests, then seals, then every run from its journal. Without a policy it can
 * only come out consistent: whoever changes a pack can seal it again with a key of their own.
 */
public final class PackVerifier {
  private PackVerifier() {}

  /**
   * Checks a folder or a zip.
   *
   * @param quick leaves the runs' journals to the manifests: they are not judged again
   * @throws IOException if it can't be read, or is no pack at all
   */
  public static PackCheck verify(Path pack, Optional<TrustPolicy> policy, boolean quick)
      throws IOException {
    if (Files.isDirectory(pack)) {
      return folder(pack, policy, quick);
    }
    Path temporary = Files.createTempDirectory("pumprig-verify");
    try {
      return folder(BagZip.unpack(pack, temporary), policy, quick);
    } finally {
      delete(temporary);
    }
  }

  private static PackCheck folder(Path bag, Optional<TrustPolicy> policy, boolean quick)
      throws IOException {
    Optional<String> link = firstLink(bag);
    if (link.isPresent()) {
      return PackCheck.wrong(link.get() + " is no plain file: a pack holds no links");
    }
    if (!Files.isDirectory(bag.resolve("data/runs"))) {
      return PackCheck.wrong("data/runs is missing: this is no evidence pack");
    }
    Optional<String> manifests = new ManifestCheck(bag).firstProblem();
    if (manifests.isPresent()) {
      return PackCheck.wrong(manifests.get());
    }
    List<Path> runs = runs(bag);
    Optional<CampaignResult> result = Optional.empty();
    if (!quick) {
      try {
        result = Optional.of(judgedAgain(runs));
      } catch (InputProblem problem) {
        return PackCheck.wrong(String.valueOf(problem.getMessage()));
      }
      byte[] kept = Files.readAllBytes(bag.resolve("data/campaign.json"));
      if (!Arrays.equals(kept, CampaignJson.bytes(result.get()))) {
        return PackCheck.wrong("data/campaign.json is not what the runs come to when judged again");
      }
    }
    var seals = new SealCheck(bag);
    Optional<String> problem = seals.firstProblem(result);
    if (problem.isEmpty() && policy.isPresent()) {
      problem = distrust(bag, policy.get(), seals.signers(), runs.size());
    }
    return new PackCheck(
        problem, seals.signers(), runs.size(), !quick, problem.isEmpty() && policy.isPresent());
  }

  private static Optional<String> distrust(
      Path bag, TrustPolicy policy, List<String> signers, int runs) {
    if (policy.sealers().stream().noneMatch(sealer -> signers.contains(sealer.key().id()))) {
      return Optional.of("no key that the policy trusts made every seal; seen: " + signers);
    }
    if (runs < policy.leastRuns()) {
      return Optional.of(
          "the pack holds " + runs + " runs, the policy asks for " + policy.leastRuns());
    }
    return policy.requiredFiles().stream()
        .filter(path -> !Files.isRegularFile(bag.resolve(path), LinkOption.NOFOLLOW_LINKS))
        .findFirst()
        .map(path -> path + " is missing, and the policy asks for it");
  }

  private static List<Path> runs(Path bag) throws IOException {
    try (Stream<Path> all = Files.list(bag.resolve("data/runs"))) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static CampaignResult judgedAgain(List<Path> runs) throws IOException, InputProblem {
    var verdicts = new ArrayList<RunVerdict>();
    var approvals = new ArrayList<PlanApproval>();
    Optional<Plan> plan = Optional.empty();
    for (Path run : runs) {
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
      approvals.add(judged.approval());
    }
    return CampaignResult.ofRuns(
            plan.orElseThrow(() -> new IOException("the pack holds no run")), verdicts)
        .with(PlanApproval.ofAll(approvals));
  }

  private static Optional<String> firstLink(Path bag) throws IOException {
    try (Stream<Path> all = Files.walk(bag)) {
      return all.filter(
              path ->
                  !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                      && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .map(path -> bag.relativize(path).toString())
          .sorted()
          .findFirst();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
