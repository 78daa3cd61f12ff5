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

  /** The same keys, of units whose every connection must pass the proxy; elements time out. */
  static final String PROXIED = "proxied";

  private Redirection() {}

  static String rules(Topology.Redirect redirect) {
    return """
      map %s {
        type ipv4_addr . inet_service : inet_service
        flags timeout
        size 4096
      }
    %s  chain prerouting {
        type nat hook prerouting priority -100; policy accept;
        iifname "%s" ip daddr %s tcp flags & (syn | ack) == syn redirect to :ip saddr . tcp dport map @%s
      }
    """
        .formatted(
            MAP,
            redirect.always() ? standing(redirect.ends()) : "",
            redirect.ends().units().device(),
            redirect.ends().endpoint().host(),
            MAP);
  }

  /**
   * A connection from before is reset at both ends, once a packet of it comes: it would go past the
   * proxy for ever.
   */
  private static String standing(Topology.Ends ends) {
    return """
      set %1$s {
        type ipv4_addr . inet_service
        flags timeout
        size 4096
      }
      chain past_the_proxy {
        type filter hook forward priority -20; policy accept;
        iifname "%2$s" ip daddr %3$s ip saddr . tcp dport @%1$s counter reject with tcp reset
        oifname "%2$s" ip saddr %3$s ip daddr . tcp sport @%1$s counter reject with tcp reset
      }
    """
        .formatted(PROXIED, ends.units().device(), ends.endpoint().host());
  }
}
