package org.pumprig.rig.lone;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.pumprig.fault.Injector;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.tap.TapPlan;
import org.pumprig.host.CommandPlace;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.network.ChangeLedger;
import org.pumprig.rig.network.RelayInTheWay;
import org.pumprig.time.Scheduler;

/** A relay in user space that joins two bare interfaces as long as the fault lasts. */
record TapInUse(UnitFlow flow, RelayInTheWay relay) implements BackEndInUse {
  static BackEndInUse open(
      Reach reach, Scheduler scheduler, ChangeLedger ledger, Consumer<String> remark)
      throws LoneProblem {
    UnitFlow flow = Interfaces.flow(reach);
    Interfaces.requireRights("a relay between TAP devices");
    List<String> sides = List.of(flow.pumpInterface(), flow.gatewayInterface());
    try {
      Interfaces.requireUnguarded(sides);
      TapPlan plan =
          TapPlan.between(
              new CommandPlace.Here(), List.of(sides.get(0)), sides.get(1), Interfaces.guard());
      return new TapInUse(flow, RelayInTheWay.make(plan, List.of(flow), scheduler, ledger, remark));
    } catch (IOException e) {
      throw new LoneProblem(
          "no relay can join "
              + String.join(" and ", sides)
              + ": "
              + e.getMessage()
              + ". It needs two bare interfaces of its own; where this machine routes or bridges"
              + " already, use --back-end nft, or a plan on a rig with 'relay: true'.",
          e);
    }
  }

  @Override
  public Injector injector() {
    return relay.injector();
  }

  @Override
  public Endpoint target() {
    return new Endpoint(flow.pumpInterface(), 0);
  }

  @Override
  public String remark() {
    return "By a relay that joins "
        + flow.pumpInterface()
        + " and "
        + flow.gatewayInterface()
        + ", their only way until the fault is over; faulted are the packets of "
        + flow.pumpAddress().getHostAddress()
        + ".";
  }

  @Override
  public void close() throws IOException {
    relay.close();
  }
}
