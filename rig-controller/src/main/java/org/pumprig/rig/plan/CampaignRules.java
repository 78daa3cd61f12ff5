package org.pumprig.rig.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the plan decides beforehand about whole runs: which don't count, which are done again, and
 * when no further one is begun.
 *
 * @param invalid rules, each of a kind of its own
 * @param retest what is done again; empty: nothing
 * @param stop when the campaign ends early; empty: never
 * @param beginsUnchecked whether runs begin although the self-check before them failed
 */
public record CampaignRules(
    List<InvalidRule> invalid,
    Optional<Retest> retest,
    Optional<Stop> stop,
    boolean beginsUnchecked) {
  /** Every run counts, once, to the end. */
  public static final CampaignRules NONE =
      new CampaignRules(List.of(), Optional.empty(), Optional.empty(), false);

  /** Copies the list. */
  public CampaignRules {
    invalid = List.copyOf(invalid);
  }

  /**
   * Runs that are done again after all others.
   *
   * @param atMost how often one is
   * @param because names of the rules; a run that breaks another one too is not done again
   */
  public record Retest(int atMost, List<String> because) {
    /** Copies the list. */
    public Retest {
      because = List.copyOf(because);
    }
  }

  /**
   * When no further slot is begun.
   *
   * @param trips arms with a number of trips
   * @param atBoundary whether at a boundary of the claim's planned looks
   * @param afterNanos no slot is begun that would end later than that after the campaign's begin
   */
  public record Stop(List<Trips> trips, boolean atBoundary, OptionalLong afterNanos) {
    /** Copies the list. */
    public Stop {
      trips = List.copyOf(trips);
    }
  }

  /** So many runs of an arm tripped. */
  public record Trips(String arm, int atLeast) {}
}
