package org.pumprig.rig.session;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.pumprig.link.Endpoint;

/** Whether anything listens, asked of the kernel. */
final class Listening {
  private static final int WITHIN_MILLIS = 1_000;

  private Listening() {}

  static boolean on(Endpoint endpoint) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), WITHIN_MILLIS);
      return true;
    } catch (IOException refused) {
      return false; // nobody there: that is the answer, not an error
    }
  }
}
