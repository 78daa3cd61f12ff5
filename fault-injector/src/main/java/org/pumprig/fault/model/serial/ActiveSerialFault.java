package org.pumprig.fault.model.serial;

import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.SerialCounts;
import org.pumprig.fault.SerialFault;

/** One serial fault while it acts, with what it has counted. */
final class ActiveSerialFault {
  final FaultSpec spec;
  final SerialFault fault;
  final long appliedNanos;
  long entered;
  long lost;
  long altered;
  long added;
  long breaks;
  long messages;
  long messagesCut;
  private long delivered;
  private long minDelayNanos;

  ActiveSerialFault(FaultSpec spec, SerialFault fault, long appliedNanos) {
    this.spec = spec;
    this.fault = fault;
    this.appliedNanos = appliedNanos;
  }

  void delivered(int bytes, long waitedNanos) {
    minDelayNanos = delivered == 0 ? waitedNanos : Math.min(minDelayNanos, waitedNanos);
    delivered += bytes;
  }

  SerialCounts counts() {
    return new SerialCounts(
        entered, lost, altered, added, breaks, messages, messagesCut, delivered, minDelayNanos);
  }
}
