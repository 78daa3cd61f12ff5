package org.pumprig.rig.lone;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Fault;
import org.pumprig.fault.NetworkServiceFault;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.WifiFault;
import org.pumprig.rig.network.ChangeLedger;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.Scheduler;

/** Chooses the back end of a fault on its own, and makes it. */
final class BackEndsInUse {
  private BackEndsInUse() {}

  /**
   * Which back end: the one asked for, if it can; else the first that can and that can be reached.
   *
   * @param asked by name; empty: any
   */
  static BackEnd choose(Fault fault, Optional<BackEnd> asked, Reach reach) throws LoneProblem {
    List<BackEnd> can =
        Capabilities.of(fault.name()).map(row -> row.backEnds()).orElseGet(List::of);
    if (asked.isPresent()) {
      if (!can.contains(asked.get())) {
        throw new LoneProblem(
            "%s can't inject %s; %s can."
                .formatted(asked.get().diskName(), fault.name(), names(can)));
      }
      return asked.get();
    }
    for (BackEnd each : can) {
      if (isReached(each, reach)) {
        return each;
      }
    }
    throw new LoneProblem(
        fault.name()
            + " needs "
            + can.stream()
                .map(each -> needs(each) + " (" + each.diskName() + ")")
                .distinct()
                .collect(Collectors.joining(", or "))
            + ".");
  }

  private static String names(List<BackEnd> backEnds) {
    return backEnds.stream().map(BackEnd::diskName).collect(Collectors.joining(", "));
  }

  private static boolean isReached(BackEnd backEnd, Reach reach) {
    return switch (backEnd) {
      case PROXY -> reach.listen().isPresent();
      case NFT, NETEM, TAP -> reach.address().isPresent() && reach.unitInterface().isPresent();
      case SERVICE, NETWORK_SERVICE -> reach.rig().isPresent();
      case ETHERNET -> reach.unitInterface().isPresent();
      case WIFI -> reach.unitInterface().isPresent() || reach.rig().isPresent();
      case SERIAL -> reach.unitPort().isPresent();
      case POWER -> reach.outlet().isPresent();
    };
  }

  private static String needs(BackEnd backEnd) {
    return switch (backEnd) {
      case PROXY -> "--listen and --upstream";
      case NFT, NETEM, TAP -> "--unit-interface, --gateway-interface and --address";
      case SERVICE, NETWORK_SERVICE -> "--rig";
      case ETHERNET -> "--unit-interface";
      case WIFI -> "--unit-interface, or --rig with an accessPoint";
      case SERIAL -> "--unit-port and --controller-port";
      case POWER -> "--outlet";
    };
  }

  /**
   * Makes it; nothing is applied yet.
   *
   * @param ledger enters what has to be changed for it
   * @param remark told in one line of what else the user must know
   */
  static BackEndInUse open(
      BackEnd backEnd,
      Fault fault,
      Reach reach,
      Scheduler scheduler,
      ChangeLedger ledger,
      Consumer<String> remark)
      throws LoneProblem, InputProblem, IOException {
    BackEndInUse made =
        switch (backEnd) {
          case PROXY ->
              fault instanceof PacketFault
                  ? DatagramsInUse.open(reach, scheduler)
                  : ProxyInUse.open(reach, scheduler);
          case SERVICE -> GatewayInUse.open(reach, (ServerFault) fault, scheduler);
          case SERIAL -> SerialInUse.open(reach, scheduler);
          case POWER -> OutletInUse.open(reach, scheduler);
          case NFT -> LeasedInUse.nft(reach, scheduler);
          case NETEM -> LeasedInUse.netem(reach, scheduler);
          case TAP -> TapInUse.open(reach, scheduler, ledger, remark);
          case ETHERNET -> EthernetInUse.open(reach, scheduler);
          case WIFI ->
              reach.unitInterface().isPresent()
                  ? WifiInUse.open(reach, scheduler)
                  : CommandedPointInUse.open(reach, (WifiFault) fault, scheduler);
          case NETWORK_SERVICE -> ServicesInUse.open(reach, (NetworkServiceFault) fault, scheduler);
        };
    if (!made.injector().injects(fault)) {
      made.close();
      throw new LoneProblem(backEnd.diskName() + " can't inject " + fault.name() + " here.");
    }
    return made;
  }
}
