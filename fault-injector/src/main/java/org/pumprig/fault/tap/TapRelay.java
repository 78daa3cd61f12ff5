package org.pumprig.fault.tap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Direction;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.packet.PacketInjector;
import org.pumprig.fault.packet.PacketPath;
import org.pumprig.time.PunctualTimer;
import org.pumprig.time.Scheduler;

/**
 * Carries frames between the two TAP devices of a {@link TapWiring} and injects packet faults into
 * the flows of units. Frames of others, and of units without a fault, go straight on. Three threads
 * of its own: one for each direction, one for what is delayed.
 */
public final class TapRelay implements AutoCloseable {
  private final TapWiring wiring;
  private final @Nullable TouchedPackets capture;
  private final PunctualTimer timer;
  private final RelayThread towardsGateway;
  private final RelayThread towardsPump;
  private final PacketInjector injector;
  private final AtomicBoolean closing = new AtomicBoolean();

  private TapRelay(
      TapWiring wiring,
      List<UnitFlow> units,
      Scheduler scheduler,
      TapSettings settings,
      TapListener listener)
      throws IOException {
    this.wiring = wiring;
    this.capture =
        settings.capture().isEmpty()
            ? null
            : TouchedPackets.create(settings.capture().get(), settings.captureLimitBytes());
    timer = new PunctualTimer("tap-delay", failure -> scheduler.execute(() -> rethrow(failure)));
    TapDevice unitSide = wiring.unitSideDevice();
    TapDevice gatewaySide = wiring.gatewaySideDevice();
    Map<String, PacketPath> paths = new LinkedHashMap<>();
    var flows = new ArrayList<TapFlow>();
    for (UnitFlow unit : units) {
      var flow =
          new TapFlow(
              unit,
              unitSide,
              gatewaySide,
              settings.waiting(),
              capture,
              scheduler,
              timer,
              second -> scheduler.execute(() -> listener.second(second)));
      flows.add(flow);
      paths.put(unit.unit(), flow);
    }
    injector = new PacketInjector(BackEnd.TAP, "tap", paths, scheduler);
    java.util.function.Consumer<String> broken =
        reason -> scheduler.execute(() -> listener.broken(reason));
    towardsGateway =
        new RelayThread(Direction.TOWARDS_GATEWAY, unitSide, gatewaySide, flows, broken);
    towardsPump = new RelayThread(Direction.TOWARDS_PUMP, gatewaySide, unitSide, flows, broken);
  }

  /** A programming error goes to whoever runs the scheduler. */
  private static void rethrow(Throwable failure) {
    throw new IllegalStateException("the tap relay's timer", failure);
  }

  /**
   * Starts to carry frames; owns the wiring from then on.
   *
   * @param units whose flows faults can be injected into, each unit once
   * @param scheduler clock, and thread of the injector and of the listener
   * @throws IOException if the capture file can't be made; then the wiring is closed
   */
  public static TapRelay start(
      TapWiring wiring,
      List<UnitFlow> units,
      Scheduler scheduler,
      TapSettings settings,
      TapListener listener)
      throws IOException {
    try {
      return new TapRelay(wiring, units, scheduler, settings, listener);
    } catch (IOException e) {
      throw wiring.closedAfter(e);
    }
  }

  /** Injects packet faults into the units' flows; {@code FaultSpec.target} is the serial number. */
  public PacketInjector injector() {
    return injector;
  }

  /** What has been carried in one direction. */
  public RelayCounts counts(Direction flow) {
    return switch (flow) {
      case TOWARDS_GATEWAY -> towardsGateway.counts();
      case TOWARDS_PUMP -> towardsPump.counts();
      case BOTH -> throw new IllegalArgumentException("frames flow one way");
    };
  }

  /** Touched packets that the capture file could not take: it was full, or the disk too slow. */
  public long notCaptured() {
    return capture == null ? 0 : capture.missed();
  }

  /** Stops, and removes devices and bridges. Idempotent; not to be called on its own threads. */
  @Override
  public void close() throws IOException {
    if (closing.getAndSet(true)) {
      return;
    }
    wiring.unitSideDevice().stop();
    wiring.gatewaySideDevice().stop();
    towardsGateway.join();
    towardsPump.join();
    timer.close();
    try {
      if (capture != null) {
        capture.close();
      }
    } finally {
      wiring.close();
    }
  }
}
