package org.pumprig.fault.ethernet;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;

/**
 * A network interface by which a unit's link is made and broken.
 *
 * @param place where it is
 * @param name 1 to 15 plain characters
 */
public record EthernetPort(CommandPlace place, String name) {
  private static final long LIMIT_NANOS = 5_000_000_000L;

  /** Checks the name. */
  public EthernetPort {
    if (!name.matches("[A-Za-z0-9_.-]{1,15}") || name.startsWith("-")) {
      throw new IllegalArgumentException("no name of a network interface: '" + name + "'");
    }
  }

  /**
   * What an interface says of itself.
   *
   * @param up whether it is up for its administrator
   * @param carrier whether it sees its far end
   */
  record State(boolean up, boolean carrier) {
    /** Reads what {@code ip -o link show} prints: flags stand between angle brackets. */
    static State parse(String line) throws IOException {
      int from = line.indexOf('<');
      int to = line.indexOf('>');
      if (from < 0 || to < from) {
        throw new IOException("ip link can't be read: " + line.strip());
      }
      List<String> flags = List.of(line.substring(from + 1, to).split(",", -1));
      return new State(flags.contains("UP"), flags.contains("LOWER_UP"));
    }
  }

  /** Reads its state. Blocks. */
  State state() throws IOException {
    return State.parse(run(List.of("ip", "-o", "link", "show", "dev", name)));
  }

  /**
   * Sets it up or down and looks whether it is. Blocks.
   *
   * @throws IOException naming what went wrong
   */
  void turn(boolean up) throws IOException {
    String word = up ? "up" : "down";
    run(List.of("ip", "link", "set", "dev", name, word));
    if (state().up() != up) {
      throw new IOException(name + " was set " + word + " and is not");
    }
  }

  /** All that {@link #restore} needs. Blocks. */
  LinkSnapshot snapshot() throws IOException {
    return LinkSnapshot.parse(
        name,
        state().up(),
        run(List.of("ip", "-4", "route", "show", "dev", name)),
        run(List.of("ip", "-6", "route", "show", "dev", name)),
        run(
            List.of(
                "ip", "-6", "-o", "address", "show", "dev", name, "scope", "global", "permanent")));
  }

  /** Makes it again as it was, and looks whether it is. Blocks. */
  void restore(LinkSnapshot before) throws IOException {
    turn(before.up());
    for (List<String> argv : before.commands()) {
      run(argv);
    }
  }

  /** How often it has lost its far end, as the kernel counts. Blocks. */
  long carrierLosses() throws IOException {
    String text = run(List.of("cat", "/sys/class/net/" + name + "/carrier_down_count")).strip();
    if (!text.matches("\\d{1,18}")) {
      throw new IOException("the kernel's count of carrier losses can't be read: " + text);
    }
    return Long.parseLong(text);
  }

  /** Whether it stays powered, and its far end sees it, while it is down. Blocks. */
  boolean keepsLinkForWaking() throws IOException {
    return wakes(run(List.of("ethtool", name)));
  }

  /** Reads what {@code ethtool NAME} prints; a device that can't wake says nothing of it. */
  static boolean wakes(String ethtool) {
    return ethtool
        .lines()
        .map(String::strip)
        .anyMatch(line -> line.startsWith("Wake-on: ") && !line.equals("Wake-on: d"));
  }

  private String run(List<String> argv) throws IOException {
    Commands commands = place.commands();
    Commands.Result result = commands.run(argv, "", LIMIT_NANOS);
    if (result.ok()) {
      return result.output();
    }
    String said = String.join(" ", argv) + " (" + commands.where() + "): " + result.complaint();
    if (result.error().contains("does not exist")) {
      throw new IOException("no network interface " + name + " (" + commands.where() + ")");
    }
    throw new IOException(
        result.error().toLowerCase(Locale.ROOT).contains("not permitted")
            ? said + "; it takes root or CAP_NET_ADMIN"
            : said);
  }

  /** Why it can't be used; empty if it can be read. Blocks. */
  public Optional<String> problem() {
    try {
      state();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
