package org.pumprig.rig.network;

import java.util.Optional;
import org.pumprig.fault.ethernet.EthernetPort;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.NetworkNamespace;
import org.pumprig.rig.setup.Topology;

/** This machine's own interfaces with cables in them: what is at their ends can't be entered. */
record WiredPlaces(Topology.Ends ends) implements BenchPlaces {
  @Override
  public CommandPlace rigPlace() {
    return new CommandPlace.Here();
  }

  @Override
  public NetworkNamespace rig() {
    return NetworkNamespace.ofThisProcess();
  }

  @Override
  public EthernetPort port(String serial) {
    return new EthernetPort(rigPlace(), ends.unitPort(serial));
  }

  @Override
  public Optional<EthernetPort> unitEnd(String serial) {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
