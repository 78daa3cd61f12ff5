package org.pumprig.host;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses to fault that by which the rig is managed: who breaks it can't mend it any more.
 *
 * @param interfaces network interfaces over which it is managed
 * @param addresses from which it is managed, or at which
 */
public record ManagementGuard(Set<String> interfaces, Set<String> addresses) {
  /** Nothing is managed over a network. */
  public static final ManagementGuard NONE = new ManagementGuard(Set.of(), Set.of());

  private static final long LIMIT_NANOS = 5_000_000_000L;
  private static final Pattern HOLDS =
      Pattern.compile("^\\d+: (\\S+?)(?:@\\S+)?\\s+inet6? ([^/ ]+)");
  private static final Pattern DEVICE = Pattern.compile("\\bdev (\\S+)");

  /** Copies the sets. */
  public ManagementGuard {
    interfaces = Set.copyOf(interfaces);
    addresses = Set.copyOf(addresses);
  }

  /**
   * Looks at how this process is managed. Blocks.
   *
   * @param commands where faults are to be injected: in a namespace that doesn't hold the session's
   *     address nothing but what is declared is refused
   * @param sshConnection what sshd tells its children in {@code SSH_CONNECTION}: client, its port,
   *     server, its port; empty if the session isn't one of SSH's
   * @param declared interfaces and addresses that the rig file names
   * @throws IOException if there is a session and it can't be found out where it comes in
   */
  public static ManagementGuard read(
      Commands commands, Optional<String> sshConnection, List<String> declared) throws IOException {
    var interfaces = new LinkedHashSet<String>();
    var addresses = new LinkedHashSet<String>();
    for (String each : declared) {
      (isAddress(each) ? addresses : interfaces).add(each);
    }
    if (sshConnection.isPresent()) {
      String[] words = sshConnection.get().strip().split(" ", -1);
      if (words.length != 4 || !isAddress(words[0]) || !isAddress(words[2])) {
        throw new IOException("SSH_CONNECTION can't be read: '" + sshConnection.get() + "'");
      }
      String holder = holder(output(commands, List.of("ip", "-o", "address", "show")), words[2]);
      if (!holder.isEmpty()) {
        addresses.add(words[0]);
        addresses.add(words[2]);
        interfaces.add(holder);
        interfaces.add(device(output(commands, List.of("ip", "route", "get", words[0]))));
      }
    }
    return new ManagementGuard(interfaces, addresses);
  }

  /** The same, and besides the interfaces of the machine's default routes. Blocks. */
  public ManagementGuard withDefaultRoutes(Commands commands) throws IOException {
    var more = new LinkedHashSet<>(interfaces);
    more.addAll(defaultRoutes(commands));
    return new ManagementGuard(more, addresses);
  }

  /** Interfaces by which the machine reaches everybody else, in the kernel's order. Blocks. */
  public static List<String> defaultRoutes(Commands commands) throws IOException {
    return output(commands, List.of("ip", "-o", "route", "show", "default"))
        .lines()
        .map(DEVICE::matcher)
        .filter(Matcher::find)
        .map(route -> route.group(1))
        .toList();
  }

  /** Why the interface must not be faulted; empty if it may. */
  public Optional<String> refusesInterface(String name) {
    return interfaces.contains(name)
        ? Optional.of("the rig is managed over " + name + ": a fault of it is refused")
        : Optional.empty();
  }

  /** Why an address's traffic must not be faulted; empty if it may. */
  public Optional<String> refusesAddress(String address) {
    return addresses.contains(address)
        ? Optional.of("the rig is managed by " + address + ": a fault of its traffic is refused")
        : Optional.empty();
  }

  private static boolean isAddress(String text) {
    return text.matches("[0-9]+(\\.[0-9]+){3}") || text.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  }

  private static String holder(String addresses, String address) {
    return addresses
        .lines()
        .map(HOLDS::matcher)
        .filter(Matcher::find)
        .filter(line -> line.group(2).equals(address))
        .map(line -> line.group(1))
        .findFirst()
        .orElse("");
  }

  private static String device(String route) throws IOException {
    var matcher = DEVICE.matcher(route);
    if (!matcher.find()) {
      throw new IOException("no interface in the route to the SSH client: " + route.strip());
    }
    return matcher.group(1);
  }

  private static String output(Commands commands, List<String> argv) throws IOException {
    Commands.Result result = commands.run(argv, "", LIMIT_NANOS);
    if (!result.ok()) {
      throw new IOException(String.join(" ", argv) + ": " + result.complaint());
    }
    return result.output();
  }
}
