package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.lone.Reach;
import picocli.CommandLine.Option;

/** How a fault on its own reaches what it acts on. */
final class ReachOptions {
  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "Proxy: where the unit connects.")
  private @Nullable String listen;

  @Option(names = "--upstream", paramLabel = "HOST:PORT", description = "Proxy: the gateway.")
  private @Nullable String upstream;

  @Option(
      names = "--rig",
      paramLabel = "RIG",
      description =
          "Gateway: rig file with the gateway's own commands. DNS, DHCP, NTP: rig file with"
              + " what this machine serves. Access point: rig file with its programs.")
  private @Nullable Path rig;

  @Option(
      names = "--unit",
      paramLabel = "SERIAL",
      description =
          "Access point of --rig: the unit that is sent away and looked at (default: all are"
              + " looked at).")
  private @Nullable String unit;

  @Option(
      names = "--unit-port",
      paramLabel = "DEVICE",
      description = "Serial line: device on the unit's side.")
  private @Nullable String unitPort;

  @Option(
      names = "--controller-port",
      paramLabel = "DEVICE",
      description = "Serial line: device of whoever talks to the unit.")
  private @Nullable String controllerPort;

  @Option(
      names = "--outlet",
      paramLabel = "PLACE",
      description = "Power: the outlet, HOST:PORT or a serial device.")
  private @Nullable String outlet;

  @Option(
      names = "--unit-interface",
      paramLabel = "NAME",
      description = "Packets, Ethernet link: network interface on the unit's side.")
  private @Nullable String unitInterface;

  @Option(
      names = "--gateway-interface",
      paramLabel = "NAME",
      description = "Packets: network interface on the gateway's side.")
  private @Nullable String gatewayInterface;

  @Option(names = "--address", paramLabel = "IP", description = "Packets: the unit's own address.")
  private @Nullable String address;

  Reach reach() {
    return new Reach(
        Optional.ofNullable(listen),
        Optional.ofNullable(upstream),
        Optional.ofNullable(rig),
        Optional.ofNullable(unit),
        Optional.ofNullable(unitPort),
        Optional.ofNullable(controllerPort),
        Optional.ofNullable(outlet),
        Optional.ofNullable(unitInterface),
        Optional.ofNullable(gatewayInterface),
        Optional.ofNullable(address));
  }
}
