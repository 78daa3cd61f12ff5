package org.pumprig.fault.nft;

/** How a unit's packets cross this machine. */
public enum PacketPath {
  /**
   * Forwarded between two networks: rules stand in the forward hook of {@code ip} or {@code ip6}.
   */
  ROUTED,
  /**
   * Between two ports of a bridge: rules stand where packets enter and leave the ports (family
   * {@code netdev}), since a bridge's own hooks can't reject on every kernel.
   */
  BRIDGED
}
