package org.pumprig.rig.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.pumprig.link.Endpoint;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Reads the section {@code topology} of a rig file. */
final class TopologySection {
  private static final List<String> KINDS =
      List.of("proxy", "bridge", "router", "redirect", "access-point");

  /** With a VLAN's tag behind it the name still fits the kernel's 15 characters. */
  private static final String INTERFACE = "[A-Za-z0-9_-][A-Za-z0-9_.-]{0,14}";

  /** What joins the units' own interfaces where the rig routes them. */
  private static final String JOINED = "prig-u";

  private static final String NAMESPACE = "[A-Za-z0-9][A-Za-z0-9_.-]{0,63}";

  /** The router's interface behind a relay: the relay's second TAP device. */
  private static final String BEHIND_RELAY = "prig-r";

  private static final long SECOND = 1_000_000_000L;
  private static final long USUAL_TALK = 60 * SECOND;
  private static final long LONGEST_TALK = 600 * SECOND;
  private static final long LONGEST_LEASE = 24 * 3600 * SECOND;
  private static final long SHORTEST_LEASE = 120 * SECOND; // dnsmasq takes none below two minutes
  private static final int MAX_NAMES = 100;

  private TopologySection() {}

  /**
   * @param fileName the rig file's, to resolve paths
   */
  static Topology read(String fileName, Fields topology) throws InputProblem {
    String kind = topology.choice("kind", KINDS, word -> word);
    return switch (kind) {
      case "bridge" -> {
        only(topology, "relay", "talksWithin");
        yield new Topology.Bridge(ends(topology, false));
      }
      case "router" -> {
        only(topology, "relay", "talksWithin", "services");
        yield new Topology.Router(ends(topology, true), services(topology));
      }
      case "access-point" -> accessPoint(fileName, topology);
      case "redirect" -> redirect(topology);
      default -> {
        topology.only("kind", "management");
        yield new Topology.Proxy(management(topology));
      }
    };
  }

  private static Topology accessPoint(String fileName, Fields topology) throws InputProblem {
    only(topology, "services", "talksWithin", "wifi");
    topology.fields("unitSide").only("interface", "address");
    Topology.Ends ends = ends(topology, true);
    if (ends.made()) {
      throw topology
          .place("namespaces")
          .problem(
              "a radio can't be made in namespaces",
              "Name those that the units' radios are in, or remove 'namespaces'");
    }
    return new Topology.AccessPoint(
        ends,
        services(topology),
        WifiSection.read(fileName, topology.fields("wifi"), ends.units().port()));
  }

  private static Topology.Redirect redirect(Fields topology) throws InputProblem {
    only(topology, "relay", "talksWithin", "services", "proxy");
    Topology.Ends ends = ends(topology, true);
    boolean always =
        topology.has("proxy")
            && topology.choice("proxy", List.of("leased", "always"), word -> word).equals("always");
    if (always && !(ends.far() instanceof Topology.Far.Wired)) {
      throw topology
          .place("proxy")
          .problem(
              "on an emulated bench a proxy stands at the gateway's door anyway",
              "Remove it, and use the kind 'router' for stream faults on open connections");
    }
    return new Topology.Redirect(ends, services(topology), always);
  }

  /** Refuses every key that no kind with two sides has, and that isn't among this kind's own. */
  private static void only(Fields topology, String... own) throws InputProblem {
    var keys =
        new ArrayList<>(
            List.of("kind", "namespaces", "unitSide", "gatewaySide", "gateway", "management"));
    keys.addAll(List.of(own));
    topology.only(keys.toArray(String[]::new));
  }

  private static Topology.Ends ends(Fields topology, boolean routed) throws InputProblem {
    Optional<String> management = management(topology);
    boolean relay = topology.has("relay") && topology.flag("relay");
    Topology.Side units = side(topology.fields("unitSide"), routed, false, relay && routed);
    Topology.Side gateway = side(topology.fields("gatewaySide"), routed, true, false);
    Topology.Far far = far(topology);
    if (!units.own().isEmpty()) {
      ownPorts(topology.fields("unitSide"), far);
    }
    different(topology, units, gateway, management);
    if (!routed && !units.vlan().equals(gateway.vlan())) {
      throw topology
          .fields("gatewaySide")
          .place()
          .problem(
              "a bridge keeps tags, but both sides don't have the same 'vlan'",
              "Write it on both sides, or on none");
    }
    return new Topology.Ends(
        units, gateway, endpoint(topology), management, relay, far, talksWithin(topology, far));
  }

  private static long talksWithin(Fields topology, Topology.Far far) throws InputProblem {
    if (!topology.has("talksWithin")) {
      return USUAL_TALK;
    }
    if (!(far instanceof Topology.Far.Wired)) {
      throw topology
          .place("talksWithin")
          .problem("emulated units are made to talk: nothing is waited for", "Remove it");
    }
    return topology.quantity("talksWithin", Quantity.DURATION, SECOND, LONGEST_TALK);
  }

  private static void ownPorts(Fields side, Topology.Far far) throws InputProblem {
    if (far instanceof Topology.Far.Made) {
      throw side.place("interfaces")
          .problem(
              "in namespaces that the rig makes each unit has a port of its own already",
              "Write 'interface', or remove 'namespaces: made'");
    }
  }

  private static Topology.Far far(Fields topology) throws InputProblem {
    if (!topology.has("namespaces")) {
      return new Topology.Far.Wired();
    }
    if (topology.value("namespaces") instanceof Node.Scalar) {
      topology.choice("namespaces", List.of("made"), word -> word);
      return new Topology.Far.Made();
    }
    Fields names = topology.fields("namespaces").only("gateway", "units");
    Fields units = names.fields("units");
    var places = new LinkedHashMap<String, String>();
    for (String serial : units.keys()) {
      places.put(serial, namespace(units, serial));
    }
    return new Topology.Far.Named(namespace(names, "gateway"), places);
  }

  private static String namespace(Fields fields, String key) throws InputProblem {
    Node.Scalar name = fields.scalar(key);
    if (!name.text().matches(NAMESPACE)) {
      throw name.place()
          .problem(
              "'" + key + "' must be the name of a network namespace, not " + name.shown(),
              "Write it as 'ip netns' shows it");
    }
    return name.text();
  }

  private static Optional<String> management(Fields topology) throws InputProblem {
    return topology.has("management")
        ? Optional.of(port(topology, "management"))
        : Optional.empty();
  }

  private static Topology.Side side(Fields side, boolean routed, boolean gateways, boolean relayed)
      throws InputProblem {
    var keys = new ArrayList<>(List.of("interface", "vlan"));
    if (!gateways) {
      keys.add("interfaces");
    }
    if (routed) {
      keys.add("address");
    }
    if (routed && gateways) {
      keys.add("via");
    }
    side.only(keys.toArray(String[]::new));
    SequencedMap<String, String> own =
        side.has("interfaces") ? own(side) : new LinkedHashMap<String, String>();
    String port = own.isEmpty() ? port(side, "interface") : JOINED;
    OptionalInt vlan =
        side.has("vlan")
            ? OptionalInt.of((int) side.integer("vlan", 1, 4094))
            : OptionalInt.empty();
    if (vlan.isPresent() && port.length() > 10) {
      throw side.place("interface")
          .problem(
              "'" + port + "' leaves no room for a VLAN's number in the kernel's 15 characters",
              "Give the interface a name of at most 10 characters");
    }
    return new Topology.Side(
        port,
        relayed ? BEHIND_RELAY : port,
        vlan,
        routed ? Optional.of(net(side)) : Optional.empty(),
        side.has("via") ? Optional.of(address(side, "via")) : Optional.empty(),
        own);
  }

  /** An interface for each unit: which units there are, {@link TopologyCheck} compares. */
  private static SequencedMap<String, String> own(Fields side) throws InputProblem {
    if (side.has("interface")) {
      throw side.place("interfaces")
          .problem(
              "'interface' and 'interfaces' exclude each other",
              "Write 'interfaces' if every unit has one of its own");
    }
    Fields interfaces = side.fields("interfaces");
    var own = new LinkedHashMap<String, String>();
    for (String serial : interfaces.keys()) {
      String name = port(interfaces, serial);
      if (own.containsValue(name)) {
        throw interfaces
            .place(serial)
            .problem("'" + name + "' stands here twice", "Give each unit its own, or 'interface'");
      }
      own.put(serial, name);
    }
    return own;
  }

  /** The name of a network interface. */
  static String port(Fields fields, String key) throws InputProblem {
    Node.Scalar name = fields.scalar(key);
    if (!name.text().matches(INTERFACE) || name.text().equals("lo")) {
      throw name.place()
          .problem(
              "'" + key + "' must be the name of a network interface, not " + name.shown(),
              "Write it as 'ip link' shows it, such as eth1");
    }
    return name.text();
  }

  private static void different(
      Fields topology, Topology.Side units, Topology.Side gateway, Optional<String> management)
      throws InputProblem {
    if (units.port().equals(gateway.port()) || units.own().containsValue(gateway.port())) {
      throw topology
          .fields("gatewaySide")
          .place("interface")
          .problem(
              "units and gateway are both on '" + gateway.port() + "'",
              "Use two interfaces: what crosses none can't be faulted");
    }
    var carrying = new ArrayList<>(List.of(units.port(), gateway.port()));
    carrying.addAll(units.own().values());
    for (String port : carrying) {
      if (management.filter(port::equals).isPresent()) {
        throw topology
            .place("management")
            .problem(
                "'" + port + "' would carry faults and the management connection",
                "Give the management connection an interface of its own");
      }
    }
  }

  private static Endpoint endpoint(Fields topology) throws InputProblem {
    Node.Scalar text = topology.scalar("gateway");
    int colon = text.text().lastIndexOf(':');
    Optional<Ipv4> address = Ipv4.parse(text.text().substring(0, Math.max(0, colon)));
    String port = text.text().substring(colon + 1);
    if (address.isEmpty() || !port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > 65535) {
      throw text.place()
          .problem(
              "'gateway' must be an IPv4 address and a port, not " + text.shown(),
              "Write it such as 10.78.0.2:2575");
    }
    return new Endpoint(address.get().toString(), Integer.parseInt(port));
  }

  /** An IPv4 address. */
  static Ipv4 address(Fields fields, String key) throws InputProblem {
    Node.Scalar text = fields.scalar(key);
    Optional<Ipv4> address = Ipv4.parse(text.text());
    if (address.isEmpty()) {
      throw text.place()
          .problem(
              "'" + key + "' must be an IPv4 address, not " + text.shown(),
              "Write it such as 10.77.0.11");
    }
    return address.get();
  }

  private static Ipv4Net net(Fields side) throws InputProblem {
    Node.Scalar text = side.scalar("address");
    Optional<Ipv4Net> net = Ipv4Net.parse(text.text());
    if (net.isEmpty()) {
      throw text.place()
          .problem(
              "'address' must be a host's IPv4 address with the length of its prefix, not "
                  + text.shown(),
              "Write it such as 10.77.0.1/24, with a prefix from 8 to 30");
    }
    return net.get();
  }

  private static Topology.Services services(Fields topology) throws InputProblem {
    if (!topology.has("services")) {
      return Topology.Services.NONE;
    }
    Fields services = topology.fields("services").only("dhcp", "dns", "ntp");
    return new Topology.Services(
        services.has("dhcp") ? Optional.of(dhcp(services.fields("dhcp"))) : Optional.empty(),
        services.has("dns") ? names(services.fields("dns")) : new LinkedHashMap<>(),
        services.has("ntp") && services.flag("ntp"));
  }

  private static Topology.Dhcp dhcp(Fields dhcp) throws InputProblem {
    dhcp.only("from", "to", "lease");
    Ipv4 from = address(dhcp, "from");
    Ipv4 to = address(dhcp, "to");
    if (to.compareTo(from) < 0) {
      throw dhcp.place("to")
          .problem("'to' comes before 'from'", "Write the lower address at 'from'");
    }
    long lease = dhcp.quantity("lease", Quantity.DURATION, SHORTEST_LEASE, LONGEST_LEASE);
    return new Topology.Dhcp(from, to, lease / SECOND);
  }

  private static LinkedHashMap<String, Ipv4> names(Fields dns) throws InputProblem {
    var names = new LinkedHashMap<String, Ipv4>();
    for (String name : dns.keys()) {
      if (!name.matches("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?") || names.size() == MAX_NAMES) {
        throw dns.place(name)
            .problem(
                names.size() == MAX_NAMES
                    ? "more than " + MAX_NAMES + " names"
                    : "no name of a host",
                "Write up to " + MAX_NAMES + " entries NAME: ADDRESS, in lower case");
      }
      names.put(name, address(dns, name));
    }
    return names;
  }
}
