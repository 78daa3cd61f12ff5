package org.pumprig.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where programs are run: what can be written into a ledger and opened again by another process.
 */
public sealed interface CommandPlace {
  /** On this machine. */
  record Here() implements CommandPlace {}

  /**
   * In one of this machine's network namespaces.
   *
   * @param name as {@code ip netns} shows it
   */
  record InNamespace(String name) implements CommandPlace {}

  /**
   * On another machine over SSH. Holds no secrets: keys are named by file, or held by an agent.
   *
   * @param host name or address
   * @param port usually 22
   * @param user to log in as
   * @param knownHosts file of the host keys that are accepted, as OpenSSH writes it
   * @param identity private key file; empty: the agent at {@code SSH_AUTH_SOCK}
   */
  record Ssh(String host, int port, String user, Path knownHosts, Optional<Path> identity)
      implements CommandPlace {
    /** Checks what would be misread elsewhere. */
    public Ssh {
      if (!host.matches("[A-Za-z0-9._:-]{1,255}") || host.startsWith("-")) {
        throw new IllegalArgumentException("no host name: '" + host + "'");
      }
      if (!user.matches("[A-Za-z0-9._@\\\\-]{1,64}") || port < 1 || port > 65535) {
        throw new IllegalArgumentException("no SSH login: '" + user + "', port " + port);
      }
    }

    @Override
    public String toString() {
      return "ssh " + user + "@" + host + ":" + port;
    }
  }

  /** Whether this machine had it and has it no more, and with it all that was in it. */
  default boolean vanished() {
    return this instanceof InNamespace(String name) && !Files.exists(Path.of("/run/netns", name));
  }

  /** Something that runs programs there. */
  default Commands commands() {
    return switch (this) {
      case Here _ -> LocalCommands.here();
      case InNamespace(String name) -> LocalCommands.inNamespace(name);
      case Ssh ssh -> new SshCommands(ssh);
    };
  }
}
