package org.pumprig.fault.sight;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.pumprig.fault.proxy.WireEvent;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.link.Endpoint;
import org.pumprig.time.SystemScheduler;

/**
 * Measures what it costs a pump's connection that its packets are looked at: through a router of
 * the kernel's, with and without the sight in turn, round by round. Writes a table to {@code
 * target/sight-cost.md}. Needs root.
 *
 * <p>Arguments: rounds (default 7), seconds of each throughput measurement (default 1).
 */
final class SightCostTable {
  private static final int PORT = 2575;
  private static final int ROUND_TRIPS = 4_000;
  private static final byte[] BLOCK = new byte[1 << 16];

  private final Map<String, List<Double>> alone = new LinkedHashMap<>();
  private final Map<String, List<Double>> seen = new LinkedHashMap<>();
  private final AtomicLong unseen = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  private SightCostTable() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
    double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1;
    var table = new SightCostTable();
    table.run(rounds, (long) (seconds * 1e9));
    String text = table.text();
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "sight-cost.md"), text);
    System.out.print(text);
  }

  /** The first round only warms up. */
  private void run(int rounds, long lastsNanos) throws Exception {
    try (var wiring = NamespaceWiring.routed();
        var scheduler = new SystemScheduler("sight-cost", Throwable::printStackTrace);
        ServerSocket gateway = wiring.gateway().call(() -> new ServerSocket(PORT))) {
      Thread.ofPlatform().daemon().start(() -> serve(gateway));
      for (int round = -1; round < rounds; round++) {
        one(wiring, lastsNanos, round < 0 ? new LinkedHashMap<>() : alone);
        var settings =
            new PacketSight.Settings(
                NamespaceWiring.PUMP_SIDE,
                InetAddress.ofLiteral(NamespaceWiring.PUMP),
                new Endpoint(NamespaceWiring.GATEWAY_ROUTED, PORT));
        try (var _ =
            PacketSight.start(wiring.rig(), settings, scheduler, this::on, System.out::println)) {
          one(wiring, lastsNanos, round < 0 ? new LinkedHashMap<>() : seen);
        }
      }
    }
  }

  private void on(WireEvent event) {
    if (event instanceof WireEvent.TapOverflow) {
      unseen.incrementAndGet();
    } else if (event instanceof WireEvent.Bytes data) {
      bytes.addAndGet(data.bytes().length);
    }
  }

  private static void one(NamespaceWiring wiring, long lastsNanos, Map<String, List<Double>> into)
      throws Exception {
    long[] trips = roundTrips(wiring);
    add(into, "round trip p50, µs", trips[ROUND_TRIPS / 2] / 1e3);
    add(into, "round trip p99, µs", trips[ROUND_TRIPS * 99 / 100] / 1e3);
    add(into, "TCP, Mbit/s", bitsPerSecond(wiring, lastsNanos) / 1e6);
  }

  private static void add(Map<String, List<Double>> into, String what, double value) {
    into.computeIfAbsent(what, _ -> new ArrayList<>()).add(value);
  }

  private static Socket connect(NamespaceWiring wiring, int mode) throws IOException {
    return wiring
        .pump()
        .call(
            () -> {
              var socket = new Socket();
              socket.setTcpNoDelay(true);
              socket.setSoTimeout(20_000);
              socket.connect(new InetSocketAddress(NamespaceWiring.GATEWAY_ROUTED, PORT), 5_000);
              socket.getOutputStream().write(mode);
              return socket;
            });
  }

  private static long[] roundTrips(NamespaceWiring wiring) throws IOException {
    long[] nanos = new long[ROUND_TRIPS];
    byte[] message = new byte[64];
    try (Socket socket = connect(wiring, 'e')) {
      for (int i = 0; i < ROUND_TRIPS; i++) {
        long start = System.nanoTime();
        socket.getOutputStream().write(message);
        if (socket.getInputStream().readNBytes(message, 0, message.length) != message.length) {
          throw new IOException("the echo was cut");
        }
        nanos[i] = System.nanoTime() - start;
      }
    }
    Arrays.sort(nanos);
    return nanos;
  }

  private static double bitsPerSecond(NamespaceWiring wiring, long lastsNanos) throws IOException {
    long start = System.nanoTime();
    double sent = 0;
    try (Socket socket = connect(wiring, 's')) {
      while (System.nanoTime() - start < lastsNanos) {
        socket.getOutputStream().write(BLOCK);
        sent += BLOCK.length;
      }
      socket.shutdownOutput();
      if (socket.getInputStream().read() != 1) {
        throw new IOException("the gateway did not take everything");
      }
    }
    return 8 * sent / ((System.nanoTime() - start) / 1e9);
  }

  private static void serve(ServerSocket gateway) {
    while (true) {
      try {
        Socket each = gateway.accept();
        Thread.ofPlatform().daemon().start(() -> serve(each));
      } catch (IOException over) {
        return;
      }
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      if (socket.getInputStream().read() == 'e') {
        socket.getInputStream().transferTo(socket.getOutputStream());
      } else {
        byte[] room = new byte[1 << 16];
        while (socket.getInputStream().read(room) >= 0) {
          continue;
        }
        socket.getOutputStream().write(1);
      }
    } catch (IOException gone) {
      // so is the pump
    }
  }

  private String text() {
    var text =
        new StringBuilder(
            "| what | alone, median | with the sight | sight / alone, median |\n"
                + "|---|---|---|---|\n");
    alone.forEach(
        (what, values) -> {
          List<Double> with = seen.getOrDefault(what, List.of());
          var ratios = new ArrayList<Double>();
          for (int i = 0; i < with.size(); i++) {
            ratios.add(with.get(i) / values.get(i));
          }
          text.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %.1f | %.1f | %.2f (%.2f to %.2f) |%n",
                  what,
                  median(values),
                  median(with),
                  median(ratios),
                  ratios.stream().min(Double::compare).orElse(Double.NaN),
                  ratios.stream().max(Double::compare).orElse(Double.NaN)));
        });
    return text.append(
            String.format(
                Locale.ROOT,
                "%n%d MB seen; %d times the sight said that it had missed something.%n",
                bytes.get() / 1_000_000,
                unseen.get()))
        .toString();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
  }
}
