package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;
import org.pumprig.rig.network.Snapshot;

/**
 * A machine with two interfaces {@code unit0} and {@code gw0}, down and without addresses, which a
 * pump's and a gateway's place are plugged into. Whoever is started in it takes them for the
 * machine's own.
 */
final class PluggedMachine implements AutoCloseable {
  private static final long WITHIN_NANOS = 10_000_000_000L;
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String BRIDGED_GATEWAY = "10.77.0.2/32";

  private final String kind;
  private final String prefix =
      "plugged-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();

  private PluggedMachine(String kind) {
    this.kind = kind;
  }

  /**
   * Makes it.
   *
   * @param kind of the topology: it decides about the addresses behind the interfaces
   */
  static PluggedMachine of(String kind) throws IOException {
    var machine = new PluggedMachine(kind);
    try {
      machine.make();
      return machine;
    } catch (IOException e) {
      machine.close();
      throw e;
    }
  }

  private void make() throws IOException {
    for (String each : List.of("rig", "pump", "gateway")) {
      run("ip netns add " + name(each));
      run("ip -n " + name(each) + " link set lo up");
    }
    // as the rig demands of a machine; a kernel without the bridge's packet filter has no such key
    in("rig", "sysctl -q -e -w net.bridge.bridge-nf-call-iptables=0");
    for (String each : List.of("pump", "gateway")) {
      in(each, "sysctl -q -w net.ipv6.conf.default.disable_ipv6=1");
      in(
          each,
          "ip link add eth0 type veth peer name %s netns %s"
              .formatted(each.equals("pump") ? "unit0" : "gw0", name("rig")));
      in(each, "ethtool -K eth0 tso off gso off gro off tx off");
      in(each, "ip link set eth0 up");
    }
    if (kind.equals("bridge")) {
      in("pump", "ip address add 10.77.0.11/32 dev eth0");
      in("pump", "ip route add " + BRIDGED_GATEWAY + " dev eth0");
      in("gateway", "ip address add " + BRIDGED_GATEWAY + " dev eth0");
      in("gateway", "ip route add 10.77.0.11/32 dev eth0");
    } else {
      in("pump", "ip address add 10.77.0.11/24 dev eth0");
      in("pump", "ip route add default via 10.77.0.1");
      in("gateway", "ip address add 10.78.0.2/24 dev eth0");
    }
  }

  String kind() {
    return kind;
  }

  /** The fixture's rig of this kind with one unit, put into this machine's places. */
  String rigFile() {
    return Fixtures.text("rigs/" + kind + ".yaml")
        .replace(
            "namespaces: made",
            "namespaces: {gateway: %s, units: {SN-1001: %s}}"
                .formatted(name("gateway"), name("pump")))
        .replace("statusEvery: 1s", "statusEvery: 400ms")
        .replaceAll("  - \\{serial: SN-1002.*}\n", "");
  }

  /** Starts the command in it. */
  Process start(Path state, Path log, Object... args) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                "ip",
                "netns",
                "exec",
                name("rig"),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    for (Object arg : args) {
      command.add(arg.toString());
    }
    var builder = new ProcessBuilder(command);
    builder.environment().put("PUMPRIG_STATE_DIR", state.toString());
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** All that a topology could have left in it. */
  String snapshot() throws IOException {
    return Snapshot.of(new CommandPlace.InNamespace(name("rig")));
  }

  /** Runs a program in one of its three places. */
  String in(String place, String line) throws IOException {
    return checked(new CommandPlace.InNamespace(name(place)), line);
  }

  private static void run(String line) throws IOException {
    checked(new CommandPlace.Here(), line);
  }

  private static String checked(CommandPlace place, String line) throws IOException {
    Commands.Result result = place.commands().run(List.of(line.split(" ")), "", WITHIN_NANOS);
    if (!result.ok()) {
      throw new IOException(line + ": " + result.complaint());
    }
    return result.output();
  }

  private String name(String place) {
    return prefix + "-" + place;
  }

  @Override
  public void close() throws IOException {
    for (String each : List.of("rig", "pump", "gateway")) {
      new CommandPlace.Here()
          .commands()
          .run(List.of("ip", "netns", "del", name(each)), "", WITHIN_NANOS);
    }
  }
}
