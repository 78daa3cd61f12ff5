package org.pumprig.pump.bench;

import org.pumprig.link.Endpoint;

/**
 * What all units of a bench share.
 *
 * @param gateway where the emulated gateway listens; port 0: any free one
 * @param host address on which ports of units listen, always on free ports
 * @param statusPeriodNanos between two status messages of a pump
 * @param flowPeriodNanos between two lines of a flow witness
 * @param witnessPeriodNanos between two lines of the contact and of the screen witness; a change is
 *     told at once
 * @param servicePorts how a pump's service port is offered
 */
public record BenchSpec(
    Endpoint gateway,
    String host,
    long statusPeriodNanos,
    long flowPeriodNanos,
    long witnessPeriodNanos,
    ServicePortKind servicePorts) {

  /** How service ports are offered. */
  public enum ServicePortKind {
    /** A pseudo-terminal each; a stream, and a line in the log, where the system has none. */
    PSEUDO_TERMINAL,
    /** A stream endpoint on the bench's network. */
    STREAM
  }
}
