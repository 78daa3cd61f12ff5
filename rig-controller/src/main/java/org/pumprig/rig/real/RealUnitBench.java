package org.pumprig.rig.real;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pumprig.fault.Injector;
import org.pumprig.fault.proxy.WireTap;
import org.pumprig.fault.serial.SerialFaultLine;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.rig.campaign.UnitBench;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.event.Lifecycle.BenchDeclared;
import org.pumprig.rig.event.Lifecycle.PathChecked;
import org.pumprig.rig.setup.PortAddress;
import org.pumprig.rig.setup.RealUnit;
import org.pumprig.time.Scheduler;

/** One unit on its ports, with faults in its own line. */
final class RealUnitBench implements UnitBench {
  private final RealUnit unit;
  private final String version;
  private final String image;
  private final Function<PortAddress, Link> links;
  private final SerialFaultLine line;

  /**
   * @param version what the unit must say its firmware is; empty: any
   * @param image SHA-256 of the firmware's image; empty: not known
   */
  RealUnitBench(
      RealUnit unit,
      String version,
      String image,
      Scheduler scheduler,
      Function<PortAddress, Link> links) {
    this.unit = unit;
    this.version = version;
    this.image = image;
    this.links = links;
    this.line = new SerialFaultLine(unit.serial(), () -> links.apply(unit.link()), scheduler);
  }

  @Override
  public String serial() {
    return unit.serial();
  }

  @Override
  public Driver driver() {
    return unit.driver();
  }

  @Override
  public BenchDeclared declaration() {
    String port =
        switch (unit.link()) {
          case PortAddress.Serial _ -> "serial";
          case PortAddress.Tcp _ -> "tcp";
          case PortAddress.Listen _ -> "listen";
        };
    return new BenchDeclared(
        unit.emulated(),
        image,
        1,
        port,
        "the unit is reached at " + unit.link(),
        version,
        unit.driver().describe(),
        unit.lacks());
  }

  @Override
  public Optional<PathChecked> path() {
    return Optional.empty();
  }

  @Override
  public Link service() {
    return line.link();
  }

  @Override
  public Link flow() {
    return link(unit.flow());
  }

  @Override
  public Link contact() {
    return link(unit.contact());
  }

  @Override
  public Link screen() {
    return link(unit.screen());
  }

  @Override
  public Link power() {
    return link(unit.outlet());
  }

  @Override
  public Link keypad() {
    return link(unit.keypad());
  }

  private Link link(Optional<PortAddress> address) {
    return links.apply(
        address.orElseThrow(() -> new IllegalStateException("asked for what isn't there")));
  }

  /** Nothing passes by here but what the rig itself says and hears. */
  @Override
  public void tapTo(WireTap tap) {}

  @Override
  public List<Injector> injectors() {
    return List.of(line.injector());
  }

  @Override
  public Endpoint faultTarget() {
    return switch (unit.link()) {
      case PortAddress.Serial serial -> new Endpoint(serial.device(), 0);
      case PortAddress.Tcp tcp -> tcp.endpoint();
      case PortAddress.Listen listen -> listen.local();
    };
  }
}
