package org.pumprig.rig.compare.claim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pumprig.rig.compare.claim.Evidence.Unit;
import org.pumprig.rig.compare.stats.BoundedMean;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.plan.Claim;

/**
 * The first and the third part where whole clusters are counted ({@code clusters: permute}): the
 * mean share of a cluster's pumps, bounded without any assumption on what ties them. A rate counts
 * a cluster as failing as soon as any of its pumps does.
 */
final class ClusterParts {
  private static final double NANOS_PER_HOUR = 3.6e12;
  private static final int MOST_CLUSTERS = 10_000;

  private ClusterParts() {}

  /** Says that no permutation of so few clusters can show anything; empty where it can. */
  static String tooFew(double alpha, Clusters clusters) {
    int needed = neededToPermute(alpha);
    return clusters.count() >= needed
        ? ""
        : " With %s the test can show nothing at this level: it needs at least %d; use more, or 'clusters: limit'."
            .formatted(Say.count(clusters.count(), "cluster", "clusters"), needed);
  }

  /** The least number of pairs, or clusters, whose exchange can give a p at the level. */
  static int neededToPermute(double alpha) {
    return (int) StrictMath.ceil(-StrictMath.log(alpha) / StrictMath.log(2) - 1e-9);
  }

  static PartResult before(Claim claim, double alpha, Failures before, Clusters clusters) {
    BoundedMean share = before.failedByCluster(clusters);
    if (share.values().length == 0) {
      return BeforePart.judge(claim, alpha, before);
    }
    double least = claim.beforeFailsPpm() / 1e6;
    return judge(
        Part.BEFORE_FAILS,
        "old firmware's share of failing pumps, by cluster",
        "with the old firmware failed",
        share,
        1 - alpha,
        least,
        " A test that the old firmware passes proves nothing about the new one.");
  }

  static PartResult absolute(Claim claim, Failures before, Failures after, Clusters clusters) {
    if (!(claim.absolute() instanceof Claim.Absolute.Reliability target)) {
      return AbsolutePart.judge(claim, before, after.failingIfAny(clusters));
    }
    double mission = target.missionNanos() / NANOS_PER_HOUR;
    boolean nobody =
        after.pumps().stream().noneMatch(pump -> pump.hours() >= mission || pump.failed());
    if (nobody) { // too short, which is said, or a plan with shapes
      return AbsolutePart.judge(claim, before, after.failingIfAny(clusters));
    }
    return judge(
        Part.ABSOLUTE,
        "share of pumps that complete the mission, by cluster",
        "with the new firmware completed the mission of " + Say.time(target.missionNanos()),
        after.completedByCluster(clusters, mission),
        target.confidencePpm() / 1e6,
        target.reliabilityPpm() / 1e6,
        "");
  }

  private static PartResult judge(
      Part part,
      String name,
      String what,
      BoundedMean share,
      double confidence,
      double asked,
      String otherwise) {
    int count = share.values().length;
    int needed = needed(asked, confidence);
    double bound = share.lowerBound(confidence);
    Standing standing =
        bound > asked ? Standing.SHOWN : count < needed ? Standing.UNTESTABLE : Standing.NOT_SHOWN;
    String sentence =
        "Of %s, %s of the pumps of each %s on average, so at least %s do (confidence %s); more than %s is asked for."
            .formatted(
                Say.count(count, "cluster", "clusters"),
                Say.percent(share.estimate()),
                what,
                Say.percent(bound),
                Say.percent(confidence),
                Say.percent(asked));
    if (standing == Standing.UNTESTABLE) {
      sentence +=
          " So few clusters can't show it at all: at least %d are needed.".formatted(needed);
    }
    var evidence =
        new Evidence(
            name,
            "betting-bound-of-cluster-shares",
            Unit.SHARE,
            Evidence.of(share.estimate()),
            Evidence.of(bound),
            Optional.empty(),
            OptionalDouble.of(asked),
            OptionalDouble.empty(),
            standing,
            sentence,
            Inputs.of(
                "clusters", "" + count,
                "confidence", Decimals.text(confidence),
                "leastClusters", "" + needed));
    return new PartResult(
        part,
        standing,
        standing == Standing.SHOWN ? sentence : sentence + otherwise,
        List.of(evidence),
        List.of());
  }

  /** The least number of clusters that could show it, if all their pumps did. */
  static int needed(double asked, double confidence) {
    int size = MOST_CLUSTERS;
    for (int step = MOST_CLUSTERS / 2; step > 0; step /= 2) {
      while (size > step && shows(size - step, asked, confidence)) {
        size -= step;
      }
    }
    return size;
  }

  private static boolean shows(int perfect, double asked, double confidence) {
    return BoundedMean.perfect(perfect).lowerBound(confidence) > asked;
  }
}
