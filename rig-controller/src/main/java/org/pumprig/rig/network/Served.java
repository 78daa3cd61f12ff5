package org.pumprig.rig.network;

import java.net.Inet4Address;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.pumprig.fault.networkservice.ServedNetwork;
import org.pumprig.rig.setup.Ipv4Net;
import org.pumprig.rig.setup.Topology;

/** What a topology serves to its units, for who makes these services ill. */
public final class Served {
  private Served() {}

  /** Empty if it serves nothing. */
  public static Optional<ServedNetwork> of(Topology topology) {
    return topology
        .crossing()
        .filter(_ -> topology.services().any())
        .map(ends -> of(ends, topology.services()));
  }

  private static ServedNetwork of(Topology.Ends ends, Topology.Services services) {
    Ipv4Net own = ends.units().address().orElseThrow();
    var names = new LinkedHashMap<String, Inet4Address>();
    var gateway = new LinkedHashSet<String>();
    services
        .dns()
        .forEach(
            (name, address) -> {
              names.put(name, (Inet4Address) address.inet());
              if (address.toString().equals(ends.endpoint().host())) {
                gateway.add(name);
              }
            });
    return new ServedNetwork(
        ends.units().device(),
        (Inet4Address) own.address().inet(),
        (Inet4Address) own.broadcast().inet(),
        names,
        gateway,
        ServiceFiles.STRATUM);
  }
}
