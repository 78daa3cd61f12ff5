package org.pumprig.fault.ethernet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an interface that goes down loses beside its carrier, and has to be given again: routes that
 * somebody set, and IPv6 addresses. Its IPv4 addresses and their own routes come back by
 * themselves.
 *
 * @param up whether it was up
 * @param commands argument vectors that give back the rest; each can be repeated
 */
record LinkSnapshot(boolean up, List<List<String>> commands) {
  private static final int MOST = 40;

  LinkSnapshot {
    commands = commands.stream().map(List::copyOf).toList();
  }

  /**
   * Reads what {@code ip} prints.
   *
   * @param routes {@code ip route show dev NAME}
   * @param routes6 {@code ip -6 route show dev NAME}
   * @param addresses6 {@code ip -6 -o address show dev NAME scope global permanent}
   * @throws IOException if there is more than a ledger's line can keep
   */
  static LinkSnapshot parse(
      String name, boolean up, String routes, String routes6, String addresses6)
      throws IOException {
    var commands = new ArrayList<List<String>>();
    for (String line : lines(addresses6)) {
      List<String> words = List.of(line.strip().split("\\s+", -1));
      int at = words.indexOf("inet6");
      if (at >= 0 && at + 1 < words.size()) {
        commands.add(
            List.of("ip", "-6", "address", "replace", words.get(at + 1), "dev", name, "nodad"));
      }
    }
    routes("-6", name, routes6, commands);
    routes("-4", name, routes, commands);
    if (commands.size() > MOST) {
      throw new IOException(
          name + " has " + commands.size() + " routes and addresses to give back, at most " + MOST);
    }
    return new LinkSnapshot(up, commands);
  }

  /** Routes that the kernel made itself come back with the link. */
  private static void routes(String family, String name, String text, List<List<String>> commands) {
    for (String line : lines(text)) {
      if (line.contains("proto kernel") || line.contains("proto ra")) {
        continue;
      }
      var argv = new ArrayList<>(List.of("ip", family, "route", "replace"));
      for (String word : line.strip().split("\\s+", -1)) {
        if (!word.equals("linkdown") && !word.equals("dead")) {
          argv.add(word);
        }
      }
      argv.addAll(List.of("dev", name));
      commands.add(argv);
    }
  }

  private static List<String> lines(String text) {
    return text.lines().filter(line -> !line.isBlank()).toList();
  }
}
