package org.pumprig.rig.lone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.UnitFlow;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.ManagementGuard;
import org.pumprig.host.NetworkRights;

/** This machine's network interfaces, as far as faults on their own may touch them. */
final class Interfaces {
  private Interfaces() {}

  /**
   * @param what needs them, for the message
   */
  static void requireRights(String what) throws LoneProblem {
    Optional<String> missing = NetworkRights.missing();
    if (missing.isPresent()) {
      throw new LoneProblem(
          "%s can't be had: %s. Use sudo, or a fault that the proxy injects."
              .formatted(what, missing.get()));
    }
  }

  /** An interface that is there. */
  static String existing(String what, String option, Optional<String> given) throws LoneProblem {
    String name =
        given.orElseThrow(() -> new LoneProblem(what + " needs " + option + ", an interface."));
    List<String> there = there();
    if (!there.contains(name)) {
      throw new LoneProblem(
          "%s: there is no network interface '%s', only %s."
              .formatted(option, name, String.join(", ", there)));
    }
    return name;
  }

  /** All of them: Java's own list has only those with an address. */
  private static List<String> there() throws LoneProblem {
    try {
      return Files.readAllLines(Path.of("/proc/thread-self/net/dev")).stream()
          .filter(line -> line.contains(":"))
          .map(line -> line.substring(0, line.indexOf(':')).strip())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LoneProblem("network interfaces can't be listed: " + e.getMessage() + ".", e);
    }
  }

  /** The flow whose packets are touched. */
  static UnitFlow flow(Reach reach) throws LoneProblem {
    String what = "a fault of packets";
    String unit = existing(what, "--unit-interface", reach.unitInterface());
    String gateway = existing(what, "--gateway-interface", reach.gatewayInterface());
    String address =
        reach
            .address()
            .orElseThrow(() -> new LoneProblem(what + " needs --address, the unit's own."));
    if (!address.matches("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}")) {
      throw new LoneProblem("--address must be numeric, not '" + address + "'.");
    }
    try {
      return new UnitFlow(LoneSession.TARGET, unit, gateway, InetAddress.getByName(address));
    } catch (UnknownHostException | IllegalArgumentException e) {
      throw new LoneProblem("the unit's flow can't be told: " + e.getMessage() + ".", e);
    }
  }

  /** What may not be touched: how this process is managed. */
  static ManagementGuard guard() throws IOException {
    return ManagementGuard.read(
        new CommandPlace.Here().commands(),
        Optional.ofNullable(System.getenv("SSH_CONNECTION")),
        List.of());
  }

  /** Refuses interfaces that carry the management connection or the default route. */
  static void requireUnguarded(List<String> names) throws LoneProblem, IOException {
    var commands = new CommandPlace.Here().commands();
    ManagementGuard guard = guard();
    List<String> defaults = ManagementGuard.defaultRoutes(commands);
    for (String name : names) {
      Optional<String> refusal = guard.refusesInterface(name);
      if (refusal.isPresent()) {
        throw new LoneProblem(refusal.get() + ".");
      }
      if (defaults.contains(name)) {
        throw new LoneProblem(
            "this machine's default route goes over "
                + name
                + ": a fault of it is refused. Give the units an interface of their own.");
      }
    }
  }
}
