package org.pumprig.rig.emulated;

import java.util.Optional;
import org.pumprig.fault.Injector;
import org.pumprig.fault.SharedInjector;
import org.pumprig.fault.service.CommandService;
import org.pumprig.fault.service.ServiceControl;
import org.pumprig.fault.service.ServiceInjector;
import org.pumprig.fault.service.ServiceProbes;
import org.pumprig.link.Endpoint;
import org.pumprig.pump.gateway.EmulatedGateway;
import org.pumprig.rig.setup.Gateway;

/**
 * The gateway of one slot as faults reach it, shared by its runs: the emulated one, or a real one
 * through its own commands.
 *
 * @param endpoint where the proxies connect
 * @param shared injects into it
 * @param programs of a real one; taken down with the slot
 */
record SlotGateway(Endpoint endpoint, SharedInjector shared, Optional<CommandService> programs)
    implements AutoCloseable {
  static SlotGateway emulated(Platform platform, EmulatedGateway gateway) {
    var control = new GatewayControl(platform.rigScheduler(), platform.benchScheduler(), gateway);
    ServiceProbes probes =
        platform
            .tls()
            .map(tls -> ServiceProbes.tls(platform.probeNetwork(), tls.rig()))
            .orElseGet(() -> ServiceProbes.plain(platform.probeNetwork()));
    return of(platform, control, probes, Optional.empty());
  }

  static SlotGateway real(Platform platform, Gateway gateway) {
    var programs =
        new CommandService(gateway.commands(), gateway.endpoint(), platform.rigScheduler());
    ServiceProbes probes =
        gateway.speaksHl7()
            ? ServiceProbes.plain(platform.rigNetwork())
            : ServiceProbes.connectionsOnly(platform.rigNetwork());
    return of(platform, programs, probes, Optional.of(programs));
  }

  private static SlotGateway of(
      Platform platform,
      ServiceControl control,
      ServiceProbes probes,
      Optional<CommandService> programs) {
    var injector =
        new ServiceInjector(control, probes, platform.rigScheduler(), platform.watchdog());
    return new SlotGateway(
        control.endpoint(), new SharedInjector(injector, platform.rigScheduler()), programs);
  }

  Injector forRun(String serial) {
    return shared.forRun(serial);
  }

  @Override
  public void close() {
    programs.ifPresent(CommandService::close);
  }
}
