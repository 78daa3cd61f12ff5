package org.pumprig.rig.network;

import java.nio.file.Path;
import java.util.List;
import org.pumprig.rig.setup.Ipv4Net;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.Topology;

/** What the rig's service programs are told: dnsmasq 2.90's and chrony 4.3's file formats. */
final class ServiceFiles {
  static final int STRATUM = 10;
  private static final int MOST_LEASES = 1_000;

  private ServiceFiles() {}

  /** DHCP and DNS, on the units' interface alone, with no word to anybody else. */
  static String dnsmasq(
      Topology.Ends ends, Topology.Services services, List<Rig.Unit> units, Path folder) {
    Ipv4Net own = ends.units().address().orElseThrow();
    var text = new StringBuilder();
    line(text, "interface=" + ends.units().device());
    line(text, "except-interface=lo");
    line(text, "bind-interfaces");
    line(text, "listen-address=" + own.address());
    line(text, "no-resolv");
    line(text, "no-hosts");
    line(text, "no-poll");
    line(text, "user=root"); // a change of user would clear the signal at the rig's death
    line(text, "group=root");
    line(text, "pid-file=");
    line(text, "log-facility=-");
    line(text, "local=//"); // a name without a dot is nobody's either
    if (services.dns().isEmpty()) {
      line(text, "port=0");
    } else {
      line(text, "local=/#/"); // other names don't exist
      services.dns().forEach((name, address) -> line(text, "host-record=" + name + "," + address));
    }
    services.dhcp().ifPresent(dhcp -> dhcp(text, dhcp, own, services, units, folder));
    return text.toString();
  }

  private static void dhcp(
      StringBuilder text,
      Topology.Dhcp dhcp,
      Ipv4Net own,
      Topology.Services services,
      List<Rig.Unit> units,
      Path folder) {
    line(text, "dhcp-authoritative");
    line(text, "dhcp-leasefile=" + folder.resolve("leases"));
    line(text, "dhcp-lease-max=" + MOST_LEASES);
    line(
        text,
        "dhcp-range=%s,%s,%s,%ds"
            .formatted(dhcp.from(), dhcp.to(), own.netmask(), dhcp.leaseSeconds()));
    line(text, "dhcp-option=option:router," + own.address());
    if (!services.dns().isEmpty()) {
      line(text, "dhcp-option=option:dns-server," + own.address());
    }
    if (services.ntp()) {
      line(text, "dhcp-option=option:ntp-server," + own.address());
    }
    for (Rig.Unit unit : units) {
      line(text, "dhcp-host=" + unit.mac().orElseThrow() + "," + unit.address().orElseThrow());
    }
  }

  /** Tells the machine's own time as it is, and never sets it. */
  static String chrony(Topology.Ends ends, Path folder) {
    Ipv4Net own = ends.units().address().orElseThrow();
    var text = new StringBuilder();
    line(text, "local stratum " + STRATUM);
    line(text, "allow " + own.network());
    line(text, "bindaddress " + own.address());
    line(text, "cmdport 0");
    line(text, "bindcmdaddress /");
    line(text, "pidfile " + folder.resolve("chronyd.pid"));
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
