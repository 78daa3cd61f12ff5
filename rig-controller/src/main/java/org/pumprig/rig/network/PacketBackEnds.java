package org.pumprig.rig.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.Injector;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.nft.NftInjector;
import org.pumprig.fault.nft.NftSettings;
import org.pumprig.fault.nft.PacketPath;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.ManagementGuard;
import org.pumprig.rig.setup.Topology;
import org.pumprig.time.Scheduler;

/** The packet back ends of one topology, each serving all units. */
final class PacketBackEnds implements AutoCloseable {
  private final Closing closing = new Closing();
  private final List<Injector> injectors = new ArrayList<>();

  private PacketBackEnds() {}

  /**
   * @param place where the traffic crosses
   * @param guard refuses what would cut the rig off
   * @throws IOException if one can't be had; then none is left
   */
  static PacketBackEnds start(
      CommandPlace place,
      Topology topology,
      List<UnitFlow> flows,
      ManagementGuard guard,
      Scheduler scheduler,
      Optional<RelayInTheWay> relay)
      throws IOException {
    var backEnds = new PacketBackEnds();
    PacketPath path = topology instanceof Topology.Bridge ? PacketPath.BRIDGED : PacketPath.ROUTED;
    backEnds.injectors.add(
        backEnds.closing.add(
            new NftInjector(NftSettings.ofThisProcess(place, path, flows, guard), scheduler)));
    relay.ifPresent(each -> backEnds.injectors.add(each.injector()));
    return backEnds;
  }

  /** All, best first. */
  List<Injector> all() {
    return List.copyOf(injectors);
  }

  @Override
  public void close() throws IOException {
    closing.close();
  }
}
