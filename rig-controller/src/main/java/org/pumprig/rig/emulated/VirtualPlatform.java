package org.pumprig.rig.emulated;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.pumprig.fault.Injector;
import org.pumprig.fault.proxy.FaultProxy;
import org.pumprig.fault.proxy.ProxySettings;
import org.pumprig.fault.proxy.VirtualFaultProxy;
import org.pumprig.fault.proxy.WireTap;
import org.pumprig.link.Link;
import org.pumprig.link.Network;
import org.pumprig.link.VirtualNetwork;
import org.pumprig.pump.bench.ServicePort;
import org.pumprig.time.Scheduler;

/** Virtual time and a modelled network; controller and bench share the one thread there is. */
final class VirtualPlatform implements Platform {
  private final Scheduler scheduler;
  private final VirtualNetwork network;

  /**
   * @param latencyNanos one way, on every modelled connection
   */
  VirtualPlatform(Scheduler scheduler, long latencyNanos) {
    this.scheduler = scheduler;
    this.network = new VirtualNetwork(scheduler, latencyNanos);
  }

  @Override
  public Scheduler rigScheduler() {
    return scheduler;
  }

  @Override
  public Scheduler benchScheduler() {
    return scheduler;
  }

  @Override
  public Scheduler watchdog() {
    return scheduler;
  }

  @Override
  public Network rigNetwork() {
    return network;
  }

  @Override
  public Network benchNetwork() {
    return network;
  }

  @Override
  public String host(String serial) {
    return serial;
  }

  @Override
  public FaultProxy startProxy(ProxySettings settings, WireTap tap) throws IOException {
    return VirtualFaultProxy.start(settings, network, scheduler, tap);
  }

  /** Streams as in real time, packets by the model. */
  @Override
  public List<Injector> injectors(String serial, FaultProxy proxy) {
    return proxy instanceof VirtualFaultProxy modelled
        ? List.of(proxy.injector(), new ModelledPackets(modelled.packetInjector()))
        : List.of(proxy.injector());
  }

  @Override
  public Link service(ServicePort port) {
    return switch (port) {
      case ServicePort.Stream stream -> network.connect(stream.endpoint());
      case ServicePort.Serial serial ->
          throw new IllegalStateException("a serial device in virtual time: " + serial.path());
    };
  }

  @Override
  public String describe(ServicePort port) {
    return "virtual";
  }

  @Override
  public <T> T onBench(Callable<T> work) throws IOException {
    try {
      return work.call();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the bench failed: " + e, e);
    }
  }

  @Override
  public boolean virtual() {
    return true;
  }

  @Override
  public void close() {
    network.close();
  }
}
