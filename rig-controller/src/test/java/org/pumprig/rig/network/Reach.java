package org.pumprig.rig.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.setup.Rig;

/** Whether a unit's place reaches a listener at the gateway's. */
final class Reach {
  private static final int WITHIN_MILLIS = 2_000;

  private Reach() {}

  static boolean gateway(MadeNamespaces made, Rig rig, String serial) throws IOException {
    Endpoint gateway = rig.topology().crossing().orElseThrow().endpoint();
    InetAddress address = InetAddress.ofLiteral(gateway.host());
    try (ServerSocket _ = made.gateway().call(() -> new ServerSocket(gateway.port(), 5, address))) {
      return from(made, serial, new InetSocketAddress(address, gateway.port()));
    }
  }

  static boolean from(MadeNamespaces made, String serial, InetSocketAddress to) throws IOException {
    return made.unit(serial)
        .call(
            () -> {
              try (var socket = new Socket()) {
                socket.connect(to, WITHIN_MILLIS);
                return true;
              } catch (IOException nobody) {
                return false;
              }
            });
  }
}
