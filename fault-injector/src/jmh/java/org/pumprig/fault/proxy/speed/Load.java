package org.pumprig.fault.proxy.speed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What is sent through a contender, each for a bounded time. */
final class Load {
  private static final byte[] BLOCK = new byte[1 << 18];

  private final int port;

  Load(int port) {
    this.port = port;
  }

  private Socket connect(int mode) throws IOException {
    var socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
    socket.getOutputStream().write(mode);
    return socket;
  }

  /** Bytes a second from so many connections at once, each until the far end has taken all. */
  double bytesPerSecond(int connections, long lastsNanos) throws Exception {
    long start = System.nanoTime();
    double bytes = together(connections, () -> push(lastsNanos));
    return bytes / ((System.nanoTime() - start) / 1e9);
  }

  private double push(long lastsNanos) throws IOException {
    long end = System.nanoTime() + lastsNanos;
    double sent = 0;
    try (var socket = connect(FarEnd.SINK)) {
      while (System.nanoTime() < end) {
        socket.getOutputStream().write(BLOCK);
        sent += BLOCK.length;
      }
      socket.shutdownOutput();
      if (socket.getInputStream().read() != 1) {
        throw new IOException("the far end did not take everything");
      }
    }
    return sent;
  }

  /** Times of so many round trips of a small message on one connection, in order of size, in ns. */
  long[] roundTripsNanos(int count, int bytes) throws IOException {
    long[] nanos = new long[count];
    byte[] message = new byte[bytes];
    try (var socket = connect(FarEnd.ECHO)) {
      for (int i = 0; i < count; i++) {
        long start = System.nanoTime();
        socket.getOutputStream().write(message);
        if (socket.getInputStream().readNBytes(message, 0, bytes) != bytes) {
          throw new IOException("the echo was cut");
        }
        nanos[i] = System.nanoTime() - start;
      }
    }
    Arrays.sort(nanos);
    return nanos;
  }

  /** Connections a second: each is made, echoes a byte and is closed. */
  double connectionsPerSecond(int clients, long lastsNanos) throws Exception {
    long start = System.nanoTime();
    double made = together(clients, () -> connectAgainAndAgain(lastsNanos));
    return made / ((System.nanoTime() - start) / 1e9);
  }

  private double connectAgainAndAgain(long lastsNanos) throws IOException {
    long end = System.nanoTime() + lastsNanos;
    double made = 0;
    while (System.nanoTime() < end) {
      try (var socket = connect(FarEnd.ECHO)) {
        socket.getOutputStream().write('x');
        if (socket.getInputStream().read() != 'x') {
          throw new IOException("the echo was cut");
        }
        socket.setSoLinger(true, 0); // thousands of waiting ports would become the limit
        made++;
      }
    }
    return made;
  }

  private static double together(int count, Callable<Double> work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(count)) {
      var running = new ArrayList<Future<Double>>();
      for (int i = 0; i < count; i++) {
        running.add(threads.submit(work));
      }
      double sum = 0;
      for (var each : running) {
        sum += each.get();
      }
      return sum;
    }
  }
}
