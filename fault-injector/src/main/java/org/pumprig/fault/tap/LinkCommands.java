package org.pumprig.fault.tap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;

/** What is done to interfaces, by {@code ip} and {@code ethtool}; each call bounded in time. */
final class LinkCommands {
  /** What would put several packets into one, or leave their checksums to the hardware. */
  private static final List<String> OFFLOADS =
      List.of(
          "tcp-segmentation-offload", "generic-segmentation-offload", "generic-receive-offload");

  private static final Pattern ADDRESS = Pattern.compile("link/ether ([0-9a-f:]{17})");
  private static final long LIMIT_NANOS = 10_000_000_000L;

  private final Commands commands;

  LinkCommands(CommandPlace place) {
    this.commands = place.commands();
  }

  boolean exists(String device) throws IOException {
    return attempt("ip", "link", "show", "dev", device).ok();
  }

  boolean isUp(String device) throws IOException {
    return !run("ip", "-o", "link", "show", "dev", device, "up").isBlank();
  }

  void setDown(String device) throws IOException {
    run("ip", "link", "set", "dev", device, "down");
  }

  /** Whether an interface belongs to a bridge already. */
  boolean hasMaster(String device) throws IOException {
    return run("ip", "-o", "link", "show", "dev", device).contains(" master ");
  }

  /** Whether somebody reaches this machine, or it reaches somebody, by the interface's address. */
  boolean hasAddress(String device) throws IOException {
    return !run("ip", "-o", "-4", "address", "show", "dev", device).isBlank();
  }

  /**
   * A bridge that says nothing itself. It would even answer requests for addresses of this
   * machine's other interfaces (RFC 826 by Linux' rules), and who then sends to the bridge's own
   * address goes round the relay.
   */
  void makeBridge(String name) throws IOException {
    run(
        "ip",
        "link",
        "add",
        name,
        "type",
        "bridge",
        "stp_state",
        "0",
        "forward_delay",
        "0",
        "mcast_snooping",
        "0");
    run("ip", "link", "set", name, "addrgenmode", "none");
    run("ip", "link", "set", name, "arp", "off");
    run("ip", "link", "set", name, "up");
  }

  /**
   * Makes a bridge this machine's own interface: it answers, and keeps its address whatever joins
   * it or goes.
   */
  void ownInterface(String bridge) throws IOException {
    String shown = run("ip", "-o", "link", "show", "dev", bridge);
    Matcher address = ADDRESS.matcher(shown);
    if (!address.find()) {
      throw new IOException("no Ethernet address in: " + shown);
    }
    run("ip", "link", "set", "dev", bridge, "address", address.group(1));
    run("ip", "link", "set", bridge, "arp", "on");
  }

  /** A pair of virtual Ethernet devices. */
  void makeCable(String one, String other) throws IOException {
    run("ip", "link", "add", one, "type", "veth", "peer", "name", other);
    for (String end : List.of(one, other)) {
      run("ip", "link", "set", end, "addrgenmode", "none");
    }
  }

  /** The same as {@link #join}, but the bridge doesn't remember who is behind it. */
  void joinForgetful(String bridge, String device) throws IOException {
    run("ip", "link", "set", device, "master", bridge);
    run("ip", "link", "set", device, "type", "bridge_slave", "learning", "off");
    run("ip", "link", "set", device, "up");
  }

  void join(String bridge, String device) throws IOException {
    run("ip", "link", "set", device, "master", bridge);
    run("ip", "link", "set", device, "up");
  }

  /** A TAP device with room for bursts: its own queue would lose packets unseen. */
  void prepareTap(String device) throws IOException {
    run("ip", "link", "set", device, "addrgenmode", "none");
    run("ip", "link", "set", device, "txqueuelen", "10000");
    run("ip", "link", "set", device, "up");
  }

  /** The offloads that are on and can be switched. */
  List<String> offloads(String device) throws IOException {
    String features = run("ethtool", "-k", device);
    var on = new ArrayList<String>();
    for (String offload : OFFLOADS) {
      if (features.lines().anyMatch(line -> line.strip().equals(offload + ": on"))) {
        on.add(offload);
      }
    }
    return on;
  }

  void offloads(String device, List<String> features, boolean on) throws IOException {
    if (!features.isEmpty()) {
      var argv = new ArrayList<>(List.of("ethtool", "-K", device));
      for (String feature : features) {
        argv.add(feature);
        argv.add(on ? "on" : "off");
      }
      run(argv.toArray(String[]::new));
    }
  }

  /** Removes an interface; without effect if it is not there. */
  void remove(String device) throws IOException {
    if (exists(device)) {
      run("ip", "link", "del", "dev", device);
    }
  }

  private Commands.Result attempt(String... argv) throws IOException {
    return commands.run(List.of(argv), "", LIMIT_NANOS);
  }

  private String run(String... argv) throws IOException {
    Commands.Result result = attempt(argv);
    if (!result.ok()) {
      throw new IOException(
          String.join(" ", argv) + " (" + commands.where() + "): " + result.complaint());
    }
    return result.output();
  }
}
