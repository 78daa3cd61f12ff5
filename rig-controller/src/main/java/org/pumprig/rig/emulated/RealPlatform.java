package org.pumprig.rig.emulated;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.pumprig.fault.proxy.FaultProxy;
import org.pumprig.fault.proxy.NettyFaultProxy;
import org.pumprig.fault.proxy.ProxySettings;
import org.pumprig.fault.proxy.WireTap;
import org.pumprig.link.Link;
import org.pumprig.link.Network;
import org.pumprig.link.SerialLink;
import org.pumprig.link.SerialSettings;
import org.pumprig.link.TcpNetwork;
import org.pumprig.pump.bench.ServicePort;
import org.pumprig.rig.event.RunBasis.PathChecked;
import org.pumprig.time.Scheduler;
import org.pumprig.time.SystemScheduler;

/** The kernel's loopback sockets and pseudo-terminals; the bench has a thread of its own. */
final class RealPlatform implements Platform {
  private final Scheduler rigScheduler;
  private final SystemScheduler benchScheduler;
  private final SystemScheduler watchdog;
  private final TcpNetwork rigNetwork;
  private final TcpNetwork benchNetwork;
  private final Optional<TlsOnBench> tls;

  /**
   * @param onFailure told of a programming error on the bench's thread
   */
  RealPlatform(Scheduler rigScheduler, Consumer<Throwable> onFailure) {
    this(
        rigScheduler, onFailure, new SystemScheduler("pumprig-bench", onFailure), Optional.empty());
  }

  private RealPlatform(
      Scheduler rigScheduler,
      Consumer<Throwable> onFailure,
      SystemScheduler benchScheduler,
      Optional<TlsOnBench> tls) {
    this.tls = tls;
    this.rigScheduler = rigScheduler;
    this.benchScheduler = benchScheduler;
    this.watchdog = new SystemScheduler("pumprig-watchdog", onFailure);
    this.rigNetwork = new TcpNetwork(rigScheduler);
    this.benchNetwork = new TcpNetwork(benchScheduler);
  }

  /**
   * The same with TLS between pumps and gateway.
   *
   * @param versions that the gateway speaks in health; none: plain TCP
   * @throws IOException if this machine's cryptography can't do it
   */
  static RealPlatform of(
      Scheduler rigScheduler, Consumer<Throwable> onFailure, List<String> versions)
      throws IOException {
    if (versions.isEmpty()) {
      return new RealPlatform(rigScheduler, onFailure);
    }
    var bench = new SystemScheduler("pumprig-bench", onFailure);
    try {
      return new RealPlatform(
          rigScheduler,
          onFailure,
          bench,
          Optional.of(TlsOnBench.make(versions, bench, rigScheduler)));
    } catch (IOException e) {
      bench.close();
      throw e;
    }
  }

  @Override
  public Optional<TlsOnBench> tls() {
    return tls;
  }

  @Override
  public Scheduler rigScheduler() {
    return rigScheduler;
  }

  @Override
  public Scheduler benchScheduler() {
    return benchScheduler;
  }

  @Override
  public Scheduler watchdog() {
    return watchdog;
  }

  @Override
  public Network rigNetwork() {
    return rigNetwork;
  }

  @Override
  public Network benchNetwork() {
    return benchNetwork;
  }

  @Override
  public String host(String serial) {
    return "127.0.0.1";
  }

  @Override
  public FaultProxy startProxy(ProxySettings settings, WireTap tap) throws IOException {
    return NettyFaultProxy.start(settings, rigScheduler, tap);
  }

  @Override
  public Map<String, PathChecked> paths(List<String> serials) {
    var paths = new LinkedHashMap<String, PathChecked>();
    for (String serial : serials) {
      paths.put(
          serial,
          new PathChecked(
              "proxy",
              "unseen",
              "unseen",
              "the pump is pointed at the rig's proxy, which sees what comes to it;"
                  + " whether there is a way round it can't be seen in this topology"));
    }
    return paths;
  }

  @Override
  public Link service(ServicePort port) {
    return switch (port) {
      case ServicePort.Serial serial ->
          new SerialLink(rigScheduler, serial.path(), SerialSettings.eightNoneOne(115_200));
      case ServicePort.Stream stream -> rigNetwork.connect(stream.endpoint());
    };
  }

  @Override
  public String describe(ServicePort port) {
    return switch (port) {
      case ServicePort.Serial _ -> "pty";
      case ServicePort.Stream _ -> "tcp";
    };
  }

  @Override
  public <T> T onBench(Callable<T> work) throws IOException {
    return BenchThread.call(benchScheduler, work);
  }

  @Override
  public boolean virtual() {
    return false;
  }

  @Override
  public void close() {
    tls.ifPresent(TlsOnBench::close);
    rigNetwork.close();
    benchNetwork.close();
    benchScheduler.close();
    watchdog.close();
  }
}
