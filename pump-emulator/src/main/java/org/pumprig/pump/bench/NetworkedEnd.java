package org.pumprig.pump.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Network;
import org.pumprig.link.TlsNetwork;
import org.pumprig.pump.device.Pump;
import org.pumprig.pump.gateway.EmulatedGateway;
import org.pumprig.time.Scheduler;

/**
 * The networked pump of the emulated bench: its service port at the place, its instruments, outlet
 * and finger on free ports, and its gateway.
 */
public final class NetworkedEnd implements ProtocolEnd {
  private static final String LOOPBACK = "127.0.0.1";
  private static final long FLOW_NANOS = 100_000_000;
  private static final long WITNESS_NANOS = 1_000_000_000;

  @Override
  public String name() {
    return "networked";
  }

  @Override
  public String about() {
    return "HL7 (IHE PCD-01, -04, -10) over MLLP to a gateway; checked lines at the service port";
  }

  @Override
  public LonePump start(LonePumpSpec spec, Place place, Scheduler scheduler, Network network)
      throws IOException {
    return run(spec, place, scheduler, network);
  }

  Running run(LonePumpSpec spec, Place place, Scheduler scheduler, Network network)
      throws IOException {
    EmulatedGateway own = spec.gateway().isPresent() ? null : gateway(network, scheduler);
    Optional<TlsNetwork> sealed =
        own == null ? spec.tls().map(tls -> new TlsNetwork(scheduler, tls)) : Optional.empty();
    Endpoint gateway = own == null ? spec.gateway().orElseThrow() : own.endpoint();
    Runnable close =
        () -> {
          if (own != null) {
            own.close();
          }
          sealed.ifPresent(TlsNetwork::close);
        };
    try {
      var unit = new UnitSpec(spec.serial(), spec.firmware(), gateway, spec.defects(), true);
      Network towards = sealed.<Network>map(each -> each).orElse(network);
      BenchParts parts = parts(spec, gateway, scheduler, network).towardsGateway(towards);
      EmulatedUnit started = EmulatedUnit.open(unit, pump(spec), parts, place);
      Optional<Door> balance = balance(spec, started, scheduler, network);
      started.startPump();
      return new Running(started, gateway, balance, close);
    } catch (IOException e) {
      close.run();
      throw e;
    }
  }

  private static Optional<Door> balance(
      LonePumpSpec spec, EmulatedUnit under, Scheduler scheduler, Network network)
      throws IOException {
    if (spec.balance().isEmpty()) {
      return Optional.empty();
    }
    try {
      BalanceSpec wanted = spec.balance().get();
      return Optional.of(
          wanted.under(_ -> under.fluidNanolitres(), spec.seed(), scheduler, network));
    } catch (IOException e) {
      under.close();
      throw e;
    }
  }

  private static EmulatedGateway gateway(Network network, Scheduler scheduler) throws IOException {
    return EmulatedGateway.start(network, scheduler, new Endpoint(LOOPBACK, 0));
  }

  private static Pump pump(LonePumpSpec spec) {
    return new Pump(
        spec.serial(), spec.firmware(), spec.statusPeriodNanos(), spec.seed(), spec.defects());
  }

  private static BenchParts parts(
      LonePumpSpec spec, Endpoint gateway, Scheduler scheduler, Network network) {
    var bench =
        new BenchSpec(
            gateway,
            spec.instruments(),
            spec.statusPeriodNanos(),
            FLOW_NANOS,
            WITNESS_NANOS,
            BenchSpec.ServicePortKind.STREAM);
    return new BenchParts(bench, scheduler, network, network, new GroundTruth());
  }

  /**
   * The pump, running.
   *
   * @param balance under its line
   * @param others ends what else was started for it
   */
  record Running(EmulatedUnit unit, Endpoint gateway, Optional<Door> balance, Runnable others)
      implements LonePump {
    @Override
    public SequencedMap<String, String> places() {
      var places = new LinkedHashMap<String, String>();
      places.putAll(unit.ports().places());
      balance.ifPresent(door -> places.put("balance", door.where().toString()));
      places.put("gateway", gateway.toString());
      return places;
    }

    @Override
    public void close() {
      balance.ifPresent(Door::close);
      unit.close();
      others.run();
    }
  }
}
