package org.pumprig.fault.rest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pumprig.link.Endpoint;

/**
 * Addresses as clients write them: {@code localhost:6379}, {@code 127.0.0.1:0}, {@code [::1]:80}.
 */
final class Addresses {
  private static final Pattern SHAPE = Pattern.compile("(?:\\[([^\\]]*)\\]|([^:]*)):([0-9]{1,5})");

  private Addresses() {}

  /**
   * Resolves an address; an empty host is loopback.
   *
   * @param what {@code listen} or {@code upstream}, for messages
   */
  static Endpoint resolve(String what, String text) throws ApiProblem {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > 65_535) {
      throw ApiProblem.badRequest(what + " must be HOST:PORT, not '" + text + "'");
    }
    String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    try {
      String numeric = InetAddress.getByName(host.isEmpty() ? "127.0.0.1" : host).getHostAddress();
      return new Endpoint(numeric, Integer.parseInt(matcher.group(3)));
    } catch (UnknownHostException e) {
      throw ApiProblem.badRequest(what + ": host '" + host + "' is not known");
    }
  }

  static String text(Endpoint endpoint) {
    String host = endpoint.host();
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + endpoint.port();
  }

  static boolean isLoopback(Endpoint endpoint) {
    try {
      return InetAddress.getByName(endpoint.host()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
