package org.pumprig.fault.tap;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.PacketFault;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;
import org.pumprig.host.LocalCommands;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.time.PunctualTimer;

/**
 * Measures the relay between two namespaces beside the kernel's own bridge, and writes a table to
 * {@code target/tap-speed.md}: TCP throughput by iperf3, one-way times of datagrams, and a delay of
 * 50 ms. Needs root and iperf3; says so and ends where they are missing.
 *
 * <p>Arguments: rounds (default 3), seconds of each throughput measurement (default 3).
 */
final class TapSpeedTable {
  private static final int DATAGRAMS = 3_000;
  private static final long PACE_NANOS = 1_000_000;
  private static final long LIMIT_NANOS = 60_000_000_000L;
  private static final Pattern RATE = Pattern.compile("\"bits_per_second\":\\s*([0-9.e+]+)");

  private final StringBuilder text =
      new StringBuilder("| way | what | median of rounds | all rounds |\n|---|---|---|---|\n");
  private final int rounds;
  private final int seconds;

  private TapSpeedTable(int rounds, int seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  public static void main(String[] arguments) throws Exception {
    var problem = problem();
    if (problem.isPresent()) {
      System.out.println("The tap relay was not measured: " + problem.get());
      return;
    }
    var table =
        new TapSpeedTable(
            arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3,
            arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3);
    try (var bridged = NamespaceWiring.bare()) {
      bridge(bridged);
      table.throughput("kernel bridge", bridged);
      table.oneWay("kernel bridge", "", bridged);
    }
    try (var bench = new TapBench(Optional.empty())) {
      table.throughput("tap relay", bench.wiring);
      table.oneWay("tap relay", "", bench.wiring);
      FaultSpec far =
          bench.apply(
              new PacketFault.Delay(1_000_000_000L, new Jitter.None(), true),
              Direction.TOWARDS_PUMP);
      table.oneWay("tap relay", ", a fault on the other direction", bench.wiring);
      bench.revert(far);
      bench.apply(
          new PacketFault.Delay(50_000_000, new Jitter.None(), true), Direction.TOWARDS_GATEWAY);
      table.oneWay("tap relay", ", 50 ms asked", bench.wiring);
    }
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "tap-speed.md"), table.text);
    System.out.print(table.text);
  }

  private static Optional<String> problem() {
    Optional<String> device = TapDevices.problem(new CommandPlace.Here());
    if (device.isPresent()) {
      return device;
    }
    try {
      LocalCommands.here().run(List.of("iperf3", "--version"), "", LIMIT_NANOS);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("iperf3 is not installed");
    }
  }

  private static void bridge(NamespaceWiring wiring) throws IOException {
    for (String line :
        List.of(
            "ip link add br0 type bridge stp_state 0 forward_delay 0",
            "ip link set br0 up",
            "ip link set pump0 master br0",
            "ip link set gw0 master br0")) {
      Commands.Result result =
          wiring.rig().commands().run(List.of(line.split(" ")), "", LIMIT_NANOS);
      if (!result.ok()) {
        throw new IOException(line + ": " + result.complaint());
      }
    }
  }

  private void throughput(String way, NamespaceWiring wiring) throws Exception {
    double[] rates = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      var server =
          new FutureTask<>(
              () ->
                  wiring.gateway().commands().run(List.of("iperf3", "-s", "-1"), "", LIMIT_NANOS));
      Thread.ofPlatform().daemon().start(server);
      rates[round] = client(wiring) / 1e6;
      server.get(60, TimeUnit.SECONDS);
    }
    row(way, "TCP, Mbit/s", rates);
  }

  /** The server may need a moment to listen. */
  private double client(NamespaceWiring wiring) throws Exception {
    for (int attempt = 0; attempt < 50; attempt++) {
      Commands.Result result =
          wiring
              .pump()
              .commands()
              .run(
                  List.of("iperf3", "-c", wiring.gatewayAddress(), "-t", seconds + "", "-J"),
                  "",
                  LIMIT_NANOS);
      int end = result.output().indexOf("\"sum_received\"");
      if (end >= 0) { // it also ends well when nobody listens yet
        var matcher = RATE.matcher(result.output().substring(end));
        if (matcher.find()) {
          return Double.parseDouble(matcher.group(1));
        }
      }
      boolean _ = new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    }
    throw new IOException("iperf3 gave no figure");
  }

  private void oneWay(String way, String what, NamespaceWiring wiring) throws Exception {
    double[] median = new double[rounds];
    double[] high = new double[rounds];
    for (int round = -1; round < rounds; round++) {
      long[] nanos = oneWay(wiring);
      if (round >= 0) { // the first only warms up
        median[round] = nanos[nanos.length / 2] / 1e6;
        high[round] = nanos[nanos.length * 99 / 100] / 1e6;
      }
    }
    row(way, "one way p50, ms" + what, median);
    row(way, "one way p99, ms" + what, high);
  }

  /** Sorted times from the sender's call to the receiver's return. */
  private static long[] oneWay(NamespaceWiring wiring) throws Exception {
    try (DatagramSocket from = wiring.pump().call(() -> new DatagramSocket());
        DatagramSocket to = wiring.gateway().call(() -> new DatagramSocket(TapBench.PORT));
        var clock = new PunctualTimer("pace", failure -> {})) {
      to.setSoTimeout(5_000);
      long[] nanos = new long[DATAGRAMS];
      var received =
          new FutureTask<>(
              () -> {
                var packet = new DatagramPacket(new byte[100], 100);
                for (int i = 0; i < DATAGRAMS; i++) {
                  to.receive(packet);
                  nanos[i] = clock.nanoTime() - ByteBuffer.wrap(packet.getData()).getLong();
                }
                return nanos;
              });
      Thread.ofPlatform().daemon().start(received);
      var gateway = InetAddress.getByName(wiring.gatewayAddress());
      long next = clock.nanoTime();
      for (int i = 0; i < DATAGRAMS; i++) {
        next += PACE_NANOS;
        LockSupport.parkNanos(next - clock.nanoTime());
        byte[] data = ByteBuffer.allocate(100).putLong(clock.nanoTime()).array();
        from.send(new DatagramPacket(data, data.length, gateway, TapBench.PORT));
      }
      long[] sorted = received.get(30, TimeUnit.SECONDS).clone();
      Arrays.sort(sorted);
      return sorted;
    }
  }

  private void row(String way, String what, double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | %s | %.3f | %s |%n",
            way,
            what,
            sorted[sorted.length / 2],
            Arrays.toString(sorted)));
  }
}
