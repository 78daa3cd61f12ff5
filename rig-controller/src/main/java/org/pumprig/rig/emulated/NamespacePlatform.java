package org.pumprig.rig.emulated;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.pumprig.fault.Injector;
import org.pumprig.fault.proxy.FaultProxy;
import org.pumprig.fault.proxy.NettyFaultProxy;
import org.pumprig.fault.proxy.ProxySettings;
import org.pumprig.fault.proxy.WireTap;
import org.pumprig.fault.tap.TapRecord;
import org.pumprig.fault.wifi.StationEvent;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.Network;
import org.pumprig.link.TcpNetwork;
import org.pumprig.pump.bench.ServicePort;
import org.pumprig.rig.event.RunBasis.PathChecked;
import org.pumprig.rig.network.BenchNetwork;
import org.pumprig.rig.network.PathFinding;
import org.pumprig.rig.setup.Topology;
import org.pumprig.time.Scheduler;

/**
 * The kernel's sockets in network namespaces: each pump in one of its own, the gateway in another,
 * and between them the rig's, with its topology and its packet back ends.
 *
 * <p>The rig's proxies stand at the gateway's door, behind the packet back ends: what these do
 * meets the pump's own TCP, and the proxy sees of it what the gateway sees.
 */
final class NamespacePlatform implements Platform {
  private final RealPlatform base;
  private final BenchNetwork network;
  private final Topology topology;
  private final TcpNetwork gatewayNetwork;
  private final TcpNetwork probeNetwork;
  private final Map<String, TcpNetwork> pumpNetworks = new LinkedHashMap<>();
  private final List<FaultProxy> redirected = new ArrayList<>();
  private final Consumer<String> remark;

  /**
   * @param network up and running; closed with the platform
   * @param remark told what can't be taken down
   */
  NamespacePlatform(
      RealPlatform base, BenchNetwork network, Topology topology, Consumer<String> remark) {
    this.base = base;
    this.network = network;
    this.topology = topology;
    this.remark = remark;
    this.gatewayNetwork = new TcpNetwork(base.benchScheduler(), network.gateway()::call);
    this.probeNetwork = new TcpNetwork(base.rigScheduler(), network.gateway()::call);
  }

  @Override
  public Scheduler rigScheduler() {
    return base.rigScheduler();
  }

  @Override
  public Scheduler benchScheduler() {
    return base.benchScheduler();
  }

  @Override
  public Scheduler watchdog() {
    return base.watchdog();
  }

  @Override
  public Network rigNetwork() {
    return base.rigNetwork();
  }

  @Override
  public Network benchNetwork() {
    return base.benchNetwork();
  }

  @Override
  public Network gatewayNetwork() {
    return gatewayNetwork;
  }

  @Override
  public Network pumpNetwork(String serial) {
    return pumpNetworks.computeIfAbsent(
        serial, unit -> new TcpNetwork(base.benchScheduler(), network.unit(unit)::call));
  }

  @Override
  public Network probeNetwork() {
    return probeNetwork;
  }

  @Override
  public Endpoint gateway() {
    return network.gatewayEndpoint();
  }

  /** Instruments are at the rig's own loopback; what stands for the gateway is at its address. */
  @Override
  public String host(String name) {
    return name.equals("bench") ? base.host(name) : network.gatewayEndpoint().host();
  }

  @Override
  public FaultProxy startProxy(ProxySettings settings, WireTap tap) throws IOException {
    return NettyFaultProxy.startIn(network.gateway(), settings, base.rigScheduler(), tap);
  }

  @Override
  public List<Injector> injectors(String serial, FaultProxy door) throws IOException {
    var injectors = new ArrayList<>(network.packetInjectors(serial));
    if (topology instanceof Topology.Redirect) {
      String listen = network.rigAddress().toString();
      FaultProxy proxy =
          NettyFaultProxy.startIn(
              network.rig(),
              new ProxySettings(serial, new Endpoint(listen, 0), door.listen()),
              base.rigScheduler(),
              null);
      redirected.add(proxy);
      injectors.add(
          network.redirect(serial, door.listen(), proxy.injector(), proxy.listen().port()));
    } else {
      injectors.add(door.injector());
    }
    network.linkInjector(serial).ifPresent(injectors::add);
    network.radioInjector(serial).ifPresent(injectors::add);
    network.serviceInjector(serial).ifPresent(injectors::add);
    return List.copyOf(injectors);
  }

  @Override
  public void recordStation(String serial, Consumer<StationEvent> record) {
    network.recordStation(serial, record);
  }

  @Override
  public void recordPackets(String serial, TapRecord record) {
    network.recordPackets(serial, record);
  }

  @Override
  public Map<String, PathChecked> paths(List<String> serials) throws IOException {
    var paths = new LinkedHashMap<String, PathChecked>();
    for (PathFinding found : network.prove(serials)) {
      if (!found.good()) {
        throw new IOException(
            "the path of %s is not proved, so nothing is run: %s"
                .formatted(found.unit(), found.detail()));
      }
      paths.put(found.unit(), found.record(topology.kind()));
    }
    return paths;
  }

  @Override
  public String remark() {
    return "the wire is seen behind the packet back ends: what they swallow of a connection attempt"
        + " is not counted";
  }

  @Override
  public Link service(ServicePort port) {
    return base.service(port);
  }

  @Override
  public String describe(ServicePort port) {
    return base.describe(port);
  }

  @Override
  public <T> T onBench(Callable<T> work) throws IOException {
    return base.onBench(work);
  }

  @Override
  public boolean virtual() {
    return false;
  }

  @Override
  public void close() {
    redirected.forEach(FaultProxy::close);
    pumpNetworks.values().forEach(TcpNetwork::close);
    gatewayNetwork.close();
    probeNetwork.close();
    base.close();
    try {
      network.close();
    } catch (IOException e) {
      remark.accept(e.getMessage() + "; 'pumprig recover' tries again");
    }
  }
}
