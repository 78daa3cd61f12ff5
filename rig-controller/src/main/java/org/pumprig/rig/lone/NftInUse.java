package org.pumprig.rig.lone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.nft.NftInjector;
import org.pumprig.fault.nft.NftSettings;
import org.pumprig.fault.nft.PacketPath;
import org.pumprig.host.CommandPlace;
import org.pumprig.link.Endpoint;
import org.pumprig.time.Scheduler;

/** The kernel's packet filter, on the unit's own flow between two interfaces of this machine. */
record NftInUse(NftInjector injector, UnitFlow flow) implements BackEndInUse {
  static BackEndInUse open(Reach reach, Scheduler scheduler) throws LoneProblem {
    UnitFlow flow = Interfaces.flow(reach);
    Interfaces.requireRights("the packet filter");
    var here = new CommandPlace.Here();
    try {
      var settings = NftSettings.ofThisProcess(here, path(flow), List.of(flow), Interfaces.guard());
      return new NftInUse(new NftInjector(settings, scheduler), flow);
    } catch (IOException | IllegalArgumentException e) {
      throw new LoneProblem("the packet filter can't be used: " + e.getMessage() + ".", e);
    }
  }

  static PacketPath path(UnitFlow flow) {
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
  public String remark() {
    return "By the kernel's packet filter, on "
        + flow.pumpAddress().getHostAddress()
        + " between "
        + flow.pumpInterface()
        + " and "
        + flow.gatewayInterface()
        + ".";
  }

  @Override
  public void close() {
    injector.close();
  }
}
