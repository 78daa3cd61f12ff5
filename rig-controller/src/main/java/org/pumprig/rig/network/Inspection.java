package org.pumprig.rig.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;
import org.pumprig.host.ManagementGuard;
import org.pumprig.rig.setup.Ipv4;
import org.pumprig.rig.setup.Ipv4Net;
import org.pumprig.rig.setup.Topology;

/** Looks whether a machine can have a topology without anything foreign being touched. */
public final class Inspection {
  /**
   * Sends what a bridge passes on through the packet filter of routed packets: rules would see a
   * packet twice, and address translation would be settled before the router has seen it.
   */
  static final String BRIDGED_FILTER = "net/bridge/bridge-nf-call-iptables";

  private static final long WITHIN_NANOS = 10_000_000_000L;
  private static final Pattern MASTER = Pattern.compile(" master (\\S+) ");
  private static final Pattern QDISC = Pattern.compile("qdisc (\\S+) (\\S+) root.*");
  private static final Pattern ADDRESS = Pattern.compile("inet (\\S+)");

  private static final Pattern ON_DEVICE =
      Pattern.compile("^\\d+: (\\S+) +inet ([0-9.]+)(?: peer [0-9.]+)?/([1-9][0-9]?) ");

  private final CommandPlace place;
  private final Commands commands;

  /**
   * @param place whose network is looked at
   */
  public Inspection(CommandPlace place) {
    this.place = place;
    this.commands = place.commands();
  }

  /**
   * Everything that keeps the topology from being put up here; empty: nothing.
   *
   * @param sshConnection the environment's {@code SSH_CONNECTION}; empty: there is none
   * @throws IOException if it can't be looked at
   */
  public List<TopologyProblem> problems(Topology topology, String sshConnection)
      throws IOException {
    Optional<Topology.Ends> crossing = topology.crossing();
    if (crossing.isEmpty()) {
      return List.of();
    }
    var problems = new ArrayList<TopologyProblem>();
    List<String> guarded = guarded(topology.management(), sshConnection);
    Topology.Ends ends = crossing.get();
    for (String port : ends.unitPorts()) {
      side(port, ends.units(), guarded, problems::add);
    }
    side(ends.gateway().port(), ends.gateway(), guarded, problems::add);
    networks(ends, problems::add);
    names(topology, problems::add);
    bridgedFilter(topology, ends, problems::add);
    return List.copyOf(problems);
  }

  private void bridgedFilter(Topology topology, Topology.Ends ends, Consumer<TopologyProblem> tell)
      throws IOException {
    boolean bridges =
        topology instanceof Topology.Bridge || ends.relay() || !ends.units().own().isEmpty();
    if (bridges && setting(BRIDGED_FILTER).filter("1"::equals).isPresent()) {
      tell.accept(
          new TopologyProblem(
              "what bridges pass on goes through this machine's packet filter",
              "Switch that off, if nothing here relies on it (containers may): 'sysctl -w "
                  + BRIDGED_FILTER.replace('/', '.')
                  + "=0'"));
    }
  }

  /** Interfaces that no fault may touch: the management connection's and the default route's. */
  private List<String> guarded(Optional<String> management, String sshConnection)
      throws IOException {
    var guarded = new ArrayList<String>();
    management.ifPresent(guarded::add);
    guarded.addAll(ManagementGuard.defaultRoutes(commands));
    String[] ssh = sshConnection.split(" ", -1);
    if (ssh.length == 4) { // client, its port, server, its port
      out("ip", "-o", "address", "show", "to", ssh[2])
          .lines()
          .map(line -> line.split("\\s+"))
          .filter(words -> words.length > 1)
          .forEach(words -> guarded.add(words[1]));
    }
    return List.copyOf(guarded);
  }

  private void side(
      String port, Topology.Side side, List<String> guarded, Consumer<TopologyProblem> tell)
      throws IOException {
    Commands.Result link = run("ip", "-o", "link", "show", "dev", port);
    if (!link.ok()) {
      tell.accept(
          new TopologyProblem(
              "there is no network interface '" + port + "'",
              "Plug it in, or correct the rig file; 'ip link' shows what is there"));
      return;
    }
    if (guarded.contains(port) || guarded.contains(side.device())) {
      tell.accept(
          new TopologyProblem(
              "'" + port + "' carries the default route or the management connection",
              "Faults there would cut the rig off: use another interface for the topology"));
    }
    Matcher master = MASTER.matcher(link.output());
    if (master.find()) {
      tell.accept(
          new TopologyProblem(
              "'" + port + "' already belongs to '" + master.group(1) + "'",
              "Take it out there: 'ip link set dev " + port + " nomaster'"));
    }
    Matcher address = ADDRESS.matcher(out("ip", "-o", "-4", "address", "show", "dev", port));
    if (address.find()) {
      tell.accept(
          new TopologyProblem(
              "'" + port + "' has the address " + address.group(1) + ", which is not the rig's",
              ("Take it away: 'ip address del %s dev %s'; if NetworkManager gave it, first 'nmcli"
                      + " device set %2$s managed no'")
                  .formatted(address.group(1), port)));
    }
    out("tc", "qdisc", "show", "dev", port, "root")
        .lines()
        .map(QDISC::matcher)
        .filter(Matcher::matches)
        .filter(root -> !root.group(2).equals("0:")) // the kernel's own has no number
        .forEach(
            root ->
                tell.accept(
                    new TopologyProblem(
                        "'%s' has a foreign root qdisc: %s %s"
                            .formatted(port, root.group(1), root.group(2)),
                        "Remove it with its owner's tools; the rig doesn't touch it")));
  }

  /** Answers to units would leave by the other interface, and its hosts would be cut off. */
  private void networks(Topology.Ends ends, Consumer<TopologyProblem> tell) throws IOException {
    List<Topology.Side> sides = List.of(ends.units(), ends.gateway());
    for (String line : out("ip", "-o", "-4", "address", "show").lines().toList()) {
      Matcher there = ON_DEVICE.matcher(line);
      if (!there.find() || isOneOf(sides, there.group(1))) {
        continue;
      }
      var other =
          new Ipv4Net(Ipv4.parse(there.group(2)).orElseThrow(), Integer.parseInt(there.group(3)));
      sides.stream()
          .flatMap(side -> side.address().stream())
          .filter(own -> own.overlaps(other))
          .forEach(own -> tell.accept(overlap(own, other, there.group(1))));
    }
  }

  private static boolean isOneOf(List<Topology.Side> sides, String device) {
    return sides.stream()
        .anyMatch(side -> device.equals(side.device()) || device.equals(side.port()));
  }

  private static TopologyProblem overlap(Ipv4Net own, Ipv4Net other, String device) {
    return new TopologyProblem(
        "the topology's network %s is also on '%s', which has %s"
            .formatted(own.network(), device, other),
        ("Packets would leave by the wrong interface: take '%s' off '%s', or give the topology"
                + " another network")
            .formatted(other, device));
  }

  private void names(Topology topology, Consumer<TopologyProblem> tell) throws IOException {
    for (NetworkChange change : own(topology)) {
      if (change.isThere(run(change.probe().toArray(String[]::new)))) {
        tell.accept(
            new TopologyProblem(
                "there is already a " + String.join(" ", change.words()),
                "It is no rig's that this machine's ledger knows; remove it: '"
                    + String.join(" ", change.undo())
                    + "'"));
      }
    }
  }

  /** What bears the rig's names. */
  private static List<NetworkChange> own(Topology topology) {
    Topology.Ends ends = topology.crossing().orElseThrow();
    if (topology instanceof Topology.Bridge && ends.relay()) {
      return List.of(); // the relay looks after its own names
    }
    Stream<NetworkChange> vlans =
        Stream.of(ends.units(), ends.gateway())
            .filter(side -> side.address().isPresent() && side.vlan().isPresent())
            .map(side -> new NetworkChange.Vlan(side.carrier(), side.vlan().getAsInt()));
    NetworkChange named =
        switch (topology) {
          case Topology.Bridge _ -> new NetworkChange.Bridge(TopologyPlan.BRIDGE);
          case Topology.Proxy _, Topology.Router _, Topology.Redirect _, Topology.AccessPoint _ ->
              new NetworkChange.Table("inet", TopologyPlan.TABLE, "");
        };
    Stream<NetworkChange> joined =
        topology instanceof Topology.Bridge || ends.relay() || ends.units().own().isEmpty()
            ? Stream.of()
            : Stream.of(new NetworkChange.Bridge(ends.units().port()));
    return Stream.of(vlans, joined, Stream.of(named)).flatMap(each -> each).toList();
  }

  /** Whether an interface is set up. */
  boolean isUp(String device) throws IOException {
    return !out("ip", "-o", "link", "show", "dev", device, "up").isBlank();
  }

  /** A kernel setting; empty if this kernel has none of that name. */
  Optional<String> setting(String key) throws IOException {
    Commands.Result result = run("sysctl", "-n", key);
    return result.ok() ? Optional.of(result.output().strip()) : Optional.empty();
  }

  /** Those of the features that are on and can be switched. */
  List<String> offloads(String device, List<String> features) throws IOException {
    List<String> lines = out("ethtool", "-k", device).lines().map(String::strip).toList();
    return features.stream().filter(each -> lines.contains(each + ": on")).toList();
  }

  private Commands.Result run(String... argv) throws IOException {
    return commands.run(List.of(argv), "", WITHIN_NANOS);
  }

  private String out(String... argv) throws IOException {
    return ChangeRunner.run(place, List.of(argv), "");
  }
}
