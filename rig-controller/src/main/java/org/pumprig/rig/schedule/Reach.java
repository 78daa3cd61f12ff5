package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pumprig.fault.BackEnd;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlannedFault;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.Topology;

/** On which connections a plan's faults act: those already open, or new ones only. */
final class Reach {
  private Reach() {}

  static List<String> lines(Plan plan, Rig rig) {
    List<String> lines = new ArrayList<>();
    String streams = names(plan, by -> by == BackEnd.PROXY);
    String packets =
        names(plan, by -> by == BackEnd.NFT || by == BackEnd.NETEM || by == BackEnd.TAP);
    if (!streams.isEmpty()) {
      lines.add(
          switch (rig.topology()) {
            case Topology.Redirect redirect when redirect.always() ->
                streams + ": on open and new connections, which all pass the proxy";
            case Topology.Redirect _ ->
                streams
                    + ": on connections made while the fault lasts, never on open ones, which pass"
                    + " beside the proxy; for those take a packet fault (by nft or tap), or"
                    + " 'proxy: always' in the topology of real units, or topology 'kind: proxy'";
            case Topology.Proxy _, Topology.Bridge _, Topology.Router _, Topology.AccessPoint _ ->
                streams + ": on open and new connections that pass the proxy";
          });
    }
    if (!packets.isEmpty()) {
      lines.add(packets + ": on the packets of open and new connections");
    }
    return lines;
  }

  private static String names(Plan plan, Predicate<BackEnd> which) {
    return plan.faults().windows().stream()
        .flatMap(window -> window.course().faults().stream())
        .filter(planned -> planned.backEnd().filter(which).isPresent())
        .map(PlannedFault::fault)
        .map(fault -> fault.name())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
