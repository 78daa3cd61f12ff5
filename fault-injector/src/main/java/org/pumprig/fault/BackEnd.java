package org.pumprig.fault;

/** What injects faults. Names on disk are stable: they stand in ledgers and journals. */
public enum BackEnd {
  /** Terminates TCP and relays UDP in user space; needs no root. */
  PROXY("proxy"),
  /** The kernel's packet filter, every rule behind a leased set; needs root. */
  NFT("nft"),
  /** The kernel's network emulator, switched by a leased set of the packet filter's; needs root. */
  NETEM("netem"),
  /** A relay between two TAP devices; needs root, or the devices given. */
  TAP("tap"),
  /** Whatever controls the gateway's service. */
  SERVICE("service"),
  /** DNS, DHCP and NTP that the rig serves itself. */
  NETWORK_SERVICE("networkService"),
  /** An Ethernet interface's administrative state; needs root. */
  ETHERNET("ethernet"),
  /** The access point: one that the rig has started, which needs root, or another by programs. */
  WIFI("wifi"),
  /** A relay in a serial line. */
  SERIAL("serial"),
  /** A switched outlet. */
  POWER("power");

  private final String diskName;

  BackEnd(String diskName) {
    this.diskName = diskName;
  }

  /**
   * Whether its draws follow the spec's seed, so that the same plan meets the same bytes or packets
   * again. The kernel's packet filter draws by itself: there only shares and bursts are as asked.
   * Its network emulator takes a seed where iproute2 and kernel know one.
   */
  public boolean followsSeed() {
    return this != NFT;
  }

  /** The name in plans, ledgers and journals. */
  public String diskName() {
    return diskName;
  }
}
