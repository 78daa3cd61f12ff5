package org.pumprig.pump.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.link.Network;
import org.pumprig.pump.device.Pump;
import org.pumprig.pump.gateway.EmulatedGateway;
import org.pumprig.pump.gateway.GatewayTls;
import org.pumprig.seed.Seed;
import org.pumprig.time.Scheduler;

/**
 * An emulated bench: one gateway and any number of pumps with their instruments.
 *
 * <p>Everything happens on the scheduler's thread, which must be the network's too. {@link #start},
 * {@link #addUnit} and {@link #close} may be called from any thread; the gateway's methods only on
 * the scheduler's.
 */
public final class Bench implements AutoCloseable {
  private final BenchParts parts;
  private final EmulatedGateway gateway;
  private final List<EmulatedUnit> units = new ArrayList<>();

  private Bench(BenchParts parts, EmulatedGateway gateway) {
    this.parts = parts;
    this.gateway = gateway;
  }

  /**
   * Sets up a bench with a running gateway and no units.
   *
   * @throws IOException if the gateway's address is taken
   */
  public static Bench start(BenchSpec spec, Scheduler scheduler, Network network)
      throws IOException {
    return start(spec, scheduler, network, network, Optional.empty());
  }

  /**
   * The same with a network of its own between pumps and gateway.
   *
   * @param gatewayNetwork if there is TLS, one that asks {@code tls} for both sides' settings
   * @param tls the gateway's; empty: it speaks none
   * @throws IOException if the gateway's address is taken
   */
  public static Bench start(
      BenchSpec spec,
      Scheduler scheduler,
      Network network,
      Network gatewayNetwork,
      Optional<GatewayTls> tls)
      throws IOException {
    BenchParts parts = new BenchParts(spec, scheduler, network, gatewayNetwork, new GroundTruth());
    return new Bench(parts, EmulatedGateway.start(gatewayNetwork, scheduler, spec.gateway(), tls));
  }

  /** The gateway. */
  public EmulatedGateway gateway() {
    return gateway;
  }

  /** What really happens; not for the rig under test. */
  public GroundTruth truth() {
    return parts.truth();
  }

  /**
   * Puts a unit on the bench: ports open, power off until {@link EmulatedUnit#startPump}.
   *
   * @param seed of what makes the unit differ from others and of its jitter, together with the
   *     serial number; firmware plays no part in it
   * @throws IOException if a port cannot be offered
   */
  public EmulatedUnit addUnit(UnitSpec spec, Seed seed) throws IOException {
    return addUnit(spec, seed, parts.gatewayNetwork());
  }

  /**
   * The same for a unit with a network of its own towards the gateway.
   *
   * @param network on the scheduler's thread, like all others
   */
  public synchronized EmulatedUnit addUnit(UnitSpec spec, Seed seed, Network network)
      throws IOException {
    Pump pump =
        new Pump(
            spec.serial(), spec.firmware(), parts.spec().statusPeriodNanos(), seed, spec.defects());
    EmulatedUnit unit =
        EmulatedUnit.open(
            spec, pump, parts.towardsGateway(network), UnitLines.servicePlace(parts.spec()));
    units.add(unit);
    return unit;
  }

  /** Takes a unit off the bench: power off, ports closed. */
  public synchronized void removeUnit(EmulatedUnit unit) {
    if (units.remove(unit)) {
      parts.scheduler().execute(unit::close);
    }
  }

  /** Ends units and gateway; scheduler and network stay. */
  @Override
  public synchronized void close() {
    List<EmulatedUnit> ending = List.copyOf(units);
    units.clear();
    parts
        .scheduler()
        .execute(
            () -> {
              ending.forEach(EmulatedUnit::close);
              gateway.close();
            });
  }
}
