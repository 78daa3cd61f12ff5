package org.pumprig.rig.emulated;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.pumprig.fault.Injector;
import org.pumprig.fault.proxy.FaultProxy;
import org.pumprig.fault.proxy.ProxySettings;
import org.pumprig.fault.proxy.WireTap;
import org.pumprig.fault.tap.TapRecord;
import org.pumprig.fault.wifi.StationEvent;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.Network;
import org.pumprig.pump.bench.ServicePort;
import org.pumprig.rig.event.RunBasis.PathChecked;
import org.pumprig.time.Scheduler;

/** What differs between an emulated bench on this machine and one in virtual time. */
interface Platform extends AutoCloseable {
  /** Clock and thread of the controller. */
  Scheduler rigScheduler();

  /** Clock and thread of the bench. */
  Scheduler benchScheduler();

  /** A thread of its own that ends leases should the controller's hang. */
  Scheduler watchdog();

  /** Connections made by the controller. */
  Network rigNetwork();

  /** Connections and listeners of the bench. */
  Network benchNetwork();

  /** TLS between pumps and gateway; empty: they speak none. */
  default Optional<TlsOnBench> tls() {
    return Optional.empty();
  }

  /** Where the gateway listens, and its network. */
  default Network gatewayNetwork() {
    return tls().<Network>map(TlsOnBench::bench).orElseGet(this::benchNetwork);
  }

  /** A unit's own network towards the gateway. */
  default Network pumpNetwork(String serial) {
    return gatewayNetwork();
  }

  /** From where the rig can ask the gateway itself. */
  default Network probeNetwork() {
    return rigNetwork();
  }

  /** The gateway's address; port 0: any. */
  default Endpoint gateway() {
    return new Endpoint(host("gateway"), 0);
  }

  /**
   * Back ends for a unit's traffic, best first.
   *
   * @param proxy the one on the unit's wire
   * @throws IOException if one can't be had
   */
  default List<Injector> injectors(String serial, FaultProxy proxy) throws IOException {
    return List.of(proxy.injector());
  }

  /** What a relay does to a unit's packets is recorded there from now on, if there is one. */
  default void recordPackets(String serial, TapRecord record) {}

  /** From now on {@code record} is told when a unit comes to an access point and goes. */
  default void recordStation(String serial, Consumer<StationEvent> record) {}

  /**
   * Finds out about the units' ways to the gateway; the gateway listens and the units talk.
   *
   * @param serials the units
   * @return by serial number; empty where there is nothing to find out
   * @throws IOException if a unit's traffic doesn't cross the injectors, or can go round them
   */
  default Map<String, PathChecked> paths(List<String> serials) throws IOException {
    return Map.of();
  }

  /** One line about what the rig can't see here, or empty. */
  default String remark() {
    return "";
  }

  /** Address on which a unit's things listen. */
  String host(String serial);

  /** Starts a unit's fault proxy. */
  FaultProxy startProxy(ProxySettings settings, WireTap tap) throws IOException;

  /** Opens a unit's service port. */
  Link service(ServicePort port);

  /** How service ports are offered, for the record: {@code pty}, {@code tcp}, {@code virtual}. */
  String describe(ServicePort port);

  /** Runs something on the bench's thread and waits for it. */
  <T> T onBench(Callable<T> work) throws IOException;

  /** Whether time and network are modelled. */
  boolean virtual();

  /** Ends threads and networks of the bench. */
  @Override
  void close();
}
