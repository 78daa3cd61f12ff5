package org.pumprig.fault;

/**
 * What one serial fault saw and did since it was applied, both directions together.
 *
 * @param entered bytes that came to the fault's stage
 * @param lost of these, bytes that never went on
 * @param altered of these, bytes that went on with a flipped bit
 * @param added bytes of noise
 * @param breaks break conditions
 * @param messages messages that began while it acted; see {@link SerialFault.Truncation}
 * @param messagesCut of these, messages that lost their end
 * @param delivered bytes that have left the far end since, of those that entered
 * @param minDelayNanos least time between entering and leaving; 0 if none left
 */
public record SerialCounts(
    long entered,
    long lost,
    long altered,
    long added,
    long breaks,
    long messages,
    long messagesCut,
    long delivered,
    long minDelayNanos) {}
