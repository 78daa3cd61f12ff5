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

  private final PacketTally towardsGateway = new PacketTally();
  private final PacketTally towardsPump = new PacketTally();

  ActivePacketFault(FaultSpec spec, PacketFault fault, long appliedNanos, long order) {
    this.spec = spec;
    this.fault = fault;
    this.appliedNanos = appliedNanos;
    this.order = order;
  }

  PacketTally tally(Direction flow) {
    return flow == Direction.TOWARDS_GATEWAY ? towardsGateway : towardsPump;
  }
}
