package org.pumprig.rig.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pumprig.fault.BackEnd;
import org.pumprig.host.CommandPlace;
import org.pumprig.link.SerialPorts;
import org.pumprig.rig.network.Inspection;
import org.pumprig.rig.network.PathFinding;
import org.pumprig.rig.network.TopologyProblem;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.Topology;

/** Looks at this machine, and at what a rig file needs of it. */
public final class Doctor {
  private final Machine machine = new Machine();
  private final Optional<Rig> rig;
  private final Optional<Topology.Ends> crossing;

  private final Optional<List<PathFinding>> paths;

  private Doctor(Optional<Rig> rig, Optional<List<PathFinding>> paths) {
    this.rig = rig;
    this.paths = paths;
    this.crossing = rig.flatMap(each -> each.topology().crossing());
  }

  /**
   * Looks.
   *
   * @param sshConnection the environment's {@code SSH_CONNECTION}; empty: there is none
   * @param programs the environment's {@code PATH}
   * @param paths what was found about the units' paths; empty: they were not tried
   */
  public static Diagnosis look(
      Optional<Rig> rig, String sshConnection, String programs, Optional<List<PathFinding>> paths) {
    var doctor = new Doctor(rig, paths);
    return new Diagnosis(
        doctor.system(),
        doctor.tools(),
        doctor.backEnds(),
        doctor.machine.packetFilter().faults(),
        doctor.topology(sshConnection),
        rig.map(each -> Bench.look(each, new Reach(SerialPorts.here(), programs)))
            .orElse(List.of()));
  }

  private List<Finding> system() {
    var found = new ArrayList<Finding>();
    for (Finding each : machine.system()) {
      boolean always = each.name().equals("java");
      found.add(each.neededIf(always || crossing.isPresent()));
    }
    found.addAll(machine.clock());
    return found;
  }

  private List<Finding> tools() {
    return Stream.of(Tool.values()).map(tool -> machine.tool(tool).neededIf(needs(tool))).toList();
  }

  private boolean needs(Tool tool) {
    return crossing.isPresent()
        && switch (tool) {
          case IP, TC, NFT, SYSCTL, ETHTOOL -> true;
          case SETPRIV -> services().any() || radio().isPresent();
          case DNSMASQ -> services().dhcp().isPresent() || !services().dns().isEmpty();
          case CHRONYD -> services().ntp();
          case TCPDUMP -> readsAlong();
          case IW, HOSTAPD -> radio().isPresent();
        };
  }

  /** Whether each unit's packets are read along at its port. */
  private boolean readsAlong() {
    return rig.filter(each -> each.real().isPresent() && !each.topology().alwaysProxied())
        .isPresent();
  }

  private Topology.Services services() {
    return rig.map(each -> each.topology().services()).orElse(Topology.Services.NONE);
  }

  private Optional<Topology.AccessPoint> radio() {
    return rig.map(Rig::topology)
        .filter(Topology.AccessPoint.class::isInstance)
        .map(Topology.AccessPoint.class::cast);
  }

  private List<Finding> backEnds() {
    var found = new ArrayList<Finding>();
    for (BackEnd backEnd : BackEnd.values()) {
      Finding each = backEnd(backEnd);
      boolean needs = backEnd == BackEnd.TAP && crossing.map(Topology.Ends::relay).orElse(false);
      String where = rig.map(file -> where(file, backEnd)).orElse("");
      found.add(
          new Finding(
              backEnd.diskName(), each.state(), each.detail() + where, each.remedy(), needs));
    }
    return found;
  }

  /** What the rig file makes of a back end. */
  private static String where(Rig rig, BackEnd backEnd) {
    if (backEnd == BackEnd.ETHERNET && rig.sharedLink().isPresent()) {
      return "; not one unit's alone: this rig's units share '" + rig.sharedLink().get() + "'";
    }
    if (!rig.backEnds().contains(backEnd)) {
      return "; not in this rig's topology";
    }
    return backEnd == BackEnd.ETHERNET ? "; in this rig each unit has its own" : "";
  }

  private Finding backEnd(BackEnd backEnd) {
    return switch (backEnd) {
      case PROXY -> Finding.good("proxy", "in this process; needs no root");
      case NFT -> machine.packetFilter().backEnd();
      case NETEM -> machine.netem();
      case TAP -> machine.tap();
      case SERVICE ->
          Finding.good(
              "service",
              "the emulated gateway's; a real one's by its own commands, here or"
                  + " over SSH, which is in this process");
      case NETWORK_SERVICE -> networkServices();
      case ETHERNET -> machine.ethernet();
      case WIFI -> machine.wifi();
      case SERIAL -> machine.serial();
      case POWER -> Finding.good("power", "through the bench's outlet");
    };
  }

  private Finding networkServices() {
    if (!machine.isRoot()) {
      return Finding.bad("networkService", "needs root", "Start it with sudo");
    }
    return Stream.of(Tool.DNSMASQ, Tool.CHRONYD, Tool.SETPRIV)
        .map(machine::tool)
        .filter(tool -> tool.state() != Finding.State.GOOD)
        .findFirst()
        .orElseGet(() -> Finding.good("networkService", "dnsmasq and chronyd are there"));
  }

  private List<Finding> topology(String sshConnection) {
    if (rig.isEmpty()) {
      return List.of();
    }
    Topology topology = rig.get().topology();
    var found = new ArrayList<Finding>();
    found.add(Finding.good("kind", topology.kind()));
    if (crossing.isEmpty()) {
      found.add(
          Finding.unknown(
              "path", "whether a pump can go round its proxy can't be seen in this topology"));
      return found;
    }
    Topology.Ends ends = crossing.get();
    if (ends.made()) {
      found.add(Finding.good("interfaces", "made in network namespaces for each run"));
    } else {
      found.addAll(interfaces(topology, sshConnection));
    }
    if (readsAlong()) {
      found.add(
          Finding.good(
              "wire",
              "each unit's TCP is read along at its port: a pump's messages don't notice, a"
                  + " transfer at full speed took three times as long when that was measured"));
    }
    radio().ifPresent(own -> found.addAll(Radio.look(own, rig.get().units().size())));
    TopologyProblem.of(rig.get())
        .ifPresent(
            nothing ->
                found.add(
                    Finding.bad("units", nothing.problem(), nothing.remedy()).neededIf(true)));
    if (paths.isEmpty()) {
      found.add(
          Finding.unknown("path", "proved before each run, and by --prove; not without traffic"));
    }
    paths.stream().flatMap(List::stream).map(Doctor::path).forEach(found::add);
    return found;
  }

  private static Finding path(PathFinding proved) {
    String name = "path of " + proved.unit();
    if (!proved.good()) {
      return Finding.bad(
              name,
              proved.detail(),
              "Mend the cabling, or the unit's route: runs are refused until it is proved")
          .neededIf(true);
    }
    return proved.detour() == PathFinding.Answer.UNSEEN
        ? Finding.unknown(name, proved.detail())
        : Finding.good(name, proved.detail());
  }

  private static List<Finding> interfaces(Topology topology, String sshConnection) {
    try {
      List<TopologyProblem> problems =
          new Inspection(new CommandPlace.Here()).problems(topology, sshConnection);
      return problems.isEmpty()
          ? List.of(Finding.good("interfaces", "both are there and free"))
          : problems.stream()
              .map(each -> Finding.bad("interfaces", each.problem(), each.remedy()).neededIf(true))
              .toList();
    } catch (IOException e) {
      return List.of(
          Finding.bad("interfaces", String.valueOf(e.getMessage()), "See above").neededIf(true));
    }
  }
}
