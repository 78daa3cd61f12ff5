package org.pumprig.fault.model.packet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.PacketCounts;
import org.pumprig.fault.PacketFault;

/**
 * The packets of one unit under the faults that are active, both ways.
 *
 * <p>The caller brings each packet ({@link #arrive}) and asks for what is due ({@link #poll}) when
 * {@link #nextDueNanos} has come. Times never go back. Not thread-safe.
 */
public final class PacketModel {
  private final PacketLane towardsGateway;
  private final PacketLane towardsPump;
  private final Map<String, ActivePacketFault> active = new LinkedHashMap<>();
  private long applied;

  /**
   * @param limits of what may wait, for each direction
   */
  public PacketModel(PacketLimits limits) {
    towardsGateway = new PacketLane(Direction.TOWARDS_GATEWAY, limits);
    towardsPump = new PacketLane(Direction.TOWARDS_PUMP, limits);
  }

  /**
   * Starts a fault; it acts after those that are active.
   *
   * @throws IllegalArgumentException if it is no packet fault or its id is active already
   */
  public void apply(FaultSpec spec, long nowNanos) {
    if (!(spec.fault() instanceof PacketFault fault)) {
      throw new IllegalArgumentException(spec.fault().name() + " is no packet fault");
    }
    var started = new ActivePacketFault(spec, fault, nowNanos, applied++);
    if (active.putIfAbsent(spec.id(), started) != null) {
      throw new IllegalArgumentException("fault " + spec.id() + " is active already");
    }
    towardsGateway.faultStarts(started);
    towardsPump.faultStarts(started);
  }

  /** Ends a fault; without effect if it is not active. What waits still goes at its time. */
  public void revert(String id) {
    var ended = active.remove(id);
    if (ended != null) {
      towardsGateway.faultEnds(ended);
      towardsPump.faultEnds(ended);
    }
  }

  /** The spec that is active under this id. */
  public Optional<FaultSpec> spec(String id) {
    return Optional.ofNullable(active.get(id)).map(one -> one.spec);
  }

  /** When an active fault was applied. */
  public Optional<Long> appliedNanos(String id) {
    return Optional.ofNullable(active.get(id)).map(one -> one.appliedNanos);
  }

  /** What an active fault has counted in one direction by now. */
  public Optional<PacketCounts> counts(String id, Direction flow, long nowNanos) {
    return Optional.ofNullable(active.get(id))
        .filter(one -> one.spec.direction().covers(flow))
        .map(one -> one.tally(flow).counts(nowNanos - one.appliedNanos));
  }

  /**
   * Quantile of the delays that an active fault has achieved in one direction, too long by at most
   * 1/16; 0 if none.
   */
  public Optional<Long> delayQuantileNanos(String id, Direction flow, double share) {
    return Optional.ofNullable(active.get(id))
        .map(one -> one.tally(flow).delayQuantileNanos(share));
  }

  /** Whether no fault acts on what flows this way: it may pass without {@link #arrive}. */
  public boolean idle(Direction flow) {
    return lane(flow).idle();
  }

  /** Takes a packet that came, after all that is due; tells what becomes of it now. */
  public void arrive(Direction flow, Packet packet, long nowNanos, Consumer<? super Fate> fates) {
    lane(flow).arrive(packet, nowNanos, fates);
  }

  /** Lets go on what is due. */
  public void poll(long nowNanos, Consumer<? super Fate> fates) {
    towardsGateway.poll(nowNanos, fates);
    towardsPump.poll(nowNanos, fates);
  }

  /** When {@link #poll} may next have something; MAX_VALUE if nothing waits. */
  public long nextDueNanos() {
    return Math.min(towardsGateway.nextDueNanos(), towardsPump.nextDueNanos());
  }

  /** Packets of this direction that wait. */
  public int waitingPackets(Direction flow) {
    return lane(flow).waitingPackets();
  }

  /** Packets of this direction that came and could not be understood: they passed untouched. */
  public long malformed(Direction flow) {
    return lane(flow).malformed();
  }

  private PacketLane lane(Direction flow) {
    return switch (flow) {
      case TOWARDS_GATEWAY -> towardsGateway;
      case TOWARDS_PUMP -> towardsPump;
      case BOTH -> throw new IllegalArgumentException("packets flow one way");
    };
  }
}
