package org.pumprig.fault.model.packet;

import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.PacketFault;

/** One packet fault while it acts, with what it has counted each way. */
final class ActivePacketFault {
  final FaultSpec spec;
  final PacketFault fault;
  final long appliedNanos;

  /** Position in the chain: the order of applying. */
  final long order;

  private final PacketTally towardsGateway;
  private final PacketTally towardsPump;

  ActivePacketFault(FaultSpec spec, PacketFault fault, long appliedNanos, long order) {
    this.spec = spec;
    this.fault = fault;
    this.appliedNanos = appliedNanos;
    this.order = order;
    this.towardsGateway = tallied(Direction.TOWARDS_GATEWAY);
    this.towardsPump = tallied(Direction.TOWARDS_PUMP);
  }

  private PacketTally tallied(Direction flow) {
    return new PacketTally(PacketStages.of(spec, fault, flow, appliedNanos));
  }

  PacketTally tally(Direction flow) {
    return flow == Direction.TOWARDS_GATEWAY ? towardsGateway : towardsPump;
  }
}
