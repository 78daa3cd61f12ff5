package org.pumprig.rig.lone;

import java.nio.file.Path;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.service.CommandService;
import org.pumprig.fault.service.ServiceInjector;
import org.pumprig.fault.service.ServiceProbes;
import org.pumprig.link.Endpoint;
import org.pumprig.link.TcpNetwork;
import org.pumprig.rig.setup.Gateway;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.Scheduler;
import org.pumprig.time.SystemScheduler;

/** A real gateway's service, through the commands that its rig file names. */
record GatewayInUse(
    CommandService service, TcpNetwork network, SystemScheduler watchdog, ServiceInjector injector)
    implements BackEndInUse {
  static BackEndInUse open(Reach reach, ServerFault fault, Scheduler scheduler)
      throws LoneProblem, InputProblem {
    Path file =
        reach
            .rig()
            .orElseThrow(() -> new LoneProblem("a fault of a gateway needs --rig, a rig file."));
    Rig rig = RigFile.read(file);
    Gateway gateway =
        rig.gateway()
            .orElseThrow(
                () ->
                    new LoneProblem(
                        file
                            + " has no section 'gateway': write the gateway's own commands"
                            + " there."));
    if (!gateway.commands().byFault().containsKey(fault.name())) {
      throw new LoneProblem(
          "the gateway of %s has no programs for %s, only for %s."
              .formatted(
                  file, fault.name(), String.join(", ", gateway.commands().byFault().keySet())));
    }
    return of(gateway, scheduler);
  }

  private static GatewayInUse of(Gateway gateway, Scheduler scheduler) {
    var network = new TcpNetwork(scheduler);
    var service = new CommandService(gateway.commands(), gateway.endpoint(), scheduler);
    var watchdog = new SystemScheduler("pumprig-watchdog", _ -> {});
    ServiceProbes probes =
        gateway.speaksHl7() ? ServiceProbes.plain(network) : ServiceProbes.connectionsOnly(network);
    return new GatewayInUse(
        service, network, watchdog, new ServiceInjector(service, probes, scheduler, watchdog));
  }

  @Override
  public Endpoint target() {
    return service.endpoint();
  }

  @Override
  public String remark() {
    return "Through the commands of the gateway at " + target() + ".";
  }

  @Override
  public void close() {
    service.close();
    network.close();
    watchdog.close();
  }
}
