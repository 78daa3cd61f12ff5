package org.pumprig.rig.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pumprig.fault.netem.NetemProbe;
import org.pumprig.host.Commands;
import org.pumprig.host.LocalCommands;
import org.pumprig.link.PseudoTerminal;
import org.pumprig.link.SerialPorts;
import org.pumprig.rig.clock.HostClock;
import org.pumprig.rig.event.ClockObservation.ClockRead;

/** This machine, looked at once. */
final class Machine {
  private static final Path TUN = Path.of("/dev/net/tun");

  private final Commands commands = LocalCommands.here();
  private final Map<Tool, Finding> tools = new EnumMap<>(Tool.class);
  private final PacketFilter packetFilter;
  private final Finding netem;

  Machine() {
    for (Tool tool : Tool.values()) {
      tools.put(tool, tool.look(commands));
    }
    packetFilter = PacketFilter.look(tool(Tool.NFT), isRoot());
    netem = tryNetem();
  }

  Finding tool(Tool tool) {
    return tools.getOrDefault(tool, tool.look(commands));
  }

  boolean has(Tool tool) {
    return tool(tool).state() == Finding.State.GOOD;
  }

  boolean isRoot() {
    return System.getProperty("user.name", "").equals("root");
  }

  List<Finding> system() {
    var found = new ArrayList<Finding>();
    Runtime.Version java = Runtime.version();
    found.add(
        java.feature() >= 25
            ? Finding.good("java", java.toString())
            : Finding.bad("java", java.toString(), "Use a JDK 25 or newer"));
    boolean linux = System.getProperty("os.name", "").equals("Linux");
    String kernel =
        System.getProperty("os.name", "?") + " " + System.getProperty("os.version", "?");
    found.add(
        linux
            ? Finding.good("kernel", kernel)
            : Finding.bad("kernel", kernel, "Packet, link and namespace faults need Linux"));
    found.add(
        isRoot()
            ? Finding.good("root", "runs as root")
            : Finding.bad(
                "root", "runs as " + System.getProperty("user.name", "?"), "Start it with sudo"));
    return found;
  }

  /** The packet filter, tried once. */
  PacketFilter packetFilter() {
    return packetFilter;
  }

  /** The network emulator, tried once. */
  Finding netem() {
    return netem;
  }

  private Finding tryNetem() {
    if (!has(Tool.TC)) {
      return tool(Tool.TC);
    }
    if (!isRoot()) {
      return Finding.bad("netem", "needs root", "Start it with sudo");
    }
    NetemProbe.Report report =
        NetemProbe.run("pumprig-probe-netem-" + ProcessHandle.current().pid());
    return report
        .problem()
        .map(
            why ->
                Finding.bad(
                    "netem",
                    why,
                    "Use a kernel that has sch_netem and sch_htb, as Debian's and a Pi's have"))
        .orElseGet(
            () ->
                Finding.good(
                    "netem",
                    report.version()
                        + (report.seeded() ? "; takes a seed" : "; takes no seed")
                        + "; delays are seen by tcpdump"));
  }

  Finding tap() {
    if (!Files.exists(TUN)) {
      return Finding.bad("tap", TUN + " is not there", "Load the kernel's module 'tun'");
    }
    if (!(Files.isReadable(TUN) && Files.isWritable(TUN) && isRoot())) {
      return Finding.bad("tap", TUN + " can't be opened for TAP devices", "Start it with sudo");
    }
    return missing(Tool.IP, Tool.NFT)
        .map(
            tool ->
                Finding.bad(
                    "tap", "the relay needs " + tool.name() + ": " + tool.detail(), tool.remedy()))
        .orElseGet(
            () -> Finding.good("tap", TUN + " can be opened, and nft keeps the relay's lease"));
  }

  private Optional<Finding> missing(Tool... needed) {
    return Stream.of(needed).filter(tool -> !has(tool)).findFirst().map(this::tool);
  }

  Finding ethernet() {
    if (!isRoot()) {
      return Finding.bad("ethernet", "needs root", "Start it with sudo");
    }
    return has(Tool.IP) ? Finding.good("ethernet", "links can be set down and up") : tool(Tool.IP);
  }

  Finding wifi() {
    if (!isRoot()) {
      return Finding.bad("wifi", "needs root", "Start it with sudo");
    }
    return missing(Tool.IW, Tool.HOSTAPD, Tool.SETPRIV)
        .orElseGet(() -> Finding.good("wifi", "hostapd and iw are there"));
  }

  Finding serial() {
    String ptys = PseudoTerminal.isSupported() ? "pseudo-terminals work" : "no pseudo-terminals";
    try {
      List<SerialPorts.Port> ports = SerialPorts.here().all();
      String there =
          ports.isEmpty()
              ? "no USB serial adapter is plugged in"
              : ports.stream().map(SerialPorts.Port::toString).collect(Collectors.joining(", "));
      return Finding.good("serial", there + "; " + ptys);
    } catch (IOException e) {
      return Finding.unknown("serial", "/sys/class/tty: " + e.getMessage());
    }
  }

  /** Whether the machine's clock follows a reference: its errors stand in every wall time. */
  List<Finding> clock() {
    ClockRead read = new HostClock().read();
    String remedy = "Let chrony or timesyncd set it";
    String error =
        read.errorMicros() < 0 ? "" : ", at most %.3f ms wrong".formatted(read.errorMicros() / 1e3);
    var found = new ArrayList<Finding>();
    found.add(
        switch (read.synchronised()) {
          case "yes" -> Finding.good("clock", "synchronised, by " + read.source() + error);
          case "no" -> Finding.bad("clock", "not synchronised, by " + read.source(), remedy);
          default -> Finding.unknown("clock", read.source());
        });
    found.add(
        switch (read.battery()) {
          case "yes" -> Finding.good("battery clock", "keeps the time without power");
          case "no" ->
              Finding.bad(
                  "battery clock",
                  "there is none that has kept the time: after a power cut the clock is wrong until"
                      + " NTP sets it",
                  "Give a Pi a battery for its clock, or let it wait for NTP at boot");
          default -> Finding.unknown("battery clock", "this machine doesn't say");
        });
    return found;
  }
}
