package org.pumprig.rig.emulated;

import java.io.IOException;
import java.util.List;
import org.pumprig.link.TlsNetwork;
import org.pumprig.pump.gateway.GatewayTls;
import org.pumprig.time.Scheduler;

/**
 * TLS between the bench's pumps and its gateway. It ends at the two of them: the proxies between
 * pass it on as it is.
 *
 * @param gateway what the gateway shows
 * @param bench of pumps and gateway
 * @param rig connects as a pump does, to look at the gateway
 */
record TlsOnBench(GatewayTls gateway, TlsNetwork bench, TlsNetwork rig) implements AutoCloseable {
  /**
   * Makes keys and certificates of its own.
   *
   * @param versions that the gateway speaks in health
   */
  static TlsOnBench make(List<String> versions, Scheduler bench, Scheduler rig) throws IOException {
    GatewayTls gateway = GatewayTls.make(versions, rig.wallMicros());
    return new TlsOnBench(
        gateway,
        new TlsNetwork(bench, gateway.ofPumps(), gateway::current),
        new TlsNetwork(rig, gateway.ofPumps()));
  }

  @Override
  public void close() {
    rig.close();
    bench.close();
  }
}
