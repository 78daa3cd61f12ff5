package org.pumprig.rig.report;

/**
 * The verdict on one requirement for one unit in one arm.
 *
 * @param requirementId the requirement
 * @param arm name of the arm
 * @param unit serial number
 * @param runId the run it was judged from
 * @param outcome the verdict
 * @param reason why, in one sentence, with figures
 */
public record RequirementVerdict(
    String requirementId, String arm, String unit, String runId, Outcome outcome, String reason) {}
