package org.pumprig.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.pumprig.link.Recorded.ascii;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.link.SerialSettings.Parity;
import org.pumprig.time.SystemScheduler;

/** A pump on a pseudo terminal behind pyserial's server for RFC 2217. */
@Tag("peer")
class Rfc2217PeerIT {
  private static final SerialSettings SETTINGS = new SerialSettings(19_200, 8, Parity.NONE, 2);
  private static final SerialSettings BYTES = SerialSettings.eightNoneOne(57_600);

  @TempDir private Path folder = Path.of("");
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final SystemScheduler scheduler = new SystemScheduler("rfc2217-it", failures::add);
  private final TcpNetwork network = new TcpNetwork(scheduler);
  private final Recorded pump = new Recorded();
  private final Recorded rig = new Recorded();

  @AfterEach
  void close() {
    network.close();
    scheduler.close();
    assertThat(failures).isEmpty();
  }

  /** A server and what it says. */
  private record Server(Process process, BufferedReader says, Endpoint at) {}

  private Server serve(PseudoTerminal terminal) throws IOException {
    Path program = folder.resolve("server.py");
    Files.write(program, Fixtures.bytes("peers/rfc2217-server.py"));
    Process process =
        new ProcessBuilder("/usr/bin/python3", program.toString(), terminal.path())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader says = process.inputReader();
    String port = says.readLine();
    assertThat(port).as("the server needs python3-serial").isNotNull();
    return new Server(process, says, new Endpoint("127.0.0.1", Integer.parseInt(port)));
  }

  private Link open(Server server, SerialSettings settings) {
    Link link = SerialName.parse("rfc2217://" + server.at()).link(scheduler, network, settings);
    scheduler.execute(() -> link.open(rig));
    return link;
  }

  @Test
  void everyByteValuePassesBothWaysAndTheLineIsSetUpAsAsked() throws Exception {
    try (PseudoTerminal terminal = PseudoTerminal.open(scheduler)) {
      terminal.link().open(pump);
      Server server = serve(terminal);
      Link link = open(server, BYTES);
      await().until(rig::opened);
      byte[] all = new byte[256];
      for (int i = 0; i < all.length; i++) {
        all[i] = (byte) i;
      }
      for (int round = 0; round < 10; round++) {
        scheduler.execute(() -> link.send(all));
        terminal.link().send(all);
      }
      String expected = HexFormat.of().formatHex(all).repeat(10);
      await().until(() -> pump.bytes().length >= 2_560 && rig.bytes().length >= 2_560);
      assertThat(HexFormat.of().formatHex(pump.bytes())).isEqualTo(expected);
      assertThat(HexFormat.of().formatHex(rig.bytes())).isEqualTo(expected);
      scheduler.execute(link::close);
      assertThat(server.says().readLine()).isEqualTo("57600 8 N 1");
      assertThat(server.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** A pseudo terminal refuses other data bits and parity, so they aren't tried here. */
  @Test
  void speedAndStopBitsReachTheServersPort() throws Exception {
    try (PseudoTerminal terminal = PseudoTerminal.open(scheduler)) {
      terminal.link().open(pump);
      Server server = serve(terminal);
      Link link = open(server, SETTINGS);
      await().until(rig::opened);
      scheduler.execute(link::close);
      assertThat(server.says().readLine()).isEqualTo("19200 8 N 2");
    }
  }

  @Test
  void aServerThatGoesIsALostLink() throws Exception {
    try (PseudoTerminal terminal = PseudoTerminal.open(scheduler)) {
      terminal.link().open(pump);
      Server server = serve(terminal);
      open(server, BYTES);
      await().until(rig::opened);
      server.process().destroyForcibly();
      await().until(() -> !rig.end().equals("open"));
      assertThat(rig.closings()).hasSize(1);
    }
  }

  @Test
  void aPortThatSpeaksNoTelnetIsToldFromOneThatDoes() throws Exception {
    try (Network.Listener raw =
        network.listen(
            new Endpoint("127.0.0.1", 0),
            link -> {
              link.open(pump);
              link.send(ascii("plain bytes"));
            })) {
      Link link = SerialName.parse("rfc2217://" + raw.local()).link(scheduler, network, BYTES);
      scheduler.execute(() -> link.open(rig));
      await().until(() -> rig.end().equals("TIMED_OUT"));
      assertThat(rig.closings().toString()).contains("doesn't speak RFC 2217", "tcp://HOST:PORT");
      assertThat(rig.bytes()).isEmpty();
    }
  }
}
