package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pumprig.host.Trees;
import org.pumprig.rig.approval.SignedApproval;
import org.pumprig.rig.compare.CampaignJson;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.seal.TimeStamp;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Checks a pack: manifests, then every run from its journal, then seals, then a policy. Without a
 * policy it can only come out consistent: whoever changes a pack can seal it again with a key of
 * their own.
 */
public final class PackVerifier {
  private PackVerifier() {}

  /**
   * Checks a folder or a zip, with or without an outer bag of approvals.
   *
   * @param depth how much of it is looked at
   * @throws IOException if it can't be read, or is no pack at all
   */
  public static PackCheck verify(Path pack, Optional<TrustPolicy> policy, Depth depth)
      throws IOException {
    if (Files.isDirectory(pack)) {
      return folder(pack, policy, depth);
    }
    Path temporary = Files.createTempDirectory("pumprig-verify");
    try {
      return folder(BagZip.unpack(pack, temporary), policy, depth);
    } finally {
      Trees.delete(temporary);
    }
  }

  private static PackCheck folder(Path folder, Optional<TrustPolicy> policy, Depth depth)
      throws IOException {
    FileStates before = FileStates.of(folder);
    PackCheck check = standing(folder, policy, depth);
    Optional<String> swapped = before.firstChanged();
    return swapped.isEmpty()
        ? check
        : PackCheck.wrong(
            (swapped.get().isEmpty() ? "the pack" : swapped.get())
                + " was changed while it was verified: nothing that was read can be relied on");
  }

  private static PackCheck standing(Path folder, Optional<TrustPolicy> policy, Depth depth)
      throws IOException {
    try {
      refuseLinks(folder);
      if (SealedRecord.is(folder)) {
        return SealedRecord.check(folder, policy);
      }
      boolean outer = OuterBag.is(folder);
      OuterBag.Checked around =
          outer ? OuterBag.check(folder, depth == Depth.SEALS) : OuterBag.Checked.NONE;
      PackSeen seen = sealed(outer ? OuterBag.inner(folder) : folder, around.approvals(), depth);
      Optional<String> problem = policy.flatMap(asked -> distrust(asked, seen));
      return new PackCheck(
          problem,
          seen.signers(),
          seen.runs().size(),
          depth,
          problem.isEmpty() && policy.isPresent(),
          said(seen, around));
    } catch (PackProblem problem) {
      return PackCheck.wrong(problem.sentence());
    }
  }

  private static Optional<String> distrust(TrustPolicy policy, PackSeen seen) {
    try {
      new PolicyCheck(policy).require(seen);
      return Optional.empty();
    } catch (PackProblem problem) {
      return Optional.of(problem.sentence());
    }
  }

  private static PackSeen sealed(Path bag, List<SignedApproval> approvals, Depth depth)
      throws IOException, PackProblem {
    if (!Files.isDirectory(bag.resolve("data/runs"))) {
      throw new PackProblem("data/runs is missing: this is no evidence pack");
    }
    Optional<String> manifests = new ManifestCheck(bag, depth == Depth.SEALS).firstProblem();
    if (manifests.isPresent()) {
      throw new PackProblem(manifests.get());
    }
    PackRuns runs;
    try {
      runs =
          switch (depth) {
            case SEALS -> PackRuns.listed(bag);
            case JOURNALS -> PackRuns.read(bag);
            case VERDICTS -> PackRuns.judgedAgain(bag);
          };
    } catch (InputProblem problem) {
      throw new PackProblem(String.valueOf(problem.getMessage()));
    }
    if (runs.result().isPresent()) {
      requireSameCampaign(bag, runs.result().get());
    }
    var seals = new SealCheck(bag, runs.runs().keySet());
    Optional<String> problem = seals.firstProblem(runs.result());
    if (problem.isPresent()) {
      throw new PackProblem(problem.get());
    }
    return new PackSeen(
        bag,
        seals.signers(),
        seals.stamp(),
        runs.runs(),
        runs.missing(),
        approvals,
        depth == Depth.VERDICTS);
  }

  private static void requireSameCampaign(Path bag, CampaignResult result)
      throws IOException, PackProblem {
    byte[] kept = Files.readAllBytes(bag.resolve("data/campaign.json"));
    if (!Arrays.equals(kept, CampaignJson.bytes(result))) {
      throw new PackProblem("data/campaign.json is not what the runs come to when judged again");
    }
  }

  private static List<String> said(PackSeen seen, OuterBag.Checked around) {
    var lines = new ArrayList<String>();
    seen.planApprovals().forEach(one -> lines.add("Plan signed: " + one.line()));
    seen.packApprovals().forEach(one -> lines.add("Pack signed: " + one.line()));
    around.remark().ifPresent(lines::add);
    seen.stamp().map(TimeStamp::line).ifPresent(line -> lines.add("Seals stamped: " + line));
    return lines;
  }

  private static void refuseLinks(Path bag) throws IOException, PackProblem {
    try (Stream<Path> all = Files.walk(bag)) {
      Optional<String> link =
          all.filter(
                  path ->
                      !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                          && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
              .map(path -> bag.relativize(path).toString())
              .sorted()
              .findFirst();
      if (link.isPresent()) {
        throw new PackProblem(link.get() + " is no plain file: a pack holds no links");
      }
    }
  }
}
