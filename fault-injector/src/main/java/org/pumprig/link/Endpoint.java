package org.pumprig.link;

/**
 * Where a listener listens.
 *
 * @param host numeric address, such as {@code 127.0.0.1}; virtual networks take any name
 * @param port 1 … 65535; 0 asks for any free port where a listener is made
 */
public record Endpoint(String host, int port) {
  /** Checks the port's range. */
  public Endpoint {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port out of range: " + port);
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
