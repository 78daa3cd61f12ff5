package org.pumprig.rig.lone;

import java.io.IOException;
import java.util.List;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.netem.NetemInjector;
import org.pumprig.fault.nft.NftSettings;
import org.pumprig.host.CommandPlace;
import org.pumprig.link.Endpoint;
import org.pumprig.time.Scheduler;

/** The kernel's network emulator, on the unit's own flow between two interfaces of this machine. */
record NetemInUse(NetemInjector injector, UnitFlow flow) implements BackEndInUse {
  static BackEndInUse open(Reach reach, Scheduler scheduler) throws LoneProblem {
    UnitFlow flow = Interfaces.flow(reach);
    Interfaces.requireRights("the network emulator");
    try {
      var settings =
          NftSettings.ofThisProcess(
              new CommandPlace.Here(), NftInUse.path(flow), List.of(flow), Interfaces.guard());
      return new NetemInUse(new NetemInjector(settings, scheduler), flow);
    } catch (IOException | IllegalArgumentException e) {
      throw new LoneProblem("the network emulator can't be used: " + e.getMessage() + ".", e);
    }
  }

  @Override
  public Endpoint target() {
    return new Endpoint(flow.pumpInterface(), 0);
  }

  @Override
  public String remark() {
    return "By the kernel's network emulator, on "
        + flow.pumpAddress().getHostAddress()
        + " where its packets leave "
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
