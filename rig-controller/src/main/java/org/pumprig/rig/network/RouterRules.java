package org.pumprig.rig.network;

import org.pumprig.rig.setup.Ipv4Net;
import org.pumprig.rig.setup.Topology;

/** What the rig's router lets pass, and with which address. */
final class RouterRules {
  private RouterRules() {}

  /**
   * Units reach the gateway's side and nothing else; nobody reaches them unasked. Addresses are
   * translated after the packet back ends have seen the units' own.
   *
   * @param redirection further lines of the table
   */
  static String of(Topology.Ends ends, String redirection) {
    String units = ends.units().device();
    String gateway = ends.gateway().device();
    Ipv4Net network = ends.units().address().orElseThrow();
    return """
    table inet %s {
    %s  chain forward {
        type filter hook forward priority -10; policy accept;
        iifname "%s" oifname != "%s" counter drop
        oifname "%s" iifname != "%s" counter drop
        oifname "%s" ct state new counter drop
      }
      chain postrouting {
        type nat hook postrouting priority 100; policy accept;
        oifname "%s" ip saddr %s masquerade
      }
    }
    """
        .formatted(
            TopologyPlan.TABLE,
            redirection,
            units,
            gateway,
            units,
            gateway,
            units,
            gateway,
            network.network());
  }
}
