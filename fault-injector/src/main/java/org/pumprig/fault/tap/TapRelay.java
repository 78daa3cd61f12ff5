package org.pumprig.fault.tap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.pumprig.digest.ContentDigest;
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
  private final Map<String, TapFlow> flows = new LinkedHashMap<>();
  private final PunctualTimer timer;
  private final RelayThread towardsGateway;
  private final RelayThread towardsPump;
  private final PacketInjector injector;
  private final RelayLease lease;
  private final AtomicBoolean closing = new AtomicBoolean();

  private TapRelay(
      TapWiring wiring,
      List<UnitFlow> units,
      Scheduler scheduler,
      TapSettings settings,
      TapListener listener) {
    this.wiring = wiring;
    timer = new PunctualTimer("tap-delay", failure -> scheduler.execute(() -> rethrow(failure)));
    TapDevice unitSide = wiring.unitSideDevice();
    TapDevice gatewaySide = wiring.gatewaySideDevice();
    Map<String, PacketPath> paths = new LinkedHashMap<>();
    for (UnitFlow unit : units) {
      var flow =
          new TapFlow(
              unit,
              unitSide,
              gatewaySide,
              settings.waiting(),
              scheduler,
              timer,
              second -> scheduler.execute(() -> listener.second(second)));
      flows.put(unit.unit(), flow);
      paths.put(unit.unit(), flow);
    }
    injector = new PacketInjector(BackEnd.TAP, "tap", paths, scheduler);
    java.util.function.Consumer<String> broken =
        reason -> scheduler.execute(() -> listener.broken(reason));
    lease = wiring.keep(scheduler, reason -> lapsed(reason, listener));
    List<TapFlow> all = List.copyOf(flows.values());
    towardsGateway = new RelayThread(Direction.TOWARDS_GATEWAY, unitSide, gatewaySide, all, broken);
    towardsPump = new RelayThread(Direction.TOWARDS_PUMP, gatewaySide, unitSide, all, broken);
  }

  /** What it counted meanwhile wasn't all: no fault may pass for proved by it. */
  private void lapsed(String reason, TapListener listener) {
    injector.lapse();
    listener.broken(reason);
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
   */
  public static TapRelay start(
      TapWiring wiring,
      List<UnitFlow> units,
      Scheduler scheduler,
      TapSettings settings,
      TapListener listener) {
    return new TapRelay(wiring, units, scheduler, settings, listener);
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

  /**
   * From now on writes the packets of a unit that a fault touches to a file. Blocks on the disk.
   *
   * @param limitBytes beyond which it doesn't grow; 4 KiB at the least
   * @throws IOException if it is there already or can't be made
   */
  public void capture(String unit, String faultId, Path file, long limitBytes) throws IOException {
    flow(unit).capture(faultId, TouchedPackets.create(file, limitBytes));
  }

  /** Closes that file durably and looks at it; empty: there is none. Blocks on the disk. */
  public Optional<TapCapture> endCapture(String unit, String faultId) throws IOException {
    Optional<TouchedPackets> capture = flow(unit).endCapture(faultId);
    if (capture.isEmpty()) {
      return Optional.empty();
    }
    TouchedPackets packets = capture.get();
    packets.close();
    try (FileChannel file = FileChannel.open(packets.path(), StandardOpenOption.WRITE)) {
      file.force(true);
    }
    return Optional.of(
        new TapCapture(
            faultId,
            packets.path(),
            Files.size(packets.path()),
            digest(packets.path()),
            packets.packets(),
            packets.missed()));
  }

  private TapFlow flow(String unit) {
    TapFlow flow = flows.get(unit);
    if (flow == null) {
      throw new IllegalArgumentException("no unit " + unit + " here");
    }
    return flow;
  }

  private static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return ContentDigest.hex(in);
    }
  }

  /** Stops, and removes devices and bridges. Idempotent; not to be called on its own threads. */
  @Override
  public void close() throws IOException {
    if (closing.getAndSet(true)) {
      return;
    }
    lease.close();
    wiring.unitSideDevice().stop();
    wiring.gatewaySideDevice().stop();
    towardsGateway.join();
    towardsPump.join();
    timer.close();
    try {
      for (TapFlow flow : flows.values()) {
        for (TouchedPackets capture : flow.endCaptures()) {
          capture.close();
        }
      }
    } finally {
      wiring.close();
    }
  }
}
