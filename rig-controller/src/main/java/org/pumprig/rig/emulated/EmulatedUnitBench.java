package org.pumprig.rig.emulated;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.Injector;
import org.pumprig.fault.proxy.FaultProxy;
import org.pumprig.fault.proxy.WireTap;
import org.pumprig.fault.tap.TapRecord;
import org.pumprig.fault.wifi.StationEvent;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.pump.bench.UnitPorts;
import org.pumprig.rig.campaign.LateTap;
import org.pumprig.rig.campaign.UnitBench;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.PowerCycleDeclared;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.event.RunBasis.PathChecked;

/** One emulated unit as the controller reaches it. */
final class EmulatedUnitBench implements UnitBench {
  private final String serial;
  private final Platform platform;
  private final LateTap relay;
  private final FaultProxy proxy;
  private final List<Injector> injectors;
  private final UnitPorts ports;
  private final UnitLinesInUse lines;
  private final BenchDeclared declaration;
  private final Optional<PathChecked> path;
  private final SlotGateway gateway;
  private final Optional<PowerCycleDeclared> powerCycle;

  EmulatedUnitBench(
      String serial,
      Platform platform,
      LateTap relay,
      FaultProxy proxy,
      List<Injector> injectors,
      UnitPorts ports,
      UnitLinesInUse lines,
      BenchDeclared declaration,
      Optional<PathChecked> path,
      SlotGateway gateway,
      Optional<PowerCycleDeclared> powerCycle) {
    this.serial = serial;
    this.platform = platform;
    this.relay = relay;
    this.proxy = proxy;
    this.injectors = List.copyOf(injectors);
    this.ports = ports;
    this.lines = lines;
    this.declaration = declaration;
    this.path = path;
    this.gateway = gateway;
    this.powerCycle = powerCycle;
  }

  @Override
  public String serial() {
    return serial;
  }

  @Override
  public BenchDeclared declaration() {
    return declaration;
  }

  @Override
  public Optional<PathChecked> path() {
    return path;
  }

  @Override
  public Link service() {
    return lines.service();
  }

  @Override
  public Link flow() {
    return connect(ports.flow());
  }

  @Override
  public Link contact() {
    return connect(ports.contact());
  }

  @Override
  public Link screen() {
    return connect(ports.screen());
  }

  @Override
  public Link power() {
    return connect(ports.power());
  }

  @Override
  public Optional<PowerCycleDeclared> powerCycle() {
    return powerCycle;
  }

  @Override
  public Link keypad() {
    return connect(ports.keypad());
  }

  private Link connect(Endpoint endpoint) {
    return platform.rigNetwork().connect(endpoint);
  }

  @Override
  public boolean wireIsSealed() {
    return platform.tls().isPresent();
  }

  @Override
  public void tapTo(WireTap tap) {
    relay.pointTo(tap);
  }

  @Override
  public void recordStation(Consumer<StationEvent> record) {
    platform.recordStation(serial, record);
  }

  @Override
  public void recordPackets(TapRecord record) {
    platform.recordPackets(serial, record);
  }

  @Override
  public void askGateway(long sinceMicros, Consumer<Input> told) {
    gateway.counted(platform, serial, sinceMicros, told);
  }

  @Override
  public List<Injector> injectors() {
    return injectors;
  }

  @Override
  public Endpoint faultTarget() {
    return proxy.listen();
  }
}
