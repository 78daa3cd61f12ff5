package org.pumprig.rig.judge;

import java.util.Optional;

/**
 * The verdict of one run on one requirement.
 *
 * @param requirementId the requirement
 * @param verdict empty if the run did not exercise it, as the fail-safe of a unit that never
 *     tripped
 * @param reason one sentence, with numbers and units
 */
public record RequirementResult(String requirementId, Optional<Verdict> verdict, String reason) {}
