package org.pumprig.rig.lone;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.ethernet.EthernetInjector;
import org.pumprig.fault.ethernet.EthernetPort;
import org.pumprig.host.CommandPlace;
import org.pumprig.link.Endpoint;
import org.pumprig.time.Scheduler;

/** The link of one of this machine's interfaces: all that passes there is cut off. */
record EthernetInUse(String device, EthernetInjector injector) implements BackEndInUse {
  static BackEndInUse open(Reach reach, Scheduler scheduler) throws LoneProblem {
    String device =
        Interfaces.existing("a fault of a link", "--unit-interface", reach.unitInterface());
    Interfaces.requireRights("an Ethernet link");
    try {
      Interfaces.requireUnguarded(List.of(device));
      var port = new EthernetPort(new CommandPlace.Here(), device);
      return new EthernetInUse(
          device, EthernetInjector.open(port, Optional.empty(), Interfaces.guard(), scheduler));
    } catch (IOException | IllegalArgumentException e) {
      throw new LoneProblem("the link of " + device + " can't be used: " + e.getMessage() + ".", e);
    }
  }

  @Override
  public Endpoint target() {
    return new Endpoint(device, 0);
  }

  @Override
  public String remark() {
    return "By the link of "
        + device
        + ", with all that passes there. If this process is killed, the link stays down until"
        + " 'pumprig faults clear'.";
  }

  @Override
  public void close() {
    injector.close();
  }
}
