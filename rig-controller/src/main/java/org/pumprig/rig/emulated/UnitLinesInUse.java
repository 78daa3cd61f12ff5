package org.pumprig.rig.emulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Injector;
import org.pumprig.fault.power.PowerInjector;
import org.pumprig.fault.serial.SerialFaultLine;
import org.pumprig.link.Link;
import org.pumprig.pump.bench.UnitPorts;
import org.pumprig.rig.hardware.ActuatorOutlet;
import org.pumprig.rig.hardware.LineActuator;

/**
 * What stands between the rig and one unit beside the network, for faults there: a relay in the
 * line to its service port, a hand on its outlet.
 */
final class UnitLinesInUse implements AutoCloseable {
  private final Platform platform;
  private final UnitPorts ports;
  private final Optional<SerialFaultLine> relayed;
  private final Optional<LineActuator> switched;
  private final List<Injector> injectors = new ArrayList<>();

  /**
   * @param own the unit's own back ends
   */
  UnitLinesInUse(String serial, Platform platform, UnitPorts ports, List<BackEnd> own) {
    this.platform = platform;
    this.ports = ports;
    relayed =
        own.contains(BackEnd.SERIAL)
            ? Optional.of(new SerialFaultLine(serial, this::direct, platform.rigScheduler()))
            : Optional.empty();
    switched =
        own.contains(BackEnd.POWER)
            ? Optional.of(
                new LineActuator(
                    platform.rigScheduler(), () -> platform.rigNetwork().connect(ports.power())))
            : Optional.empty();
    relayed.ifPresent(line -> injectors.add(line.injector()));
    switched.ifPresent(this::add);
  }

  /** An emulated outlet goes with this process: nothing has to be undone after its death. */
  private void add(LineActuator actuator) {
    var outlet = new ActuatorOutlet("the outlet", actuator, Optional.empty());
    injectors.add(new PowerInjector(outlet, platform.rigScheduler()));
    platform.rigScheduler().execute(actuator::open);
  }

  private Link direct() {
    return platform.service(ports.service());
  }

  /** A new link to the service port, through the relay if there is one. */
  Link service() {
    return relayed.map(SerialFaultLine::link).orElseGet(this::direct);
  }

  /** Inject into them. */
  List<Injector> injectors() {
    return List.copyOf(injectors);
  }

  @Override
  public void close() {
    switched.ifPresent(actuator -> platform.rigScheduler().execute(actuator::close));
  }
}
