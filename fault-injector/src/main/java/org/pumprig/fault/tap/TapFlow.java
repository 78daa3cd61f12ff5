package org.pumprig.fault.tap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Direction;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.model.packet.Fate;
import org.pumprig.fault.model.packet.Packet;
import org.pumprig.fault.model.packet.PacketLimits;
import org.pumprig.fault.model.packet.PacketModel;
import org.pumprig.fault.packet.PacketPath;
import org.pumprig.time.PunctualTimer;
import org.pumprig.time.Scheduler;

/** One unit's packets in the relay: its model under a lock, and its fates carried out. */
final class TapFlow implements PacketPath {
  private final byte[] address;
  private final TapDevice unitSide;
  private final TapDevice gatewaySide;
  private final Map<String, TouchedPackets> captures = new LinkedHashMap<>();
  private final Scheduler clock;
  private final PacketModel model;
  private final SecondCounter towardsGateway;
  private final SecondCounter towardsPump;
  private final PunctualTimer timer;
  private Scheduler.@Nullable Timer wakeUp;
  private long wakeUpNanos = Long.MAX_VALUE;
  private volatile boolean idleTowardsGateway = true;
  private volatile boolean idleTowardsPump = true;

  TapFlow(
      UnitFlow flow,
      TapDevice unitSide,
      TapDevice gatewaySide,
      PacketLimits limits,
      Scheduler clock,
      PunctualTimer timer,
      Consumer<PacketSecond> seconds) {
    this.address = flow.pumpAddress().getAddress();
    this.unitSide = unitSide;
    this.gatewaySide = gatewaySide;
    this.clock = clock;
    this.timer = timer;
    this.model = new PacketModel(limits);
    this.towardsGateway = new SecondCounter(flow.unit(), Direction.TOWARDS_GATEWAY, seconds);
    this.towardsPump = new SecondCounter(flow.unit(), Direction.TOWARDS_PUMP, seconds);
  }

  /** Whether the packet is the unit's own. */
  boolean owns(Direction flow, Packet packet) {
    return flow == Direction.TOWARDS_GATEWAY ? packet.isFrom(address) : packet.isTo(address);
  }

  /** Whether what flows this way may pass without {@link #arrive}. */
  boolean idle(Direction flow) {
    return flow == Direction.TOWARDS_GATEWAY ? idleTowardsGateway : idleTowardsPump;
  }

  synchronized void arrive(Direction flow, Packet packet) {
    long now = clock.nanoTime();
    SecondCounter second = counter(flow);
    second.at(now);
    second.entered++;
    model.arrive(flow, packet, now, this::carryOut);
    wakeWhenDue();
  }

  private synchronized void poll() {
    wakeUp = null;
    wakeUpNanos = Long.MAX_VALUE;
    long now = clock.nanoTime();
    towardsGateway.at(now);
    towardsPump.at(now);
    model.poll(now, this::carryOut);
    wakeWhenDue();
  }

  @Override
  public synchronized <R> R with(Function<PacketModel, R> action) {
    R result = action.apply(model);
    idleTowardsGateway = model.idle(Direction.TOWARDS_GATEWAY);
    idleTowardsPump = model.idle(Direction.TOWARDS_PUMP);
    if (idleTowardsGateway && idleTowardsPump) {
      towardsGateway.flush();
      towardsPump.flush();
    }
    wakeWhenDue();
    return result;
  }

  private void wakeWhenDue() {
    long due = model.nextDueNanos();
    if (due < wakeUpNanos) {
      if (wakeUp != null) {
        wakeUp.cancel();
      }
      wakeUpNanos = due;
      wakeUp = timer.at(due, this::poll);
    }
  }

  private void carryOut(Fate fate) {
    SecondCounter second = counter(fate.flow());
    switch (fate) {
      case Fate.Passed passed -> {
        if (far(passed.flow()).send(passed.packet().bytes())) {
          second.left++;
        } else {
          second.refused++;
        }
      }
      case Fate.Lost _ -> second.lost++;
      case Fate.Answered answered -> {
        if (near(answered.flow()).send(answered.packet().bytes())) {
          second.answered++;
        } else {
          second.refused++;
        }
      }
    }
    if (!captures.isEmpty() && !fate.touches().isEmpty()) {
      capture(fate);
    }
  }

  private void capture(Fate fate) {
    List<String> faults = fate.touches().stream().map(Fate.Touch::faultId).distinct().toList();
    for (String fault : faults) {
      TouchedPackets capture = captures.get(fault);
      if (capture != null) {
        capture.offer(fate, clock.wallMicros());
      }
    }
  }

  /** From now on packets that the fault touches are written there. */
  synchronized void capture(String faultId, TouchedPackets capture) {
    captures.put(faultId, capture);
  }

  /** No more of the fault's packets are written. */
  synchronized Optional<TouchedPackets> endCapture(String faultId) {
    return Optional.ofNullable(captures.remove(faultId));
  }

  /** Nor of any other's. */
  synchronized List<TouchedPackets> endCaptures() {
    var open = List.copyOf(captures.values());
    captures.clear();
    return open;
  }

  private TapDevice near(Direction flow) {
    return flow == Direction.TOWARDS_GATEWAY ? unitSide : gatewaySide;
  }

  private TapDevice far(Direction flow) {
    return flow == Direction.TOWARDS_GATEWAY ? gatewaySide : unitSide;
  }

  private SecondCounter counter(Direction flow) {
    return flow == Direction.TOWARDS_GATEWAY ? towardsGateway : towardsPump;
  }
}
