package org.pumprig.rig.judge;

import java.util.List;

/**
 * What one run's journal says.
 *
 * @param runId the run, unique in its campaign
 * @param campaignId the campaign
 * @param unit serial number
 * @param arm arm of the comparison
 * @param firmware firmware of the arm, as the plan calls it
 * @param replicate from 0
 * @param slot place in the campaign, from 0
 * @param emulated whether the unit was an emulated pump; true too if the journal doesn't say
 * @param virtual whether time and network were modelled
 * @param overall the worst of the results; inconclusive if no requirement was exercised
 * @param results one a requirement, in the plan's order
 * @param facts what they rest on
 * @param invalid rules of the plan by which the run doesn't count; empty: it counts
 */
public record RunVerdict(
    String runId,
    String campaignId,
    String unit,
    String arm,
    String firmware,
    long replicate,
    long slot,
    boolean emulated,
    boolean virtual,
    Verdict overall,
    List<RequirementResult> results,
    RunFacts facts,
    List<Invalidity> invalid) {
  /** Copies the list. */
  public RunVerdict {
    results = List.copyOf(results);
    invalid = List.copyOf(invalid);
  }

  /** Whether it counts: no rule of the plan makes it invalid. */
  public boolean counts() {
    return invalid.isEmpty();
  }
}
