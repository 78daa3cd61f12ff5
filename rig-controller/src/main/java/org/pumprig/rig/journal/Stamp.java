package org.pumprig.rig.journal;

/**
 * Where and when a line stands.
 *
 * @param n its number in the journal, from 1, framing lines counted too
 * @param epoch the life of the process that wrote it, from 1
 * @param monotonicNanos since that epoch's start
 * @param wallMicros wall clock, microseconds since 1970-01-01T00:00:00Z
 */
public record Stamp(long n, int epoch, long monotonicNanos, long wallMicros) {}
