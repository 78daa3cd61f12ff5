package org.pumprig.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether a process, and the programs that it starts, may change this machine's network. */
public final class NetworkRights {
  private static final int CAP_NET_ADMIN = 12;
  private static final Path OWN = Path.of("/proc/self/status");

  private NetworkRights() {}

  /**
   * Reads this process's own rights.
   *
   * @return what is missing; empty if nothing is
   */
  public static Optional<String> missing() {
    try {
      return missing(Files.readAllLines(OWN));
    } catch (IOException e) {
      return Optional.of("this process's rights can't be read: " + e.getMessage());
    }
  }

  /**
   * Programs inherit a capability from root, or as an ambient one: what only this process may do
   * doesn't help {@code ip} and {@code nft} (capabilities(7)).
   *
   * @param status lines of {@code /proc/PID/status}
   */
  static Optional<String> missing(List<String> status) {
    boolean root = word(status, "Uid:", 2).equals("0"); // real, effective
    boolean effective = has(word(status, "CapEff:", 1));
    if (root ? effective : has(word(status, "CapAmb:", 1))) {
      return Optional.empty();
    }
    return Optional.of(
        root
            ? "it takes CAP_NET_ADMIN, which this container's root doesn't have"
            : "it takes root, or CAP_NET_ADMIN as an ambient capability");
  }

  private static boolean has(String hex) {
    return !hex.isEmpty() && (Long.parseUnsignedLong(hex, 16) >>> CAP_NET_ADMIN & 1) == 1;
  }

  private static String word(List<String> status, String name, int at) {
    return status.stream()
        .map(line -> line.split("\\s+"))
        .filter(words -> words.length > at && words[0].equals(name))
        .map(words -> words[at])
        .findFirst()
        .orElse("");
  }
}
