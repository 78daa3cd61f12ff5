package org.pumprig.rig.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.pumprig.fault.ethernet.EthernetPort;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.NetworkNamespace;
import org.pumprig.rig.setup.Ipv4Net;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.Topology;

/**
 * A network for an emulated bench, out of network namespaces and virtual Ethernet: every unit has
 * one of its own, all are plugged into a switch, whose uplink is the rig's interface on the units'
 * side; the gateway's ends at the rig's other one. Needs root.
 *
 * <p>The rig's own namespace has two bare interfaces: a {@link TopologySetup} joins them. Nothing
 * of all this is seen from outside the namespaces, and it vanishes with them.
 */
public final class MadeNamespaces implements FarPlaces {
  /** Each unit takes a namespace, two interfaces and a few processes at its start. */
  public static final int MOST_UNITS = 100;

  private static final String UPLINK = "uplink";
  private static final String SWITCH = "switch0";
  private static final String PORT = "port";
  private static final String UNIT_DEVICE = "eth0";
  private static final CommandPlace HERE = new CommandPlace.Here();
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String OURS = "pumprig-" + ProcessHandle.current().pid() + "-";
  private static final String RIG = "-rig";

  private final Topology.Ends ends;
  private final String prefix;
  private final ChangeRunner runner;
  private final Map<String, NetworkNamespace> units = new LinkedHashMap<>();

  private MadeNamespaces(Topology.Ends ends, ChangeLedger ledger) {
    this.ends = ends;
    this.prefix = OURS + COUNT.incrementAndGet();
    this.runner = new ChangeRunner(ledger);
  }

  /**
   * Makes the network.
   *
   * @throws IOException if it can't be made; then nothing of it is left
   */
  public static MadeNamespaces make(Topology.Ends ends, List<Rig.Unit> units, ChangeLedger ledger)
      throws IOException {
    if (units.size() > MOST_UNITS) {
      throw new TopologyProblem(
          units.size() + " units in network namespaces are too many", "Use at most " + MOST_UNITS);
    }
    var made = new MadeNamespaces(ends, ledger);
    try {
      made.build(units);
      return made;
    } catch (IOException e) {
      try {
        made.close();
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }

  private void build(List<Rig.Unit> all) throws IOException {
    for (String role : List.of("rig", "gateway", "switch")) {
      namespace(prefix + "-" + role);
    }
    for (int i = 0; i < all.size(); i++) {
      String name = prefix + "-unit" + (i + 1);
      namespace(name);
      units.put(all.get(i).serial(), NetworkNamespace.named(name));
    }
    wires(all);
    for (Rig.Unit unit : all) {
      endpoint(unit(unit.serial()), ends.units(), unitAddresses(unit));
    }
    endpoint(gateway(), ends.gateway(), gatewayAddresses(all));
  }

  private void namespace(String name) throws IOException {
    runner.make(HERE, new NetworkChange.Namespace(name));
    in(
        NetworkNamespace.named(name),
        List.of(
            "sysctl",
            "-q",
            "-e", // a kernel without the bridge's packet filter has no such key
            "-w",
            "net.ipv6.conf.all.disable_ipv6=1",
            "net.ipv6.conf.default.disable_ipv6=1",
            Inspection.BRIDGED_FILTER.replace('/', '.') + "=0"));
    batch(NetworkNamespace.named(name), List.of("link set lo up"));
  }

  private void wires(List<Rig.Unit> all) throws IOException {
    var lines = new ArrayList<String>();
    lines.add("link add " + SWITCH + " type bridge forward_delay 0 mcast_snooping 0");
    lines.add("link set " + SWITCH + " up");
    lines.add(pair(UPLINK, ends.units().port(), rig(), Optional.empty()));
    var ports = new ArrayList<>(List.of(UPLINK));
    for (int i = 0; i < all.size(); i++) {
      String port = PORT + (i + 1);
      ports.add(port);
      lines.add(pair(port, UNIT_DEVICE, unit(all.get(i).serial()), all.get(i).mac()));
    }
    for (String port : ports) {
      lines.add("link set " + port + " master " + SWITCH);
      lines.add("link set " + port + " up");
    }
    batch(switchPlace(), lines);
    for (String port : ports) {
      plain(switchPlace(), port);
    }
    batch(gateway(), List.of(pair("eth0", ends.gateway().port(), rig(), Optional.empty())));
    plain(rig(), ends.units().port());
    plain(rig(), ends.gateway().port());
  }

  private static String pair(
      String port, String peer, NetworkNamespace place, Optional<String> mac) {
    return "link add %s type veth peer name %s%s netns %s"
        .formatted(port, peer, mac.map(address -> " address " + address).orElse(""), place.name());
  }

  /** Packets as on a wire: checksums in every one, none longer than the medium allows. */
  private static void plain(NetworkNamespace place, String device) throws IOException {
    in(
        place,
        List.of("ethtool", "-K", device, "tso", "off", "gso", "off", "gro", "off", "tx", "off"));
  }

  private void endpoint(NetworkNamespace place, Topology.Side side, List<String> addresses)
      throws IOException {
    plain(place, "eth0");
    var lines = new ArrayList<String>();
    lines.add("link set eth0 up");
    side.vlan()
        .ifPresent(
            tag -> {
              lines.add("link add link eth0 name eth0." + tag + " type vlan id " + tag);
              lines.add("link set eth0." + tag + " up");
            });
    String device = side.vlan().isPresent() ? "eth0." + side.vlan().getAsInt() : "eth0";
    addresses.forEach(line -> lines.add(line.replace("DEVICE", device)));
    batch(place, lines);
  }

  private List<String> unitAddresses(Rig.Unit unit) {
    var lines = new ArrayList<String>();
    Optional<Ipv4Net> net = ends.units().address();
    lines.add(
        "address add %s/%d dev DEVICE"
            .formatted(unit.address().orElseThrow(), net.map(Ipv4Net::prefix).orElse(32)));
    if (net.isPresent()) {
      lines.add("route add default via " + net.get().address());
    } else {
      lines.add("route add " + ends.endpoint().host() + "/32 dev DEVICE");
    }
    return lines;
  }

  private List<String> gatewayAddresses(List<Rig.Unit> all) {
    var lines = new ArrayList<String>();
    Optional<Ipv4Net> net = ends.gateway().address();
    String own = ends.endpoint().host();
    if (net.isEmpty()) {
      lines.add("address add " + own + "/32 dev DEVICE");
      all.forEach(
          unit -> lines.add("route add " + unit.address().orElseThrow() + "/32 dev DEVICE"));
      return lines;
    }
    int prefix = net.get().prefix();
    if (ends.gateway().via().isPresent()) {
      lines.add("address add %s/%d dev DEVICE".formatted(ends.gateway().via().get(), prefix));
      lines.add("address add " + own + "/32 dev lo");
    } else {
      lines.add("address add %s/%d dev DEVICE".formatted(own, prefix));
    }
    return lines;
  }

  private static void batch(NetworkNamespace place, List<String> lines) throws IOException {
    ChangeRunner.run(
        HERE, List.of("ip", "-n", place.name(), "-batch", "-"), String.join("\n", lines) + "\n");
  }

  private static void in(NetworkNamespace place, List<String> argv) throws IOException {
    ChangeRunner.run(new CommandPlace.InNamespace(place.name()), argv, "");
  }

  @Override
  public CommandPlace rigPlace() {
    return new CommandPlace.InNamespace(rig().name());
  }

  @Override
  public NetworkNamespace rig() {
    return NetworkNamespace.named(prefix + RIG);
  }

  /** The rig's place in the network that this process made last; empty: there is none now. */
  static Optional<NetworkNamespace> rigOfThisProcess() throws IOException {
    for (int count = COUNT.get(); count > 0; count--) {
      NetworkNamespace rig = NetworkNamespace.named(OURS + count + RIG);
      if (rig.exists()) {
        return Optional.of(rig);
      }
    }
    return Optional.empty();
  }

  @Override
  public NetworkNamespace gateway() {
    return NetworkNamespace.named(prefix + "-gateway");
  }

  @Override
  public NetworkNamespace unit(String serial) {
    NetworkNamespace place = units.get(serial);
    if (place == null) {
      throw new IllegalArgumentException("no unit " + serial + " here");
    }
    return place;
  }

  /** A port of the switch. */
  @Override
  public EthernetPort port(String serial) {
    unit(serial);
    int number = List.copyOf(units.keySet()).indexOf(serial) + 1;
    return new EthernetPort(new CommandPlace.InNamespace(switchPlace().name()), PORT + number);
  }

  @Override
  public Optional<EthernetPort> unitEnd(String serial) {
    return Optional.of(
        new EthernetPort(new CommandPlace.InNamespace(unit(serial).name()), UNIT_DEVICE));
  }

  private NetworkNamespace switchPlace() {
    return NetworkNamespace.named(prefix + "-switch");
  }

  /** Removes the namespaces with all that is in them. Idempotent. */
  @Override
  public void close() throws IOException {
    runner.undoAll();
  }
}
