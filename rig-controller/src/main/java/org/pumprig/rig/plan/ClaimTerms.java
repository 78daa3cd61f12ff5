package org.pumprig.rig.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a claim may fix besides its four parts.
 *
 * @param ties how trips at one time are handled
 * @param looks how one may look while the campaign runs; empty: once, at its end
 * @param baseline within what the old firmware is to behave as in an earlier campaign
 * @param acceleration within what factor errors to failure are to be equal at two stress levels, in
 *     millionths, above one million
 */
public record ClaimTerms(
    Ties ties, Optional<Looks> looks, Optional<Baseline> baseline, Optional<Long> acceleration) {

  /** How trips at one time are handled. The permutation test is exact given its ties in each. */
  public enum Ties implements Claim.InPlans {
    /** They stay tied and share their place. */
    MID_RANK("midRank"),
    /** The new firmware's came first: against the claim. */
    AGAINST("against"),
    /** Trips within one interval between two status requests are tied, and share their place. */
    WITHIN_POLL("withinPoll");

    private final String diskName;

    Ties(String diskName) {
      this.diskName = diskName;
    }

    @Override
    public String diskName() {
      return diskName;
    }
  }

  /** How one may look while it runs. */
  public sealed interface Looks {
    /** Evidence that may be looked at after every pump; for part two. */
    record Evidence() implements Looks {}

    /**
     * A few planned looks, by a spending function; for part two.
     *
     * @param likePocock about the same at each look; else almost nothing early
     * @param atPpm shares of the planned pumps at which one looks, rising
     * @param pumps planned, with both firmwares
     */
    record Spending(boolean likePocock, List<Long> atPpm, int pumps) implements Looks {
      /** Copies the list. */
      public Spending {
        atPpm = List.copyOf(atPpm);
      }
    }

    /**
     * Wald's test of the new firmware's share of failing pumps, after every pump; for part three.
     *
     * @param goodPpm share that is to be accepted
     * @param badPpm share that is to be rejected, above it
     * @param betaPpm risk of rejecting the good one; that of accepting the bad one, which would be
     *     the false claim, is alpha
     */
    record Sprt(long goodPpm, long badPpm, long betaPpm) implements Looks {}
  }

  /**
   * Margins of no drift, in either direction.
   *
   * @param rateRatioWithinPpm factor of the trip rate, above one million
   * @param shareWithinPpm difference of the shares of tripping pumps
   */
  public record Baseline(long rateRatioWithinPpm, long shareWithinPpm) {}
}
