package org.pumprig.rig.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;
import org.pumprig.host.NetworkNamespace;
import org.pumprig.rig.network.Snapshot;

/**
 * A rig with cables in it: each pump in a network namespace, wired to a port of its own at the rig,
 * and by another wire to its service port and instruments; the gateway in another one. What runs
 * there are processes of their own, that the rig knows nothing of.
 */
final class CabledMachine implements AutoCloseable {
  static final String GATEWAY_BRIDGED = "10.77.0.2";
  static final String GATEWAY_ROUTED = "10.78.0.2";
  static final int PORT = 2575;

  private static final long WITHIN_NANOS = 20_000_000_000L;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String prefix;
  private final String kind;
  private final int pumps;
  private final List<Process> started = new ArrayList<>();

  private CabledMachine(String kind, int pumps) {
    this.prefix = "cable" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    this.kind = kind;
    this.pumps = pumps;
  }

  /**
   * Wires it.
   *
   * @param kind of topology: it decides the addresses
   */
  static CabledMachine of(String kind, int pumps) throws IOException {
    var machine = new CabledMachine(kind, pumps);
    try {
      machine.make();
      return machine;
    } catch (IOException e) {
      machine.close();
      throw e;
    }
  }

  private List<String> places() {
    var places = new ArrayList<>(List.of("rig", "gateway"));
    for (int i = 0; i < pumps; i++) {
      places.add("pump" + i);
    }
    return places;
  }

  private void make() throws IOException {
    for (String each : places()) {
      checked(new CommandPlace.Here(), "ip netns add " + name(each));
      in(each, "sysctl -q -w net.ipv6.conf.default.disable_ipv6=1");
      in(each, "ip link set lo up");
    }
    in("rig", "sysctl -q -e -w net.bridge.bridge-nf-call-iptables=0");
    boolean routed = !kind.equals("bridge");
    wire("gateway", "eth0", "gw0");
    in("gateway", "ip address add " + (routed ? GATEWAY_ROUTED : GATEWAY_BRIDGED) + "/24 dev eth0");
    for (int i = 0; i < pumps; i++) {
      String pump = "pump" + i;
      wire(pump, "eth0", "unit" + i);
      in(pump, "ip address add " + address(i) + "/24 dev eth0");
      if (routed) {
        in(pump, "ip route add default via 10.77.0.1");
      }
      wire(pump, "svc0", "svc" + i);
      in(pump, "ip address add " + service(i) + "/24 dev svc0");
      in("rig", "ip address add 10.99.%d.1/24 dev svc%d".formatted(i, i));
      in("rig", "ip link set svc" + i + " up");
    }
    if (kind.equals("proxy")) {
      in("rig", "ip address add 10.77.0.1/24 dev unit0");
      in("rig", "ip address add 10.78.0.1/24 dev gw0");
      in("rig", "ip link set unit0 up");
      in("rig", "ip link set gw0 up");
    }
  }

  private void wire(String place, String device, String atTheRig) throws IOException {
    in(
        place,
        "ip link add %s type veth peer name %s netns %s".formatted(device, atTheRig, name("rig")));
    in(place, "ethtool -K " + device + " tso off gso off gro off tx off");
    in(place, "ip link set " + device + " up");
  }

  /** A pump's own address. */
  static String address(int pump) {
    return "10.77.0.1" + (1 + pump);
  }

  private static String service(int pump) {
    return "10.99." + pump + ".2";
  }

  String kind() {
    return kind;
  }

  int pumps() {
    return pumps;
  }

  /** A process in one of the places, and what it said of itself in its first line. */
  record Standing(Process process, String places) {
    /** The place of a name. */
    String at(String name) {
      Matcher found =
          Pattern.compile("\"" + Pattern.quote(name) + "\":\"([^\"]+)\"").matcher(places);
      if (!found.find()) {
        throw new IllegalStateException("no '" + name + "' in " + places);
      }
      return found.group(1);
    }
  }

  /** 'pumprig gateway' in its place. */
  Standing gateway(Path folder) throws IOException {
    String host = kind.equals("bridge") ? GATEWAY_BRIDGED : GATEWAY_ROUTED;
    return standing(folder, "gateway", "gateway", "--listen", host + ":" + PORT, "--json");
  }

  /** 'pumprig pump' in its place. */
  Standing pump(Path folder, int pump, String serial, Path firmware, String gateway)
      throws IOException {
    return standing(
        folder,
        "pump" + pump,
        "pump",
        "--unit",
        serial,
        "--firmware",
        firmware.toString(),
        "--listen",
        service(pump) + ":0",
        "--instruments",
        service(pump),
        "--gateway",
        gateway,
        "--status-every",
        "400ms",
        "--json");
  }

  private Standing standing(Path folder, String place, String... args) throws IOException {
    var builder = new ProcessBuilder(command(place, args));
    builder.environment().put("PUMPRIG_STATE_DIR", folder.resolve(place + "-state").toString());
    Path errors = folder.resolve(kind + "-" + place + ".err");
    builder.redirectError(errors.toFile());
    Process process = builder.start();
    started.add(process);
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String first = out.readLine();
    if (first == null) {
      throw new IOException(place + " ended: " + Files.readString(errors));
    }
    return new Standing(process, first);
  }

  private List<String> command(String place, String... args) {
    return Stream.concat(
            Stream.of(
                "ip",
                "netns",
                "exec",
                name(place),
                SystemdBench.java(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()),
            Arrays.stream(args))
        .toList();
  }

  /** Starts the command at the rig. */
  Process rig(Path state, Path log, Object... args) throws IOException {
    String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    var builder = new ProcessBuilder(command("rig", words));
    builder.environment().put("PUMPRIG_STATE_DIR", state.toString());
    builder.environment().remove("SSH_CONNECTION");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    started.add(process);
    return process;
  }

  /** All that a run could have left at the rig. */
  String snapshot() throws IOException {
    return Snapshot.of(new CommandPlace.InNamespace(name("rig")));
  }

  NetworkNamespace place(String place) {
    return NetworkNamespace.named(name(place));
  }

  /** Runs a program in one of its places. */
  String in(String place, String line) throws IOException {
    return checked(new CommandPlace.InNamespace(name(place)), line);
  }

  private static String checked(CommandPlace place, String line) throws IOException {
    Commands.Result result = place.commands().run(List.of(line.split(" ")), "", WITHIN_NANOS);
    if (!result.ok()) {
      throw new IOException(line + ": " + result.complaint());
    }
    return result.output();
  }

  String name(String place) {
    return prefix + "-" + place;
  }

  @Override
  public void close() throws IOException {
    started.forEach(Process::destroyForcibly);
    for (String each : places()) {
      new CommandPlace.Here()
          .commands()
          .run(List.of("ip", "netns", "del", name(each)), "", WITHIN_NANOS);
    }
  }
}
