package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Capability;
import org.pumprig.fault.Fault;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.WifiFault;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.Topology;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Words;

/**
 * Which of a rig's back ends injects each fault of a plan: the one asked for, or the best that the
 * rig has. A fault that the rig can't inject is refused, never replaced by another.
 */
final class RigBackEnds {
  private final String file;
  private final Rig rig;
  private final List<String> taking;

  private RigBackEnds(String file, Rig rig, List<String> taking) {
    this.file = file;
    this.rig = rig;
    this.taking = taking;
  }

  /**
   * The same faults, each with its back end.
   *
   * @param units that take part
   */
  static Faults chosen(String file, Faults faults, Rig rig, Units units) throws InputProblem {
    var chooser = new RigBackEnds(file, rig, units.serials(rig));
    List<FaultWindow> windows = new ArrayList<>();
    for (FaultWindow window : faults.windows()) {
      List<PlannedFault> chosen = new ArrayList<>();
      for (PlannedFault fault : window.course().faults()) {
        chooser.requireUnits(fault);
        chosen.add(fault.by(chooser.choose(fault)));
      }
      windows.add(window.with(window.course().with(chosen)));
    }
    return new Faults(faults.gapAtLeastNanos(), windows);
  }

  /** Back ends that can inject a fault into these units' own traffic, best first. */
  private List<BackEnd> able(Fault fault, List<String> reached) {
    return Capabilities.of(fault.name()).map(Capability::backEnds).orElse(List.of()).stream()
        .filter(backEnd -> backEnd != BackEnd.PROXY || proxies(fault, reached))
        .toList();
  }

  /** A proxy ends the streams that pass it: it knows packets only of the datagrams it relays. */
  private boolean proxies(Fault fault, List<String> reached) {
    boolean inPackets = fault instanceof PacketFault;
    return inPackets ? rig.relaysDatagrams(reached) : rig.proxiesStreams(reached);
  }

  private BackEnd choose(PlannedFault planned) throws InputProblem {
    Fault fault = planned.fault();
    List<String> reached = reached(planned.target());
    List<BackEnd> able = able(fault, reached);
    if (planned.backEnd().isPresent() && !able.contains(planned.backEnd().get())) {
      throw problem(
          planned,
          "back end '%s' can't inject '%s'"
              .formatted(planned.backEnd().get().diskName(), fault.name()),
          able.isEmpty() ? "Use a rig that has something else" : "Use " + names(able));
    }
    List<BackEnd> wanted = planned.backEnd().map(List::of).orElseGet(() -> unasked(able));
    List<BackEnd> has = rig.backEnds(reached);
    List<BackEnd> there = wanted.stream().filter(has::contains).toList();
    if (there.isEmpty() && wanted.contains(BackEnd.ETHERNET) && rig.sharedLink().isPresent()) {
      throw problem(
          planned,
          "'%s' would take the link '%s' from all %d units of rig '%s': none has one of its own"
              .formatted(fault.name(), rig.sharedLink().get(), rig.units().size(), rig.id()),
          "Use a rig of one unit behind that interface, or 'namespaces: made'");
    }
    if (there.isEmpty()) {
      throw problem(
          planned,
          "rig '%s' has nothing that injects '%s': that takes %s, and %s has %s"
              .formatted(rig.id(), fault.name(), names(wanted), who(planned.target()), names(has)),
          remedy(wanted.isEmpty() ? BackEnd.PROXY : wanted.getFirst()));
    }
    requireTls(planned);
    requireRadius(planned);
    requireOtherChannel(planned);
    requirePrograms(planned);
    return there.getFirst();
  }

  /** Not every kernel has the network emulator: where others can, a plan has to ask for it. */
  private static List<BackEnd> unasked(List<BackEnd> able) {
    List<BackEnd> others = able.stream().filter(each -> each != BackEnd.NETEM).toList();
    return others.isEmpty() ? able : others;
  }

  private List<String> reached(Target target) {
    return rig.serials().stream().filter(taking::contains).filter(target::reaches).toList();
  }

  private static String who(Target target) {
    return switch (target) {
      case Target.EachUnit _ -> "each of its units";
      case Target.Listed _, Target.Shared _ -> "each unit that it reaches";
    };
  }

  private void requireTls(PlannedFault planned) throws InputProblem {
    List<String> spoken = rig.emulated().tls();
    boolean there =
        switch (planned.fault()) {
          case ServerFault.TlsVersionOff off -> spoken.contains(off.version());
          case ServerFault.CertificateExpired _ -> !spoken.isEmpty();
          default -> true;
        };
    if (!there) {
      throw problem(
          planned,
          "the gateway of rig '%s' speaks %s, so '%s' would change nothing"
              .formatted(
                  rig.id(),
                  spoken.isEmpty() ? "no TLS" : String.join(" and ", spoken) + " only",
                  planned.fault().name()),
          "Name the version in the rig file's 'emulated.tls', or remove the fault");
    }
  }

  private void requireRadius(PlannedFault planned) throws InputProblem {
    boolean asks =
        planned.fault() instanceof WifiFault.RadiusSilent
            || planned.fault() instanceof WifiFault.RadiusRejecting;
    if (asks
        && rig.topology() instanceof Topology.AccessPoint point
        && !point.wifi().enterprise()) {
      throw problem(
          planned,
          "the access point of rig '%s' asks no RADIUS server, so '%s' would change nothing"
              .formatted(rig.id(), planned.fault().name()),
          "Write 'security: enterprise' with its 'radius' in the rig file's 'wifi', or remove the"
              + " fault");
    }
  }

  /** hostapd can't announce one of another band, and one that it is on is no switch. */
  private void requireOtherChannel(PlannedFault planned) throws InputProblem {
    if (planned.fault() instanceof WifiFault.ChannelSwitch(int channel)
        && rig.topology() instanceof Topology.AccessPoint point) {
      int own = point.wifi().channel();
      boolean other =
          WifiFault.ChannelSwitch.isLowBand(channel) != WifiFault.ChannelSwitch.isLowBand(own);
      if (other || channel == own) {
        throw problem(
            planned,
            "the access point of rig '%s' is on channel %d, %s"
                .formatted(
                    rig.id(),
                    own,
                    other
                        ? "and channel " + channel + " is of the other band"
                        : "so a switch to it would change nothing"),
            "Name another channel of the same band");
      }
    }
  }

  private void requirePrograms(PlannedFault planned) throws InputProblem {
    if (planned.fault() instanceof WifiFault fault
        && rig.accessPoint().isPresent()
        && !rig.accessPoint().get().byFault().containsKey(fault.name())) {
      throw problem(
          planned,
          "the access point of rig '%s' has no programs for '%s', only for %s"
              .formatted(
                  rig.id(),
                  fault.name(),
                  String.join(", ", rig.accessPoint().get().byFault().sequencedKeySet())),
          "Write its 'begin', 'end' and 'acts' in the rig file's 'accessPoint'");
    }
  }

  private String remedy(BackEnd wanted) {
    if (rig.topology().alwaysProxied() && (wanted == BackEnd.NFT || wanted == BackEnd.NETEM)) {
      return "Remove 'proxy: always' from the rig file's topology: with it no packet is forwarded;"
          + " or add 'relay: true', whose faults act before the proxy (back end tap)";
    }
    return switch (wanted) {
      case TAP ->
          "Write 'relay: true' in the rig file's topology (bridge, router or redirect), or use"
              + " another fault or back end";
      case NFT, NETEM, ETHERNET ->
          "Use a rig file whose topology is bridge, router or redirect, or a fault in streams";
      case WIFI ->
          "Use a rig file whose topology is access-point, where RADIUS takes 'enterprise'; or write"
              + " 'accessPoint' with programs for somebody else's";
      case NETWORK_SERVICE -> "Use a rig file whose topology is a router with services";
      case SERIAL ->
          "Write 'serviceLine: relayed' to those units in the rig file, if that line is meant";
      case POWER ->
          rig.real().isPresent()
              ? "Give those units an 'outlet' in the rig file"
              : "Write 'outlet: emulated' to those units in the rig file";
      case PROXY ->
          "Give those units a 'proxy' in the rig file, or use a topology of the kind 'redirect'";
      case SERVICE -> "Add 'gateway' with its commands to the rig file";
    };
  }

  private void requireUnits(PlannedFault planned) throws InputProblem {
    List<String> named =
        switch (planned.target()) {
          case Target.EachUnit _ -> List.of();
          case Target.Listed listed -> listed.serials();
          case Target.Shared shared ->
              switch (shared.units()) {
                case Units.All _ -> List.of();
                case Units.Listed listed -> listed.listed();
              };
        };
    for (String serial : named) {
      if (!rig.serials().contains(serial)) {
        throw problem(
            planned,
            "unit '" + serial + "' of the fault's target is not in rig '" + rig.id() + "'",
            Words.instead(serial, rig.serials()));
      }
    }
  }

  private InputProblem problem(PlannedFault planned, String what, String remedy) {
    return new InputProblem(file, planned.line(), what, remedy);
  }

  private static String names(List<BackEnd> backEnds) {
    return backEnds.isEmpty()
        ? "nothing"
        : backEnds.stream().map(BackEnd::diskName).collect(Collectors.joining(", "));
  }
}
