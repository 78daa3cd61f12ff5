package org.pumprig.rig.real;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Injector;
import org.pumprig.fault.proxy.NettyFaultProxy;
import org.pumprig.fault.proxy.ProxySettings;
import org.pumprig.fault.proxy.UdpRelay;
import org.pumprig.fault.proxy.UdpRelaySettings;
import org.pumprig.fault.proxy.WireTap;
import org.pumprig.fault.sight.PacketSight;
import org.pumprig.fault.tap.TapRecord;
import org.pumprig.link.Endpoint;
import org.pumprig.link.TcpNetwork;
import org.pumprig.rig.campaign.LateTap;
import org.pumprig.rig.event.RunBasis.PathChecked;
import org.pumprig.rig.network.BenchNetwork;
import org.pumprig.rig.network.ChangeLedger;
import org.pumprig.rig.network.Closing;
import org.pumprig.rig.network.PathFinding;
import org.pumprig.rig.setup.RealUnit;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.Topology;
import org.pumprig.time.Scheduler;
import org.pumprig.time.SystemScheduler;

/**
 * The ways of a slot's units to their gateway, as far as they lead through the rig: proxies and
 * relays that the units are pointed at, or a topology across the rig's interfaces; and the
 * gateway's own commands.
 */
final class Ways implements AutoCloseable {
  private final Rig rig;
  private final Scheduler scheduler;
  private final Closing closing = new Closing();
  private final Optional<BenchNetwork> network;
  private final Optional<CommandedGateway> gateway;
  private final Optional<CommandedAccessPoint> accessPoint;
  private final List<PathChecked> paths;
  private final List<String> serials;

  /**
   * Makes them, and proves those that cross interfaces.
   *
   * @param serials who is on the bench
   * @param ledger remembers what a topology changes on the machine
   * @param remark told in one line of what the user must know
   * @throws IOException if something can't be had or isn't proved; then nothing of it is left
   */
  static Ways open(
      Rig rig,
      List<String> serials,
      Scheduler scheduler,
      TcpNetwork sockets,
      ChangeLedger ledger,
      Consumer<String> remark)
      throws IOException {
    return new Ways(rig, serials, scheduler, sockets, ledger, remark);
  }

  private Ways(
      Rig rig,
      List<String> serials,
      Scheduler scheduler,
      TcpNetwork sockets,
      ChangeLedger ledger,
      Consumer<String> remark)
      throws IOException {
    this.rig = rig;
    this.scheduler = scheduler;
    this.serials = List.copyOf(serials);
    try {
      network =
          rig.topology().crossing().isPresent()
              ? Optional.of(closing.add(network(ledger, remark)))
              : Optional.empty();
      gateway = commanded(sockets, remark);
      accessPoint =
          rig.accessPoint()
              .map(one -> closing.add(CommandedAccessPoint.of(one, rig.units(), scheduler)));
      paths = paths(remark);
    } catch (IOException e) {
      throw closing.after(e);
    }
  }

  private BenchNetwork network(ChangeLedger ledger, Consumer<String> remark) throws IOException {
    String sshConnection = System.getenv().getOrDefault("SSH_CONNECTION", "");
    return BenchNetwork.make(rig, sshConnection, ledger, scheduler, remark);
  }

  private Optional<CommandedGateway> commanded(TcpNetwork sockets, Consumer<String> remark) {
    if (rig.gateway().isEmpty()) {
      return Optional.empty();
    }
    var watchdog =
        closing.add(
            new SystemScheduler(
                "pumprig-watchdog", failure -> remark.accept("programming error: " + failure)));
    return Optional.of(
        closing.add(CommandedGateway.of(rig.gateway().get(), sockets, scheduler, watchdog)));
  }

  private List<PathChecked> paths(Consumer<String> remark) throws IOException {
    if (network.isEmpty()) {
      return List.of();
    }
    remark.accept("waiting for the units' own traffic, to prove the path that it takes");
    var checked = new ArrayList<PathChecked>();
    for (PathFinding found : network.get().prove(serials)) {
      if (!found.good()) {
        throw new IOException(
            "the path of %s is not proved, so nothing is run: %s"
                .formatted(found.unit(), found.detail()));
      }
      checked.add(found.record(rig.topology().kind()));
    }
    return List.copyOf(checked);
  }

  /** One unit's. */
  RealUnitBench.Way of(RealUnit unit) throws IOException {
    var injectors = new ArrayList<Injector>();
    var wire = new LateTap();
    String serial = unit.serial();
    if (network.isPresent()) {
      crossing(network.get(), serial, wire, injectors);
    }
    if (unit.proxy().isPresent()) {
      Endpoint upstream = rig.gateway().orElseThrow().endpoint();
      injectors.add(proxy(serial, unit.proxy().get(), upstream, wire).injector());
    }
    if (unit.datagrams().isPresent()) {
      RealUnit.Datagrams way = unit.datagrams().get();
      var settings = new UdpRelaySettings(serial, way.listen(), way.to());
      injectors.add(closing.add(UdpRelay.start(settings, scheduler)).injector());
    }
    gateway.ifPresent(one -> injectors.add(one.forRun(serial)));
    accessPoint.ifPresent(one -> injectors.add(one.forRun(serial)));
    return new RealUnitBench.Way(
        injectors,
        path(unit),
        wire,
        remark(unit),
        record -> record(serial, record),
        record -> network.ifPresent(across -> across.recordStation(serial, record)),
        gateway);
  }

  private void crossing(BenchNetwork across, String serial, LateTap wire, List<Injector> injectors)
      throws IOException {
    if (rig.topology().alwaysProxied()) {
      injectors.addAll(across.packetInjectors(serial));
    } else {
      PacketSight sight = closing.add(across.sight(serial, wire));
      across.packetInjectors(serial).stream().map(sight::telling).forEach(injectors::add);
    }
    if (rig.topology() instanceof Topology.Redirect redirect) {
      var listen = new Endpoint(across.rigAddress().toString(), 0);
      Endpoint upstream = redirect.ends().endpoint();
      NettyFaultProxy proxy =
          proxy(serial, listen, upstream, rig.topology().alwaysProxied() ? wire : null);
      int port = proxy.listen().port();
      if (rig.topology().alwaysProxied()) {
        closing.add(across.keepInProxy(serial, upstream, port));
        injectors.add(proxy.injector());
      } else {
        injectors.add(across.redirect(serial, upstream, proxy.injector(), port));
      }
    }
    across.linkInjector(serial).ifPresent(injectors::add);
    across.radioInjector(serial).ifPresent(injectors::add);
    across.serviceInjector(serial).ifPresent(injectors::add);
  }

  private NettyFaultProxy proxy(
      String serial, Endpoint listen, Endpoint upstream, @Nullable WireTap tap) throws IOException {
    try {
      return closing.add(
          NettyFaultProxy.start(new ProxySettings(serial, listen, upstream), scheduler, tap));
    } catch (IOException e) {
      throw new IOException("no proxy for " + serial + ": " + e.getMessage(), e);
    }
  }

  private Optional<PathChecked> path(RealUnit unit) {
    int place = serials.indexOf(unit.serial());
    if (network.isPresent()) {
      return Optional.of(paths.get(place));
    }
    return unit.proxy().isPresent()
        ? Optional.of(
            new PathChecked(
                rig.topology().kind(),
                "unseen",
                "unseen",
                "the unit is to be pointed at the rig's proxy, which sees what comes to it;"
                    + " whether there is a way round it can't be seen in this topology"))
        : Optional.empty();
  }

  private String remark(RealUnit unit) {
    if (network.isPresent() && !rig.topology().alwaysProxied()) {
      return "; its connections are seen in its packets, from its own side of the rig";
    }
    return unit.datagrams().isPresent()
        ? "; packet faults by the proxy act on its datagrams only"
        : "";
  }

  private void record(String serial, TapRecord record) {
    network.ifPresent(across -> across.recordPackets(serial, record));
  }

  @Override
  public void close() throws IOException {
    closing.close();
  }
}
