package org.pumprig.pump.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.link.Endpoint;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.PseudoTerminal;
import org.pumprig.link.TcpNetwork;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.pump.device.PumpOutput.Fact;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/** The bench on the kernel's TCP and a pseudo-terminal. */
@Tag("integration")
class RealBenchIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  @Test
  void aPumpReportsIsProgrammedAndTripsWhenTheGatewayStaysAway() throws Exception {
    Assumptions.assumeTrue(PseudoTerminal.isSupported(), "no pseudo-terminals on this machine");
    try (var time = new SystemScheduler("bench", failures::add);
        var network = new TcpNetwork(time)) {
      var loopback = new Endpoint("127.0.0.1", 0);
      var spec =
          new BenchSpec(
              loopback,
              "127.0.0.1",
              200_000_000L,
              100_000_000L,
              1_000_000_000L,
              BenchSpec.ServicePortKind.PSEUDO_TERMINAL);
      Bench bench = Bench.start(spec, time, network);
      EmulatedUnit unit =
          bench.addUnit(
              new UnitSpec("SN-1", VirtualBench.firmware("before"), bench.gateway().endpoint()),
              new Seed(1));
      unit.startPump();
      await().atMost(PATIENCE).until(() -> bench.gateway().receivedMessages() >= 3);
      assertThat(ask(network, unit.ports().keypad(), "KEYS PRIMARY rate=125000 vtbi=50000"))
          .isEqualTo("OK KEYS PRIMARY rate=125000 vtbi=50000");
      assertThat(ask(network, unit.ports().keypad(), "KEYS START")).isEqualTo("OK KEYS START");

      String path = ((ServicePort.Serial) unit.ports().service()).path();
      try (var toPump = new FileOutputStream(path);
          var fromPump = new FileInputStream(path)) {
        toPump.write(CheckedLine.encode("STATUS"));
        assertThat(line(fromPump)).contains("state=INFUSING channel=PRIMARY rate=125000");

        time.execute(bench.gateway()::stop);
        await().atMost(PATIENCE).until(() -> tripped(bench));
        assertThat(line(fromPump)).startsWith("EVENT up=");
        toPump.write(CheckedLine.encode("STATUS"));
        assertThat(line(fromPump)).contains("state=FAILSAFE");
      }
      bench.close();
    }
    assertThat(failures).isEmpty();
  }

  private static boolean tripped(Bench bench) {
    return bench.truth().events().stream().anyMatch(e -> e.fact() instanceof Fact.Tripped);
  }

  private static String ask(TcpNetwork network, Endpoint port, String command) {
    var received = new ByteArrayOutputStream();
    var link = network.connect(port);
    link.open(
        event -> {
          switch (event) {
            case LinkEvent.Opened _ -> link.send(CheckedLine.encode(command));
            case LinkEvent.Received data -> received.writeBytes(data.bytes());
            case LinkEvent.Closed _ -> {}
          }
        });
    await()
        .atMost(PATIENCE)
        .until(() -> received.toString(StandardCharsets.US_ASCII).endsWith("\n"));
    link.close();
    return payload(received.toString(StandardCharsets.US_ASCII).stripTrailing());
  }

  private static String line(FileInputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      assertThat(c).isNotNegative();
      line.append((char) c);
    }
    return payload(line.toString().stripTrailing());
  }

  private static String payload(String line) {
    assertThat(CheckedLine.decode(line)).isInstanceOf(CheckedLine.Ok.class);
    return ((CheckedLine.Ok) CheckedLine.decode(line)).payload();
  }
}
