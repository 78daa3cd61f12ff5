package org.pumprig.rig.report;

import java.util.List;

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
 */
public record ReportModel(
    ReportHeader header,
    List<TrustPoint> trust,
    List<ArmExpectation> expectations,
    List<Comparison> comparisons,
    List<Requirement> requirements,
    List<Hazard> hazards,
    List<RequirementVerdict> verdicts,
    List<RunReport> runs) {
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
