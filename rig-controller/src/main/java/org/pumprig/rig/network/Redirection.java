package org.pumprig.rig.network;

import org.pumprig.rig.setup.Topology;

/**
 * Sends a unit's new connections into the rig's proxy for as long as an element of a map lives.
 * Without an element nothing is looked at but a connection's first packet. It must be a request: an
 * open connection that this machine has not tracked so far would look new with any of its packets,
 * and be torn by the translation.
 */
final class Redirection {
  /** Map from a unit's address and the gateway's port to the proxy's port; elements time out. */
  static final String MAP = "redirected";

  private Redirection() {}

  static String rules(Topology.Redirect redirect) {
    return """
      map %s {
        type ipv4_addr . inet_service : inet_service
        flags timeout
        size 4096
      }
      chain prerouting {
        type nat hook prerouting priority -100; policy accept;
        iifname "%s" ip daddr %s tcp flags & (syn | ack) == syn redirect to :ip saddr . tcp dport map @%s
      }
    """
        .formatted(MAP, redirect.ends().units().device(), redirect.ends().endpoint().host(), MAP);
  }
}
