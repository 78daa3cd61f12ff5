package org.pumprig.rig.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pumprig.rig.network.NetworkChange.Address;
import org.pumprig.rig.network.NetworkChange.Bridge;
import org.pumprig.rig.network.NetworkChange.Offloads;
import org.pumprig.rig.network.NetworkChange.Port;
import org.pumprig.rig.network.NetworkChange.Route;
import org.pumprig.rig.network.NetworkChange.Setting;
import org.pumprig.rig.network.NetworkChange.Table;
import org.pumprig.rig.network.NetworkChange.Up;
import org.pumprig.rig.network.NetworkChange.Vlan;
import org.pumprig.rig.setup.Topology;

/** Which changes put a topology up, in their order. */
final class TopologyPlan {
  /** The rig's bridge. */
  static final String BRIDGE = "pumprig0";

  /** The rig's table of the packet filter for what is there as long as the topology is. */
  static final String TABLE = "pumprig_topology";

  private static final List<String> SEGMENTATION =
      List.of(
          "tcp-segmentation-offload",
          "generic-segmentation-offload",
          "generic-receive-offload",
          "large-receive-offload");

  private final Inspection inspection;
  private final List<NetworkChange> changes = new ArrayList<>();

  private TopologyPlan(Inspection inspection) {
    this.inspection = inspection;
  }

  /** Depends on what is there now: what already is as it must be is left alone. */
  static List<NetworkChange> of(Topology topology, Inspection inspection) throws IOException {
    var plan = new TopologyPlan(inspection);
    switch (topology) {
      case Topology.Proxy _ -> {}
      case Topology.Bridge bridge -> plan.bridge(bridge.ends());
      case Topology.Router router -> plan.route(router.ends(), "");
      case Topology.AccessPoint point -> plan.route(point.ends(), "");
      case Topology.Redirect redirect -> plan.route(redirect.ends(), Redirection.rules(redirect));
    }
    return List.copyOf(plan.changes);
  }

  private void bridge(Topology.Ends ends) throws IOException {
    if (ends.relay()) {
      return; // the relay joins both ports
    }
    join(BRIDGE, ports(ends));
  }

  private void join(String bridge, List<String> ports) throws IOException {
    changes.add(new Bridge(bridge));
    quietOnIpv6(bridge);
    for (String port : ports) {
      port(port);
      changes.add(new Port(port, bridge));
    }
    changes.add(new Up(bridge));
  }

  private static List<String> ports(Topology.Ends ends) {
    return Stream.concat(ends.unitPorts().stream(), Stream.of(ends.gateway().port())).toList();
  }

  /** The packet filter first: nothing is forwarded in a way that the rig doesn't mean. */
  private void route(Topology.Ends ends, String redirection) throws IOException {
    changes.add(new Table("inet", TABLE, RouterRules.of(ends, redirection)));
    for (Topology.Side side : List.of(ends.units(), ends.gateway())) {
      boolean relayed = !side.carrier().equals(side.port()); // the relay has the ports then
      if (!relayed && side.own().isEmpty()) {
        port(side.port());
      } else if (!relayed) {
        join(side.port(), ends.unitPorts());
      }
      if (side.vlan().isPresent()) {
        changes.add(new Vlan(side.carrier(), side.vlan().getAsInt()));
        changes.add(new Up(side.device()));
        quietOnIpv6(side.device());
      }
      changes.add(new Address(side.device(), side.address().orElseThrow().toString()));
    }
    ends.gateway()
        .via()
        .ifPresent(
            via ->
                changes.add(
                    new Route(ends.endpoint().host(), via.toString(), ends.gateway().device())));
    setting("net/ipv4/ip_forward", "1");
  }

  private void port(String port) throws IOException {
    quietOnIpv6(port);
    List<String> on = inspection.offloads(port, SEGMENTATION);
    if (!on.isEmpty()) {
      changes.add(new Offloads(port, on));
    }
    if (!inspection.isUp(port)) {
      changes.add(new Up(port));
    }
  }

  /** The rig says nothing of its own on either side: packets there are the units'. */
  private void quietOnIpv6(String device) throws IOException {
    boolean ipv6 = inspection.setting("net/ipv6/conf/all/disable_ipv6").isPresent();
    String key = "net/ipv6/conf/" + device + "/disable_ipv6";
    boolean made = changes.contains(new Bridge(device)) || device.contains(".");
    if (ipv6 && made) {
      changes.add(new Setting(key, "1", "0"));
    } else {
      setting(key, "1");
    }
  }

  private void setting(String key, String value) throws IOException {
    inspection
        .setting(key)
        .filter(before -> !before.equals(value))
        .ifPresent(before -> changes.add(new Setting(key, value, before)));
  }
}
