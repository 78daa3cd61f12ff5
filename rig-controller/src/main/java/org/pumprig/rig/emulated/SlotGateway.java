package org.pumprig.rig.emulated;

import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.Injector;
import org.pumprig.fault.SharedInjector;
import org.pumprig.fault.service.ServiceInjector;
import org.pumprig.fault.service.ServiceProbes;
import org.pumprig.link.Endpoint;
import org.pumprig.pump.gateway.EmulatedGateway;
import org.pumprig.rig.event.GatewayObservation.GatewayCounted;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.real.CommandedGateway;
import org.pumprig.rig.setup.Gateway;

/**
 * The gateway of one slot as faults reach it, shared by its runs: the emulated one, or a real one
 * through its own commands.
 *
 * @param endpoint where the proxies connect
 * @param shared injects into it
 * @param real a real one; taken down with the slot
 * @param emulated the emulated one
 */
record SlotGateway(
    Endpoint endpoint,
    SharedInjector shared,
    Optional<CommandedGateway> real,
    Optional<EmulatedGateway> emulated)
    implements AutoCloseable {
  static SlotGateway emulated(Platform platform, EmulatedGateway gateway) {
    var control = new GatewayControl(platform.rigScheduler(), platform.benchScheduler(), gateway);
    ServiceProbes probes =
        platform
            .tls()
            .map(tls -> ServiceProbes.tls(platform.probeNetwork(), tls.rig()))
            .orElseGet(() -> ServiceProbes.plain(platform.probeNetwork()));
    var injector =
        new ServiceInjector(control, probes, platform.rigScheduler(), platform.watchdog());
    return new SlotGateway(
        control.endpoint(),
        new SharedInjector(injector, platform.rigScheduler()),
        Optional.empty(),
        Optional.of(gateway));
  }

  static SlotGateway real(Platform platform, Gateway gateway) {
    var commanded =
        CommandedGateway.of(
            gateway, platform.rigNetwork(), platform.rigScheduler(), platform.watchdog());
    return new SlotGateway(
        gateway.endpoint(), commanded.shared(), Optional.of(commanded), Optional.empty());
  }

  /** Asks the emulated one for its ledger, a real one by its program. */
  void counted(Platform platform, String serial, long sinceMicros, Consumer<? super Input> told) {
    real.ifPresent(one -> one.counted(serial, sinceMicros, told));
    emulated.ifPresent(
        gateway ->
            platform
                .benchScheduler()
                .execute(
                    () -> {
                      Input counted = counted(gateway, serial);
                      platform.rigScheduler().execute(() -> told.accept(counted));
                    }));
  }

  private static GatewayCounted counted(EmulatedGateway gateway, String serial) {
    return gateway.receipts().stream()
        .filter(held -> held.sender().equals(serial))
        .findFirst()
        .map(
            held ->
                new GatewayCounted(
                    held.messages(),
                    held.doubles(),
                    held.missing(),
                    held.unnumbered(),
                    held.first(),
                    held.last()))
        .orElse(new GatewayCounted(0, 0, 0, 0, -1, -1));
  }

  Injector forRun(String serial) {
    return shared.forRun(serial);
  }

  @Override
  public void close() {
    real.ifPresent(CommandedGateway::close);
  }
}
