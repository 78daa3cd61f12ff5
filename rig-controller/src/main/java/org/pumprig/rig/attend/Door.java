package org.pumprig.rig.attend;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Where the page is served, and what a phone must show to see it.
 *
 * @param address where it listens
 * @param token 128 random bits in hex, and then TLS; empty: loopback, where neither is needed
 */
public record Door(InetSocketAddress address, Optional<String> token) {
  private static final int TOKEN_BYTES = 16;

  /**
   * A door for an address; beyond loopback it is locked.
   *
   * @throws InputProblem if the host has no address
   */
  public static Door at(String host, int port) throws InputProblem {
    InetAddress address;
    try {
      address = InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new InputProblem(
          "--web", 1, "'" + host + "' is no address of this machine", "Write HOST:PORT");
    }
    return new Door(
        new InetSocketAddress(address, port),
        address.isLoopbackAddress() ? Optional.empty() : Optional.of(drawn()));
  }

  private static String drawn() {
    var bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The path below which everything is served. */
  String root() {
    return token.map(secret -> "/" + secret + "/").orElse("/");
  }
}
