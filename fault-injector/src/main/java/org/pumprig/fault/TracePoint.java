package org.pumprig.fault;

import static org.pumprig.fault.FaultWords.requireBetween;
import static org.pumprig.fault.FaultWords.requireShare;
import static org.pumprig.fault.FaultWords.requireSpan;

/**
 * One point of a trace.
 *
 * @param atNanos from the fault's start
 * @param delayNanos one-way delay, 0 or more
 * @param lossPpm chance of loss
 * @param bitsPerSecond rate; 0: not limited
 */
public record TracePoint(long atNanos, long delayNanos, int lossPpm, long bitsPerSecond) {
  /** Checks the ranges. */
  public TracePoint {
    requireSpan("time", atNanos);
    requireSpan("delay", delayNanos);
    requireShare("loss", lossPpm);
    requireBetween("rate in bit/s", bitsPerSecond, 0, 100_000_000_000L);
  }
}
