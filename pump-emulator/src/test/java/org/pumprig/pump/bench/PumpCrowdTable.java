package org.pumprig.pump.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.link.Endpoint;
import org.pumprig.link.TcpNetwork;
import org.pumprig.pump.gateway.EmulatedGateway;
import org.pumprig.pump.gateway.Receipts;
import org.pumprig.time.SystemScheduler;

/**
 * Ten thousand pumps in one JVM of their own ({@link PumpCrowd}), each with a connection and a
 * heartbeat each 5 s, against a gateway in this one. Prints memory and processor time a pump;
 * asserts that nothing was lost and nothing came twice. {@code -Dpumprig.crowd=N} takes fewer. The
 * options of its JVM are those of the how-to about emulated units.
 */
@Tag("perf")
class PumpCrowdTable {
  @Test
  void print() throws Exception {
    int pumps = Integer.getInteger("pumprig.crowd", 10_000);
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    try (var time = new SystemScheduler("gateway", failures::add);
        var network = new TcpNetwork(time)) {
      EmulatedGateway gateway = EmulatedGateway.start(network, time, new Endpoint("127.0.0.1", 0));
      Process crowd = start(pumps, gateway.endpoint());
      var said = new ArrayList<String>();
      try (BufferedReader out = crowd.inputReader()) {
        out.lines().forEach(said::add);
      }
      assertThat(crowd.waitFor(60, TimeUnit.SECONDS)).isTrue();
      System.out.println(String.join("\n", said));
      assertThat(crowd.exitValue()).as("%s", said).isZero();
      var stored = new java.util.concurrent.CompletableFuture<List<Receipts>>();
      time.execute(() -> stored.complete(gateway.receipts()));
      assertThat(stored.get(10, TimeUnit.SECONDS))
          .filteredOn(each -> !each.sender().startsWith(PumpCrowd.WARMING))
          .hasSize(pumps)
          .allMatch(each -> each.missing() == 0 && each.doubles() == 0);
    }
    assertThat(failures).isEmpty();
  }

  private static Process start(int pumps, Endpoint gateway) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TrimNativeHeapInterval=5000",
            "-XX:+UseSerialGC",
            "-XX:MarkSweepDeadRatio=0",
            "-XX:+UseCompactObjectHeaders",
            "-Xms16m",
            "-Xmx512m",
            "-Xmn8m",
            "-XX:MinHeapFreeRatio=5",
            "-XX:MaxHeapFreeRatio=8",
            "-XX:-ShrinkHeapInSteps",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            PumpCrowd.class.getName(),
            Integer.toString(pumps),
            Integer.toString(gateway.port()))
        .redirectErrorStream(true)
        .start();
  }
}
