package org.pumprig.rig.report;

import java.util.OptionalLong;

/**
 * A fault's life. The five times are kept apart because each is proved by something else; an empty
 * one means that it wasn't seen to happen. Nanoseconds since the start of the run.
 *
 * @param id the fault's id in the journal
 * @param name as the plan calls it
 * @param detail kind and parameters in short, such as "listener closed" or "5 % loss, both ways"
 * @param modelled true when a model below a virtual link stood in for the network
 * @param requestedNanos when the run asked for it
 * @param appliedNanos when the back end said that it acts
 * @param observedStartNanos when a witness saw it act on the unit's own traffic
 * @param revertedNanos when the back end said that it is gone
 * @param recoveredNanos when a witness saw the unit's traffic recovered
 * @param goneNanos when the rig's access point said that the unit went
 * @param backNanos when it said that the unit came, with its keys
 */
public record FaultWindow(
    String id,
    String name,
    String detail,
    boolean modelled,
    long requestedNanos,
    OptionalLong appliedNanos,
    OptionalLong observedStartNanos,
    OptionalLong revertedNanos,
    OptionalLong recoveredNanos,
    OptionalLong goneNanos,
    OptionalLong backNanos) {
  /** Whether an access point told of the unit's coming or going. */
  boolean away() {
    return goneNanos.isPresent() || backNanos.isPresent();
  }
}
