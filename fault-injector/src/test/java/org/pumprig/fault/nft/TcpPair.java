package org.pumprig.fault.nft;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A TCP server at the gateway and clients at the pump. */
final class TcpPair implements AutoCloseable {
  static final int PATIENCE_MILLIS = 600;

  private final NftBench bench;
  final ServerSocket server;

  TcpPair(NftBench bench) throws Exception {
    this.bench = bench;
    this.server =
        NftBench.in(
            bench.wiring.gateway(),
            () -> new ServerSocket(0, 16, InetAddress.ofLiteral(bench.wiring.gatewayAddress())));
    server.setSoTimeout(PATIENCE_MILLIS);
  }

  /** Both ends of an established connection. */
  record Ends(Socket pump, Socket gateway) implements AutoCloseable {
    /** Whether a byte sent by the pump arrives. */
    String pumpSends() throws IOException {
      return crosses(pump, gateway);
    }

    String gatewaySends() throws IOException {
      return crosses(gateway, pump);
    }

    private static String crosses(Socket from, Socket to) throws IOException {
      try {
        from.getOutputStream().write(7);
      } catch (IOException e) {
        return "sender: " + e.getMessage();
      }
      return heard(to);
    }

    @Override
    public void close() throws IOException {
      pump.close();
      gateway.close();
    }
  }

  /** What a reader meets: a byte, the end, silence, an error. */
  static String heard(Socket reader) throws IOException {
    reader.setSoTimeout(PATIENCE_MILLIS);
    try {
      return reader.getInputStream().read() < 0 ? "end" : "byte";
    } catch (SocketTimeoutException e) {
      return "silence";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  Ends connect() throws Exception {
    Socket pump = NftBench.in(bench.wiring.pump(), this::connected);
    Socket gateway = server.accept();
    gateway.setTcpNoDelay(true);
    return new Ends(pump, gateway);
  }

  /** Only here the socket comes into being: it belongs to the namespace of the calling thread. */
  private Socket connected() throws IOException {
    var socket = new Socket();
    socket.connect(server.getLocalSocketAddress(), PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    return socket;
  }

  /** What comes of a new connection: {@code connected}, or the error. */
  String attempt() throws Exception {
    return NftBench.in(
        bench.wiring.pump(),
        () -> {
          try (Socket pump = connected()) {
            return pump.isConnected() ? "connected" : "not connected";
          } catch (IOException e) {
            return String.valueOf(e.getMessage());
          }
        });
  }

  /** Waits for what can't be seen at once. */
  static boolean within(long millis, Callable<Boolean> holds) throws Exception {
    var latch = new CountDownLatch(1);
    for (long waited = 0; waited < millis; waited += 20) {
      if (holds.call()) {
        return true;
      }
      latch.await(20, TimeUnit.MILLISECONDS);
    }
    return holds.call();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
