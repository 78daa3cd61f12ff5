package org.pumprig.rig.incident.search;

import java.util.OptionalLong;

/**
 * What became of one pump.
 *
 * @param tripNanos from the stress phase's begin to the trip; empty: none before the check phase
 * @param errors failed connections until then
 */
public record Outcome(OptionalLong tripNanos, long errors) {}
