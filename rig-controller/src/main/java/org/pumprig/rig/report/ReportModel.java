package org.pumprig.rig.report;

import java.util.List;
import java.util.Optional;

/**
 * Everything a report says. Lists keep their order in the report.
 *
 * @param header identity, labels and arms
 * @param trust what else the reader should know before believing this (self-check, clocks,
 *     deviations …); coverage, witnesses and labels are derived from the rest and needn't be told
 * @param expectations what the plan expected of each arm, apart from the verdicts
 * @param comparisons one per endpoint, the primary one first; empty when only one arm was run
 * @param requirements the requirements that the plan names
 * @param hazards the hazards that the requirements name
 * @param verdicts one per requirement, arm and unit (or run)
 * @param runs every run of the campaign, also those that were aborted or invalidated
 * @param claim the plan's claim; empty if nothing was compared
 * @param proceedings what was planned and how it was done
 * @param stated what persons state
 */
public record ReportModel(
    ReportHeader header,
    List<TrustPoint> trust,
    List<ArmExpectation> expectations,
    List<Comparison> comparisons,
    List<Requirement> requirements,
    List<Hazard> hazards,
    List<RequirementVerdict> verdicts,
    List<RunReport> runs,
    Optional<ClaimView> claim,
    Proceedings proceedings,
    Stated stated) {
  /** The same without a word on a claim. */
  public ReportModel(
      ReportHeader header,
      List<TrustPoint> trust,
      List<ArmExpectation> expectations,
      List<Comparison> comparisons,
      List<Requirement> requirements,
      List<Hazard> hazards,
      List<RequirementVerdict> verdicts,
      List<RunReport> runs) {
    this(
        header,
        trust,
        expectations,
        comparisons,
        requirements,
        hazards,
        verdicts,
        runs,
        Optional.empty(),
        Proceedings.NONE,
        Stated.NOTHING);
  }

  public ReportModel {
    trust = List.copyOf(trust);
    expectations = List.copyOf(expectations);
    comparisons = List.copyOf(comparisons);
    requirements = List.copyOf(requirements);
    hazards = List.copyOf(hazards);
    verdicts = List.copyOf(verdicts);
    runs = List.copyOf(runs);
  }
}
