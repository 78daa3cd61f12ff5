package org.pumprig.rig.emulated;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.pumprig.fault.proxy.FaultProxy;
import org.pumprig.fault.proxy.ProxySettings;
import org.pumprig.fault.proxy.WireTap;
import org.pumprig.link.Link;
import org.pumprig.link.Network;
import org.pumprig.pump.bench.ServicePort;
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
