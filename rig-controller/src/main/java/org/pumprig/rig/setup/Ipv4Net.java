package org.pumprig.rig.setup;

import java.util.Optional;

/**
 * An interface's own address with the length of its network's prefix.
 *
 * @param address the address
 * @param prefix 8 to 30
 */
public record Ipv4Net(Ipv4 address, int prefix) {
  private static final int SHORTEST = 8;
  private static final int LONGEST = 30;

  /** Reads {@code 10.77.0.1/24}: an address that a host in that network can have; else empty. */
  public static Optional<Ipv4Net> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,2}")) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(text.substring(slash + 1));
    if (prefix < SHORTEST || prefix > LONGEST) {
      return Optional.empty();
    }
    return Ipv4.parse(text.substring(0, slash))
        .map(address -> new Ipv4Net(address, prefix))
        .filter(net -> net.hosts(net.address()));
  }

  /** Whether a host in this network can have the address. */
  public boolean hosts(Ipv4 other) {
    int inside = other.bits() & ~mask();
    return network(other) == network(address) && inside != 0 && inside != ~mask();
  }

  /** Whether both networks have addresses in common. */
  public boolean overlaps(Ipv4Net other) {
    return prefix <= other.prefix
        ? network(other.address) == network(address)
        : other.overlaps(this);
  }

  /** The network's mask, as an address. */
  public Ipv4 netmask() {
    return new Ipv4(mask());
  }

  /** The address that all hosts of the network hear. */
  public Ipv4 broadcast() {
    return new Ipv4(address.bits() | ~mask());
  }

  /** The network as {@code 10.77.0.0/24}. */
  public String network() {
    return new Ipv4(network(address)) + "/" + prefix;
  }

  private int mask() {
    return -1 << (32 - prefix);
  }

  private int network(Ipv4 of) {
    return of.bits() & mask();
  }

  @Override
  public String toString() {
    return address + "/" + prefix;
  }
}
