package org.pumprig.rig.real;

import java.util.function.Consumer;
import org.pumprig.fault.Injector;
import org.pumprig.fault.SharedInjector;
import org.pumprig.fault.service.CommandService;
import org.pumprig.fault.service.ServiceInjector;
import org.pumprig.fault.service.ServiceProbes;
import org.pumprig.link.Network;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.setup.Gateway;
import org.pumprig.time.Scheduler;

/**
 * A real gateway as faults reach it through its own commands, shared by the runs of one slot.
 *
 * @param shared injects into it
 * @param programs taken down with the slot
 * @param held asked what it has stored; taken down with the slot
 */
public record CommandedGateway(SharedInjector shared, CommandService programs, HeldMessages held)
    implements AutoCloseable {
  /**
   * @param from where the gateway is asked from
   * @param watchdog a thread of its own that ends leases should the controller's hang
   */
  public static CommandedGateway of(
      Gateway gateway, Network from, Scheduler scheduler, Scheduler watchdog) {
    var programs = new CommandService(gateway.commands(), gateway.endpoint(), scheduler);
    ServiceProbes probes =
        gateway.speaksHl7() ? ServiceProbes.plain(from) : ServiceProbes.connectionsOnly(from);
    var injector = new ServiceInjector(programs, probes, scheduler, watchdog);
    return new CommandedGateway(
        new SharedInjector(injector, scheduler),
        programs,
        new HeldMessages(gateway, gateway.commands().place().commands(), scheduler));
  }

  /**
   * Asks what it holds of a unit; one that can't be asked tells nothing.
   *
   * @param sinceMicros wall time from which on messages count
   * @param told on the scheduler's thread
   */
  public void counted(String serial, long sinceMicros, Consumer<? super Input> told) {
    held.ask(serial, sinceMicros, told);
  }

  /** As one unit's run sees it. */
  public Injector forRun(String serial) {
    return shared.forRun(serial);
  }

  @Override
  public void close() {
    programs.close();
    held.close();
  }
}
