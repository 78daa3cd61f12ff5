package org.pumprig.rig.compare.honest;

import java.util.Locale;
import org.pumprig.rig.compare.claim.ClaimVerdict;
import org.pumprig.rig.compare.claim.Part;
import org.pumprig.rig.compare.claim.Standing;
import org.pumprig.rig.compare.power.ClaimPower;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.seed.Seed;

/**
 * How often the judgement of a real claim shows one part where it is just not true, and where it
 * is.
 *
 * @param atBoundary how the campaigns were judged where it isn't true
 * @param good how, where it is
 */
record FalseClaim(Bench bench, ClaimPart claim, ClaimPower atBoundary, ClaimPower good) {
  static FalseClaim of(Bench bench, ClaimPart claim, int campaigns, int forPower, Seed seed) {
    Seed own = seed.child(bench.name(), claim.name());
    ClaimCampaigns boundary = claim.campaigns(bench, false);
    ClaimCampaigns good = claim.campaigns(bench, true);
    return new FalseClaim(
        bench,
        claim,
        ClaimPower.of(boundary.plan(), boundary, campaigns, own.child("boundary")),
        ClaimPower.of(good.plan(), good, forPower, own.child("good")));
  }

  Proportion shownFalsely() {
    return atBoundary.part(claim.part(), Standing.SHOWN);
  }

  Proportion power() {
    return good.part(claim.part(), Standing.SHOWN);
  }

  /** The most that chance explains: alpha and three standard errors. */
  double limit() {
    double alpha = claim.alpha();
    return alpha + 3 * StrictMath.sqrt(alpha * (1 - alpha) / atBoundary.judged().size());
  }

  /** Whether a promised level wasn't kept, or units that share faults came out plainly better. */
  boolean broken() {
    boolean tied = bench.groups() > 1 && plainlyBetter() > 0;
    return tied || promised() && shownFalsely().estimate() > limit();
  }

  /** Whether the part's level is promised: where units share faults, of counted clusters only. */
  boolean promised() {
    return switch (bench) {
      case IDEAL, REAL, BLIND, PARALLEL -> true;
      case SHARED -> false;
      case CLUSTERS -> claim.part() != Part.NO_WORSE;
    };
  }

  /** Campaigns whose verdict is a plain "better". */
  long plainlyBetter() {
    return atBoundary.verdict(ClaimVerdict.BETTER).hits()
        + good.verdict(ClaimVerdict.BETTER).hits();
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %.1f %% | %.2f %% | %.1f %% (%s) |",
        claim.title(),
        bench.title(),
        bench.pumps(claim.pumps()),
        100 * claim.alpha(),
        100 * shownFalsely().estimate(),
        100 * power().estimate(),
        claim.goodIs());
  }
}
