package org.pumprig.rig.network;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.ethernet.EthernetPort;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.NetworkNamespace;
import org.pumprig.rig.setup.Ipv4;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.Topology;

/**
 * Namespaces that somebody else made and plugged into this machine's own interfaces: gateway and
 * emulated units are put into them, and nothing in them is changed.
 */
final class NamedNamespaces implements FarPlaces {
  private final Topology.Ends ends;
  private final Topology.Far.Named named;
  private final List<Rig.Unit> units;

  private NamedNamespaces(Topology.Ends ends, Topology.Far.Named named, List<Rig.Unit> units) {
    this.ends = ends;
    this.named = named;
    this.units = List.copyOf(units);
  }

  /**
   * Looks whether each is there and has the address that the rig file gives it.
   *
   * @throws TopologyProblem if not
   */
  static NamedNamespaces of(Topology.Ends ends, Topology.Far.Named named, List<Rig.Unit> units)
      throws IOException {
    var places = new NamedNamespaces(ends, named, units);
    List<String> there =
        ChangeRunner.run(new CommandPlace.Here(), List.of("ip", "netns", "list"), "")
            .lines()
            .map(line -> line.split(" ", 2)[0])
            .toList();
    for (Rig.Unit unit : units) {
      String name = places.name(unit.serial());
      require(there, name);
      device(name, unit.address().orElseThrow().toString());
    }
    require(there, named.gateway());
    device(named.gateway(), ends.endpoint().host());
    return places;
  }

  private static void require(List<String> there, String name) throws TopologyProblem {
    if (!there.contains(name)) {
      throw new TopologyProblem(
          "there is no network namespace '" + name + "'",
          "Make it and plug it into the rig's interface, or correct 'namespaces' of the topology");
    }
  }

  /** The interface that has an address. */
  private static String device(String namespace, String address) throws IOException {
    String holders =
        ChangeRunner.run(
            new CommandPlace.InNamespace(namespace),
            List.of("ip", "-o", "-4", "address", "show", "to", address),
            "");
    String[] words = holders.strip().split("\\s+", -1);
    if (words.length < 2) {
      throw new TopologyProblem(
          "nothing in network namespace '" + namespace + "' has the address " + address,
          "Give it to the interface there that is plugged into the rig's");
    }
    return words[1];
  }

  private String name(String serial) {
    String name = named.units().get(serial);
    if (name == null) {
      throw new IllegalArgumentException("no unit " + serial + " here");
    }
    return name;
  }

  @Override
  public CommandPlace rigPlace() {
    return new CommandPlace.Here();
  }

  @Override
  public NetworkNamespace rig() {
    return NetworkNamespace.ofThisProcess();
  }

  @Override
  public NetworkNamespace gateway() {
    return NetworkNamespace.named(named.gateway());
  }

  @Override
  public NetworkNamespace unit(String serial) {
    return NetworkNamespace.named(name(serial));
  }

  @Override
  public EthernetPort port(String serial) {
    return new EthernetPort(rigPlace(), ends.unitPort(serial));
  }

  @Override
  public Optional<EthernetPort> unitEnd(String serial) throws IOException {
    Ipv4 address =
        units.stream()
            .filter(unit -> unit.serial().equals(serial))
            .findFirst()
            .flatMap(Rig.Unit::address)
            .orElseThrow();
    return Optional.of(
        new EthernetPort(
            new CommandPlace.InNamespace(name(serial)), device(name(serial), address.toString())));
  }

  /** Nothing was made. */
  @Override
  public void close() {}
}
