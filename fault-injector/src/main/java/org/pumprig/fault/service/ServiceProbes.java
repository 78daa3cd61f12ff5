package org.pumprig.fault.service;

import java.util.Optional;
import org.pumprig.link.Network;
import org.pumprig.link.TlsNetwork;

/**
 * The ways in which an injector may look at a gateway's service, all on its own scheduler.
 *
 * @param connections plain connections, to see whether anybody listens
 * @param messages over which an HL7 query is sent by MLLP, inside TLS where the gateway speaks it;
 *     empty if the gateway doesn't speak HL7: then silence and answers can't be told, and faults
 *     that only messages show are not proved by the injector
 * @param handshakes over which TLS handshakes are tried; empty if the gateway doesn't speak TLS
 */
public record ServiceProbes(
    Network connections, Optional<Network> messages, Optional<TlsNetwork> handshakes) {
  /** A gateway that speaks HL7 over plain TCP. */
  public static ServiceProbes plain(Network network) {
    return new ServiceProbes(network, Optional.of(network), Optional.empty());
  }

  /** A gateway whose messages the rig doesn't speak. */
  public static ServiceProbes connectionsOnly(Network network) {
    return new ServiceProbes(network, Optional.empty(), Optional.empty());
  }

  /**
   * A gateway that speaks HL7 over TLS.
   *
   * @param tls connects as a pump does: same trust, same identity
   */
  public static ServiceProbes tls(Network plain, TlsNetwork tls) {
    return new ServiceProbes(plain, Optional.of(tls), Optional.of(tls));
  }
}
