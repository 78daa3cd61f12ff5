package org.pumprig.rig.lone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.netem.NetemInjector;
import org.pumprig.fault.nft.LeasedInjector;
import org.pumprig.fault.nft.NftInjector;
import org.pumprig.fault.nft.NftSettings;
import org.pumprig.fault.nft.PacketPath;
import org.pumprig.host.CommandPlace;
import org.pumprig.link.Endpoint;
import org.pumprig.time.Scheduler;

/**
 * A part of the kernel whose faults end with a lease, on the unit's own flow between two interfaces
 * of this machine.
 *
 * @param remark how traffic reaches it
 */
record LeasedInUse(LeasedInjector<?> injector, UnitFlow flow, String remark)
    implements BackEndInUse {
  /** The packet filter. */
  static BackEndInUse nft(Reach reach, Scheduler scheduler) throws LoneProblem {
    return open(
        reach,
        "the packet filter",
        "By the kernel's packet filter, on %s between %s and %s.",
        settings -> new NftInjector(settings, scheduler));
  }

  /** The network emulator. */
  static BackEndInUse netem(Reach reach, Scheduler scheduler) throws LoneProblem {
    return open(
        reach,
        "the network emulator",
        "By the kernel's network emulator, on %s where its packets leave %s and %s.",
        settings -> new NetemInjector(settings, scheduler));
  }

  private interface Maker {
    LeasedInjector<?> make(NftSettings settings) throws IOException;
  }

  private static BackEndInUse open(Reach reach, String part, String remark, Maker maker)
      throws LoneProblem {
    UnitFlow flow = Interfaces.flow(reach);
    Interfaces.requireRights(part);
    var here = new CommandPlace.Here();
    try {
      var settings = NftSettings.ofThisProcess(here, path(flow), List.of(flow), Interfaces.guard());
      return new LeasedInUse(
          maker.make(settings),
          flow,
          remark.formatted(
              flow.pumpAddress().getHostAddress(), flow.pumpInterface(), flow.gatewayInterface()));
    } catch (IOException | IllegalArgumentException e) {
      throw new LoneProblem(part + " can't be used: " + e.getMessage() + ".", e);
    }
  }

  private static PacketPath path(UnitFlow flow) {
    return isBridgePort(flow.pumpInterface()) && isBridgePort(flow.gatewayInterface())
        ? PacketPath.BRIDGED
        : PacketPath.ROUTED;
  }

  private static boolean isBridgePort(String device) {
    return Files.exists(Path.of("/sys/class/net", device, "brport"));
  }

  @Override
  public Endpoint target() {
    return new Endpoint(flow.pumpInterface(), 0);
  }

  @Override
  public void close() {
    injector.close();
  }
}
