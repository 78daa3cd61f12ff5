package org.pumprig.pump.bench;

import org.pumprig.link.Endpoint;

/** Where something that speaks is to be offered. */
public sealed interface Place {
  /** A pseudo terminal of its own, whose path is told. */
  record Terminal() implements Place {}

  /**
   * A serial device that is there already: {@code /dev/ttyUSB0}, or one end of somebody's pair of
   * pseudo terminals.
   */
  record Device(String path) implements Place {}

  /**
   * A listening socket.
   *
   * @param local port 0: any free one, which is told
   */
  record Listen(Endpoint local) implements Place {}
}
