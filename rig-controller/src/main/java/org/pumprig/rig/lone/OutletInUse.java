package org.pumprig.rig.lone;

import java.util.Optional;
import org.pumprig.fault.Injector;
import org.pumprig.fault.power.PowerInjector;
import org.pumprig.link.Endpoint;
import org.pumprig.link.TcpNetwork;
import org.pumprig.rig.hardware.ActuatorOutlet;
import org.pumprig.rig.hardware.LineActuator;
import org.pumprig.rig.hardware.OutletAddress;
import org.pumprig.rig.hardware.OutletUndoer;
import org.pumprig.time.Scheduler;

/** A unit's switched outlet. */
record OutletInUse(
    OutletAddress address,
    TcpNetwork network,
    LineActuator actuator,
    Injector injector,
    Scheduler scheduler)
    implements BackEndInUse {
  static BackEndInUse open(Reach reach, Scheduler scheduler) throws LoneProblem {
    String text =
        reach.outlet().orElseThrow(() -> new LoneProblem("a fault of the power needs --outlet."));
    OutletAddress address;
    try {
      address = OutletAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new LoneProblem("--outlet: " + e.getMessage() + ".", e);
    }
    var network = new TcpNetwork(scheduler);
    var actuator = new LineActuator(scheduler, () -> address.link(scheduler, network));
    String name = "outlet at " + address;
    var outlet = new ActuatorOutlet(name, actuator, Optional.of(OutletUndoer.undo(name, address)));
    scheduler.execute(actuator::open);
    return new OutletInUse(
        address, network, actuator, new PowerInjector(outlet, scheduler), scheduler);
  }

  @Override
  public Endpoint target() {
    return switch (address) {
      case OutletAddress.Tcp(Endpoint endpoint) -> endpoint;
      case OutletAddress.Serial(String device, int _) -> new Endpoint(device, 0);
    };
  }

  @Override
  public String remark() {
    return "Through the outlet at " + address + ".";
  }

  @Override
  public void close() {
    scheduler.execute(actuator::close);
    network.close();
  }
}
