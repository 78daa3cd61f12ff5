package org.pumprig.rig.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.Injector;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.netem.NetemInjector;
import org.pumprig.fault.nft.NftInjector;
import org.pumprig.fault.nft.NftSettings;
import org.pumprig.fault.nft.PacketPath;
import org.pumprig.fault.tap.TapRecord;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.ManagementGuard;
import org.pumprig.rig.setup.Topology;
import org.pumprig.time.Scheduler;

/** The packet back ends of one topology. */
final class PacketBackEnds implements AutoCloseable {
  private final Closing closing = new Closing();
  private final List<Injector> forAll = new ArrayList<>();
  private final Optional<RelayInTheWay> relay;

  private PacketBackEnds(Optional<RelayInTheWay> relay) {
    this.relay = relay;
  }

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
    var backEnds = new PacketBackEnds(relay);
    PacketPath path = topology instanceof Topology.Bridge ? PacketPath.BRIDGED : PacketPath.ROUTED;
    var settings = NftSettings.ofThisProcess(place, path, flows, guard);
    backEnds.forAll.add(backEnds.closing.add(new NftInjector(settings, scheduler)));
    backEnds.forAll.add(backEnds.closing.add(new NetemInjector(settings, scheduler)));
    return backEnds;
  }

  /** A unit's, best first. */
  List<Injector> of(String serial) {
    var injectors = new ArrayList<>(forAll);
    relay.ifPresent(each -> injectors.add(each.recording(serial)));
    return List.copyOf(injectors);
  }

  void record(String serial, TapRecord record) {
    relay.ifPresent(each -> each.recording(serial).recordTo(record));
  }

  @Override
  public void close() throws IOException {
    closing.close();
  }
}
