package org.pumprig.rig.lone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.nft.NftInjector;
import org.pumprig.fault.nft.NftSettings;
import org.pumprig.fault.nft.PacketPath;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.ManagementGuard;
import org.pumprig.link.Endpoint;
import org.pumprig.time.Scheduler;

/** The kernel's packet filter, on the unit's own flow between two interfaces of this machine. */
record NftInUse(NftInjector injector, UnitFlow flow) implements BackEndInUse {
  static BackEndInUse open(Reach reach, String user, Scheduler scheduler) throws LoneProblem {
    UnitFlow flow = flow(reach);
    if (!user.equals("root")) {
      throw new LoneProblem(
          "packet faults need root, and this is '" + user + "': use sudo, or a fault of streams.");
    }
    PacketPath path =
        isBridgePort(flow.pumpInterface()) && isBridgePort(flow.gatewayInterface())
            ? PacketPath.BRIDGED
            : PacketPath.ROUTED;
    var here = new CommandPlace.Here();
    try {
      var guard =
          ManagementGuard.read(
              here.commands(), Optional.ofNullable(System.getenv("SSH_CONNECTION")), List.of());
      var settings = NftSettings.ofThisProcess(here, path, List.of(flow), guard);
      return new NftInUse(new NftInjector(settings, scheduler), flow);
    } catch (IOException | IllegalArgumentException e) {
      throw new LoneProblem("the packet filter can't be used: " + e.getMessage() + ".", e);
    }
  }

  static UnitFlow flow(Reach reach) throws LoneProblem {
    String unit = device("--unit-interface", reach.unitInterface());
    String gateway = device("--gateway-interface", reach.gatewayInterface());
    String address =
        reach
            .address()
            .orElseThrow(() -> new LoneProblem("a fault of packets needs --address, the unit's."));
    if (!address.matches("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}")) {
      throw new LoneProblem("--address must be numeric, not '" + address + "'.");
    }
    try {
      return new UnitFlow(LoneSession.TARGET, unit, gateway, InetAddress.getByName(address));
    } catch (UnknownHostException | IllegalArgumentException e) {
      throw new LoneProblem("the unit's flow can't be told: " + e.getMessage() + ".", e);
    }
  }

  private static String device(String option, Optional<String> given) throws LoneProblem {
    String name =
        given.orElseThrow(() -> new LoneProblem("a fault of packets needs " + option + "."));
    try {
      if (NetworkInterface.getByName(name) == null) {
        String there =
            NetworkInterface.networkInterfaces()
                .map(NetworkInterface::getName)
                .sorted()
                .collect(Collectors.joining(", "));
        throw new LoneProblem(
            option + ": there is no network interface '" + name + "', only " + there + ".");
      }
    } catch (SocketException e) {
      throw new LoneProblem("network interfaces can't be listed: " + e.getMessage() + ".", e);
    }
    return name;
  }

  private static boolean isBridgePort(String device) {
    return Files.exists(Path.of("/sys/class/net", device, "brport"));
  }

  @Override
  public Endpoint target() {
    return new Endpoint(flow.pumpInterface(), 0);
  }

  @Override
  public String remark() {
    return "By the kernel's packet filter, on "
        + flow.pumpAddress().getHostAddress()
        + " between "
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
