package org.pumprig.fault.proxy.speed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The server behind every proxy: the first byte of a connection says what it does with the rest.
 */
final class FarEnd implements AutoCloseable {
  /** Everything comes back. */
  static final int ECHO = 'E';

  /** Everything is taken; one byte comes back at the end. */
  static final int SINK = 'S';

  private final ServerSocket listener;

  FarEnd() throws IOException {
    listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("far-end").start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var socket = listener.accept();
        Thread.ofPlatform().daemon().name("far-end-connection").start(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = socket.getInputStream();
      var out = socket.getOutputStream();
      boolean echo = in.read() == ECHO;
      byte[] buffer = new byte[1 << 18];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (echo) {
          out.write(buffer, 0, n);
        }
      }
      out.write(1);
    } catch (IOException e) {
      // a client that ended its measurement: nothing more is counted here
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
