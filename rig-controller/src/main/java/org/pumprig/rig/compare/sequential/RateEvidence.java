package org.pumprig.rig.compare.sequential;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.special.BetaShape;
import org.pumprig.rig.compare.special.LogGamma;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.NotComputableException;

/**
 * Evidence against "both arms have the same rate", valid however often one looks (Ville, 1939;
 * Ramdas, Grünwald, Vovk, Shafer, Statistical Science 38, 2023). Given that an event happens, its
 * arm is a coin with the arms' shares of the exposure; the evidence value is the likelihood of the
 * events' arms under a Beta(1/2, 1/2) mixture of coins over that coin. With a mixture cut off at
 * the coin it is against "not better after".
 *
 * <p>Needs both arms to be exposed side by side, in one proportion throughout: then events decide.
 *
 * @param before cumulated events and exposure of the arm {@code before}
 * @param after cumulated events and exposure of the arm {@code after}
 */
public record RateEvidence(EventCount before, EventCount after) {
  private static final double HALF = 0.5;
  private static final double SAME_PROPORTION = 1e-6;

  /** ln of the evidence value against equal rates. */
  public double log() {
    double all = after.exposure() + before.exposure();
    return LogGamma.ofBeta(after.events() + HALF, before.events() + HALF)
        - LogGamma.ofBeta(HALF, HALF)
        - after.events() * StrictMath.log(after.exposure() / all)
        - before.events() * StrictMath.log(before.exposure() / all);
  }

  /** ln of the evidence value against "the rate after is not lower". */
  public double logAfterBetter() {
    double odds = after.exposure() / before.exposure();
    double posterior =
        new BetaShape(after.events() + HALF, before.events() + HALF).atMostOdds(odds);
    double prior = new BetaShape(HALF, HALF).atMostOdds(odds);
    return log() + StrictMath.log(Math.max(posterior, Double.MIN_VALUE) / prior);
  }

  /** A p that stays valid at every look: 1 over the evidence, at most 1. */
  public double alwaysValidP() {
    return Math.min(1, StrictMath.exp(-log()));
  }

  /**
   * One look.
   *
   * @param before cumulated events and exposure before
   * @param after cumulated events and exposure after
   * @param logEvidence against equal rates
   * @param logEvidenceAfterBetter against "not lower after"
   * @param p always-valid p against equal rates: the least of all looks so far
   * @param pAfterBetter the same, one-sided
   */
  public record Look(
      EventCount before,
      EventCount after,
      double logEvidence,
      double logEvidenceAfterBetter,
      double p,
      double pAfterBetter) {}

  /**
   * The path of evidence.
   *
   * @throws NotComputableException if the arms' exposures are not in one proportion at all looks
   */
  public static List<Look> path(List<RateEvidence> looks) throws NotComputableException {
    List<Look> path = new ArrayList<>();
    double p = 1;
    double better = 1;
    for (RateEvidence look : looks) {
      double proportion = look.after.exposure() / look.before.exposure();
      RateEvidence first = looks.getFirst();
      double initial = first.after.exposure() / first.before.exposure();
      if (Math.abs(proportion / initial - 1) > SAME_PROPORTION) {
        throw new NotComputableException(
            "Evidence at every look needs both arms exposed in one proportion, and it changes from"
                + " %s to %s; run the arms side by side.".formatted(initial, proportion));
      }
      p = Math.min(p, look.alwaysValidP());
      better = Math.min(better, StrictMath.exp(-look.logAfterBetter()));
      path.add(new Look(look.before, look.after, look.log(), look.logAfterBetter(), p, better));
    }
    return List.copyOf(path);
  }
}
