package org.pumprig.fault.model.serial;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.SerialCounts;
import org.pumprig.fault.SerialFault;

/** A serial line under the faults that are active: both directions. Not thread-safe. */
public final class SerialLineModel {
  private final SerialLane towardsGateway = new SerialLane(Direction.TOWARDS_GATEWAY);
  private final SerialLane towardsPump = new SerialLane(Direction.TOWARDS_PUMP);
  private final Map<String, ActiveSerialFault> active = new LinkedHashMap<>();

  /**
   * Starts a fault.
   *
   * @throws IllegalArgumentException if it is no serial fault or its id is active already
   */
  public void apply(FaultSpec spec, long nowNanos) {
    if (!(spec.fault() instanceof SerialFault fault)) {
      throw new IllegalArgumentException(spec.fault().name() + " is no serial fault");
    }
    var started = new ActiveSerialFault(spec, fault, nowNanos);
    if (active.putIfAbsent(spec.id(), started) != null) {
      throw new IllegalArgumentException("fault " + spec.id() + " is active already");
    }
    towardsGateway.faultStarts(started);
    towardsPump.faultStarts(started);
  }

  /** Ends a fault; without effect if it is not active. Bytes under way keep their delay. */
  public void revert(String id) {
    ActiveSerialFault ended = active.remove(id);
    if (ended != null) {
      towardsGateway.faultEnds(ended);
      towardsPump.faultEnds(ended);
    }
  }

  /** The spec of an active fault. */
  public Optional<FaultSpec> spec(String id) {
    return Optional.ofNullable(active.get(id)).map(fault -> fault.spec);
  }

  /** When an active fault was applied. */
  public Optional<Long> appliedNanos(String id) {
    return Optional.ofNullable(active.get(id)).map(fault -> fault.appliedNanos);
  }

  /** What an active fault has counted. */
  public Optional<SerialCounts> counts(String id) {
    return Optional.ofNullable(active.get(id)).map(ActiveSerialFault::counts);
  }

  /** Whether the adapter is gone. */
  public boolean unplugged() {
    return active.values().stream().anyMatch(each -> each.fault instanceof SerialFault.Unplugged);
  }

  /** Takes bytes that arrived. */
  public void arrive(Direction flow, byte[] bytes, long nowNanos) {
    lane(flow).arrive(bytes, nowNanos);
  }

  /** Bytes of this direction that wait. */
  public long queuedBytes(Direction flow) {
    return lane(flow).queuedBytes();
  }

  /** The next output of this direction that is due, or null. */
  public @Nullable SerialOutput poll(Direction flow, long nowNanos) {
    return lane(flow).poll(nowNanos);
  }

  /** When {@link #poll} may next have something; MAX_VALUE if that needs an event. */
  public long nextDueNanos() {
    return Math.min(towardsGateway.nextDueNanos(), towardsPump.nextDueNanos());
  }

  private SerialLane lane(Direction flow) {
    return switch (flow) {
      case TOWARDS_GATEWAY -> towardsGateway;
      case TOWARDS_PUMP -> towardsPump;
      case BOTH -> throw new IllegalArgumentException("bytes flow one way");
    };
  }
}
