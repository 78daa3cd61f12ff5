package org.pumprig.rig.schedule;

import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.LinkFault;
import org.pumprig.fault.NetworkServiceFault;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.PowerFault;
import org.pumprig.fault.SerialFault;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.seed.Seed;

/**
 * One fault in every run of a replicate.
 *
 * @param id replicate, number by start, fault: {@code r0-03-halfOpen}
 * @param fault what is done
 * @param direction on which bytes it acts
 * @param seed from which the seeds of its {@link #spec}s derive
 * @param startNanos from the run's start
 * @param durationNanos how long
 */
public record Step(
    String id, Fault fault, Direction direction, Seed seed, long startNanos, long durationNanos) {
  /** Target of the faults that all units share. */
  public static final String GATEWAY = "gateway";

  /** When it ends, from the run's start. */
  public long endNanos() {
    return startNanos + durationNanos;
  }

  /** Whether it acts on the gateway, and so reaches all units at once. */
  public boolean shared() {
    return switch (fault) {
      case ServerFault _, NetworkServiceFault _ -> true;
      case StreamFault _, PacketFault _, LinkFault _, SerialFault _, PowerFault _ -> false;
    };
  }

  /**
   * The fault as injected for one unit: a stream fault into the unit's own link, with the serial
   * number in id and seed; a server fault into the gateway, the same for all units.
   *
   * <p>The same in every arm. So ids come again in the slots of a replicate, but never twice at one
   * time.
   */
  public FaultSpec spec(String serial) {
    String target = shared() ? GATEWAY : serial;
    String specId = shared() ? id : id + "-" + serial;
    return new FaultSpec(
        specId, fault, direction, target, seed.child(target), startNanos, durationNanos);
  }
}
