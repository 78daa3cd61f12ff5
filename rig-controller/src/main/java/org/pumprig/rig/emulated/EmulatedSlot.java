package org.pumprig.rig.emulated;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.proxy.FaultProxy;
import org.pumprig.fault.proxy.ProxySettings;
import org.pumprig.link.Endpoint;
import org.pumprig.pump.bench.Bench;
import org.pumprig.pump.bench.BenchSpec;
import org.pumprig.pump.bench.UnitPorts;
import org.pumprig.pump.bench.UnitSpec;
import org.pumprig.pump.defect.Defects;
import org.pumprig.pump.protocol.DrugLibrary;
import org.pumprig.rig.campaign.LateTap;
import org.pumprig.rig.campaign.SlotBench;
import org.pumprig.rig.campaign.UnitBench;
import org.pumprig.rig.event.PowerCycleDeclared;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.event.RunBasis.PathChecked;
import org.pumprig.rig.setup.Rig;
import org.pumprig.seed.Seed;

/** One slot's bench: gateway, a fault proxy in front of it for each unit, and the units. */
final class EmulatedSlot implements SlotBench {
  private final Platform platform;
  private final Bench bench;
  private final SlotGateway gateway;
  private final List<FaultProxy> proxies = new ArrayList<>();
  private final List<UnitLinesInUse> lines = new ArrayList<>();
  private final List<UnitBench> units = new ArrayList<>();

  /**
   * A unit with its firmware.
   *
   * @param ownBackEnds as in the rig file
   * @param powerCycle as in the rig file
   */
  record Placed(
      String serial,
      EmulatedBenches.Firmware firmware,
      Defects defects,
      List<BackEnd> ownBackEnds,
      Optional<PowerCycleDeclared> powerCycle) {}

  private EmulatedSlot(Platform platform, Bench bench, SlotGateway gateway) {
    this.platform = platform;
    this.bench = bench;
    this.gateway = gateway;
  }

  static EmulatedSlot open(
      Platform platform, EmulatedBenches.Opened opened, Rig rig, Seed seed, List<Placed> placed)
      throws IOException {
    var spec =
        new BenchSpec(
            platform.gateway(),
            platform.host("bench"),
            rig.emulated().statusEveryNanos(),
            rig.emulated().flowEveryNanos(),
            rig.emulated().witnessEveryNanos(),
            platform.virtual()
                ? BenchSpec.ServicePortKind.STREAM
                : BenchSpec.ServicePortKind.PSEUDO_TERMINAL);
    Bench bench = start(platform, spec, rig);
    opened.on(bench, platform);
    var slot = new EmulatedSlot(platform, bench, gateway(platform, bench, rig));
    try {
      slot.addUnits(placed, seed);
      return slot;
    } catch (IOException e) {
      slot.close();
      throw e;
    }
  }

  /** A real one only in real time: in virtual time there is nothing to run programs on. */
  private static SlotGateway gateway(Platform platform, Bench bench, Rig rig) {
    return rig.gateway()
        .filter(_ -> !platform.virtual())
        .map(real -> SlotGateway.real(platform, real))
        .orElseGet(() -> SlotGateway.emulated(platform, bench.gateway()));
  }

  private static Bench start(Platform platform, BenchSpec spec, Rig rig) throws IOException {
    try {
      return platform.onBench(
          () -> {
            Bench bench =
                Bench.start(
                    spec,
                    platform.benchScheduler(),
                    platform.benchNetwork(),
                    platform.gatewayNetwork(),
                    platform.tls().map(TlsOnBench::gateway));
            bench.gateway().serve(library(rig));
            return bench;
          });
    } catch (IOException e) {
      platform.close();
      throw e;
    }
  }

  /** The gateway's drug library. */
  static Optional<DrugLibrary> library(Rig rig) {
    return rig.emulated().library().map(each -> new DrugLibrary(each.version(), each.entries()));
  }

  private void addUnits(List<Placed> placed, Seed seed) throws IOException {
    Map<String, PathChecked> paths = platform.paths(placed.stream().map(Placed::serial).toList());
    for (Placed each : placed) {
      var relay = new LateTap();
      FaultProxy proxy =
          platform.startProxy(
              new ProxySettings(
                  each.serial(), new Endpoint(platform.host(each.serial()), 0), gateway.endpoint()),
              relay);
      proxies.add(proxy);
      UnitPorts ports =
          platform.onBench(
              () -> {
                var unit =
                    bench.addUnit(
                        new UnitSpec(
                            each.serial(),
                            each.firmware().profile(),
                            proxy.listen(),
                            each.defects()),
                        seed,
                        platform.pumpNetwork(each.serial()));
                unit.startPump();
                return unit.ports();
              });
      var injectors = new ArrayList<>(platform.injectors(each.serial(), proxy));
      injectors.add(gateway.forRun(each.serial()));
      var own = new UnitLinesInUse(each.serial(), platform, ports, each.ownBackEnds());
      lines.add(own);
      injectors.addAll(own.injectors());
      units.add(
          new EmulatedUnitBench(
              each.serial(),
              platform,
              relay,
              proxy,
              injectors,
              ports,
              own,
              declaration(each, ports),
              Optional.ofNullable(paths.get(each.serial())),
              gateway,
              each.powerCycle()));
    }
  }

  private BenchDeclared declaration(Placed each, UnitPorts ports) {
    String port = platform.describe(ports.service());
    String remark =
        port.equals("tcp")
            ? "no pseudo-terminal could be made here: the service port is a TCP socket"
            : platform.remark();
    return new BenchDeclared(
        true,
        each.firmware().sha256(),
        each.firmware().profile().failedConnectionCostMultiplier(),
        port,
        remark,
        each.firmware().profile().version());
  }

  @Override
  public List<UnitBench> units() {
    return List.copyOf(units);
  }

  @Override
  public void close() {
    lines.forEach(UnitLinesInUse::close);
    proxies.forEach(FaultProxy::close);
    gateway.close();
    try {
      platform.onBench(
          () -> {
            bench.close();
            return true;
          });
    } catch (IOException e) {
      throw new IllegalStateException("the bench can't be taken down", e);
    } finally {
      platform.close();
    }
  }
}
