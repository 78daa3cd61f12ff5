package org.pumprig.fault.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.proxy.NettyFaultProxy;
import org.pumprig.fault.proxy.ProxySettings;
import org.pumprig.link.Endpoint;
import org.pumprig.time.SystemScheduler;

/**
 * Toxiproxy dials one connection after the other, so that one that isn't answered holds up all.
 * Here each dials for itself.
 */
@Tag("integration")
class BlockedDialIT {
  private static final int CLIENTS = 3;
  private static final String SYN_SENT = "02";

  @Test
  void connectionsDialAtTheSameTimeAndAnotherProxyIsNotHeldUp() throws Exception {
    var fillers = new ArrayList<Socket>();
    try (var scheduler = new SystemScheduler("dial", _ -> {});
        var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var well = new FaultServerIT.EchoServer();
        var stuck = proxy(scheduler, full.getLocalPort());
        var other = proxy(scheduler, well.port())) {
      fill(full, fillers);
      for (int i = 0; i < CLIENTS; i++) {
        fillers.add(client(stuck));
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(dialling(full.getLocalPort())).isEqualTo(CLIENTS));

      try (Socket socket = client(other)) {
        socket.getOutputStream().write('x');
        assertThat(socket.getInputStream().read()).isEqualTo('x');
      }
      assertThat(dialling(full.getLocalPort())).as("still").isEqualTo(CLIENTS);
    } finally {
      for (Socket each : fillers) {
        each.close();
      }
    }
  }

  private static NettyFaultProxy proxy(SystemScheduler scheduler, int upstream) throws IOException {
    return NettyFaultProxy.start(
        new ProxySettings(
            "dial", new Endpoint("127.0.0.1", 0), new Endpoint("127.0.0.1", upstream)),
        scheduler,
        null);
  }

  private static Socket client(NettyFaultProxy proxy) throws IOException {
    var socket = new Socket("127.0.0.1", proxy.listen().port());
    socket.setSoTimeout(5_000);
    return socket;
  }

  /** Until the kernel answers no more requests, since nobody accepts what it has answered. */
  private static void fill(ServerSocket full, List<Socket> fillers) throws IOException {
    for (int i = 0; i < 20; i++) {
      var socket = new Socket();
      try {
        socket.connect(new InetSocketAddress("127.0.0.1", full.getLocalPort()), 300);
        fillers.add(socket);
      } catch (SocketTimeoutException enough) {
        socket.close();
        return;
      }
    }
    throw new AssertionError("a listener of one took 20 connections");
  }

  /** How many connections to a port of loopback have asked and got no answer yet. */
  private static long dialling(int port) throws IOException {
    long count = 0;
    String far = String.format(":%04X", port);
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      if (Files.exists(Path.of(table))) {
        count +=
            Files.readAllLines(Path.of(table)).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(line -> line[2].endsWith(far) && line[3].equals(SYN_SENT))
                .count();
      }
    }
    return count;
  }
}
