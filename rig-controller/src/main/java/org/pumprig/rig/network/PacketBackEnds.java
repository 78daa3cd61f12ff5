package org.pumprig.rig.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.fault.Injector;
import org.pumprig.fault.UnitFlow;
import org.pumprig.host.CommandPlace;
import org.pumprig.rig.setup.Topology;
import org.pumprig.time.Scheduler;

/** The packet back ends of one topology, each serving all units. */
final class PacketBackEnds implements AutoCloseable {
  private final Closing closing = new Closing();
  private final List<Injector> injectors = new ArrayList<>();

  private PacketBackEnds() {}

  /**
   * @param place where the traffic crosses
   * @throws IOException if one can't be had; then none is left
   */
  static PacketBackEnds start(
      CommandPlace place, Topology topology, List<UnitFlow> flows, Scheduler scheduler)
      throws IOException {
    return new PacketBackEnds();
  }

  /** Those of a unit, best first. */
  List<Injector> of(String serial) {
    return List.copyOf(injectors);
  }

  @Override
  public void close() throws IOException {
    closing.close();
  }
}
