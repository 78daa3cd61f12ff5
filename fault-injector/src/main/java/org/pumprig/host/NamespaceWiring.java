package org.pumprig.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Three network namespaces in a row, pump – rig – gateway, joined by virtual Ethernet, segmentation
 * offload off so that packets are as on a wire. Needs root, {@code ip} and {@code ethtool}.
 *
 * <p>Interfaces: {@code eth0} of the pump ends at {@code pump0} of the rig, {@code eth0} of the
 * gateway at {@code gw0}. Nothing of it can be seen from outside the namespaces, and it vanishes
 * with them.
 */
public final class NamespaceWiring implements AutoCloseable {
  /** The pump's address, both ways of wiring. */
  public static final String PUMP = "10.77.0.2";

  /** The rig's address towards the pump, when routed. */
  public static final String RIG_TOWARDS_PUMP = "10.77.0.1";

  /** The rig's address towards the gateway, when routed. */
  public static final String RIG_TOWARDS_GATEWAY = "10.78.0.1";

  /** The gateway's address when routed. */
  public static final String GATEWAY_ROUTED = "10.78.0.2";

  /** The gateway's address when bare: in the pump's own network. */
  public static final String GATEWAY_BARE = "10.77.0.3";

  /** The rig's interface towards the pump. */
  public static final String PUMP_SIDE = "pump0";

  /** The rig's interface towards the gateway. */
  public static final String GATEWAY_SIDE = "gw0";

  private static final long LIMIT_NANOS = 10_000_000_000L;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final List<NetworkNamespace> made = new ArrayList<>();
  private final boolean routed;

  private NamespaceWiring(boolean routed) {
    this.routed = routed;
  }

  /** The rig's two interfaces have addresses and it forwards between two networks. */
  public static NamespaceWiring routed() throws IOException {
    return build(new NamespaceWiring(true));
  }

  /** The rig's two interfaces are up and bare: whoever wants packets to pass must join them. */
  public static NamespaceWiring bare() throws IOException {
    return build(new NamespaceWiring(false));
  }

  private static NamespaceWiring build(NamespaceWiring wiring) throws IOException {
    try {
      wiring.build();
      return wiring;
    } catch (IOException e) {
      wiring.close();
      throw e;
    }
  }

  private void build() throws IOException {
    String prefix = "pumprig-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    for (String role : List.of("pump", "rig", "gateway")) {
      made.add(NetworkNamespace.create(prefix + "-" + role));
    }
    pair(pump(), PUMP_SIDE);
    pair(gateway(), GATEWAY_SIDE);
    address(pump(), "eth0", PUMP + "/24");
    address(gateway(), "eth0", (routed ? GATEWAY_ROUTED : GATEWAY_BARE) + "/24");
    if (routed) {
      address(rig(), PUMP_SIDE, RIG_TOWARDS_PUMP + "/24");
      address(rig(), GATEWAY_SIDE, RIG_TOWARDS_GATEWAY + "/24");
      in(pump(), "ip", "route", "add", "default", "via", RIG_TOWARDS_PUMP);
      in(gateway(), "ip", "route", "add", "default", "via", RIG_TOWARDS_GATEWAY);
      in(rig(), "sysctl", "-q", "-w", "net.ipv4.ip_forward=1");
    }
  }

  private void pair(NetworkNamespace end, String rigSide) throws IOException {
    in(
        rig(),
        "ip",
        "link",
        "add",
        rigSide,
        "type",
        "veth",
        "peer",
        "name",
        "eth0",
        "netns",
        end.name());
    for (NetworkNamespace side : List.of(rig(), end)) {
      String device = side == end ? "eth0" : rigSide;
      in(side, "sysctl", "-q", "-w", "net.ipv6.conf." + device + ".disable_ipv6=1");
      in(side, "ethtool", "-K", device, "tso", "off", "gso", "off", "gro", "off", "tx", "off");
      in(side, "ip", "link", "set", device, "up");
    }
  }

  private static void address(NetworkNamespace where, String device, String address)
      throws IOException {
    in(where, "ip", "address", "add", address, "dev", device);
  }

  private static void in(NetworkNamespace where, String... argv) throws IOException {
    Commands.Result result = where.commands().run(List.of(argv), "", LIMIT_NANOS);
    if (!result.ok()) {
      throw new IOException(String.join(" ", argv) + ": " + result.complaint());
    }
  }

  /** Where the pump is. */
  public NetworkNamespace pump() {
    return made.get(0);
  }

  /** Where the rig is. */
  public NetworkNamespace rig() {
    return made.get(1);
  }

  /** Where the gateway is. */
  public NetworkNamespace gateway() {
    return made.get(2);
  }

  /** The gateway's address as the pump sees it. */
  public String gatewayAddress() {
    return routed ? GATEWAY_ROUTED : GATEWAY_BARE;
  }

  /** Removes the namespaces with all that is in them. */
  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (NetworkNamespace each : made.reversed()) {
      try {
        each.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
