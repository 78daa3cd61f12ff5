package org.pumprig.fault.sight;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.proxy.WireEvent;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.link.Endpoint;
import org.pumprig.time.SystemScheduler;

/** Real packets of a pump at the rig's port, heard while the kernel forwards them. */
@Tag("netns")
class PacketSightIT {
  private static final int PORT = 2575;
  private static final String OTHER = "10.77.0.9";
  private static final long LIMIT_NANOS = 10_000_000_000L;

  private final List<WireEvent> told = new CopyOnWriteArrayList<>();
  private final List<String> remarks = new CopyOnWriteArrayList<>();
  private final SystemScheduler scheduler = new SystemScheduler("sight-test", _ -> {});
  private NamespaceWiring wiring;
  private ServerSocket gateway;
  private PacketSight sight;

  @BeforeEach
  void wire() throws Exception {
    wiring = NamespaceWiring.routed();
    run("ip", "-n", wiring.pump().name(), "address", "add", OTHER + "/24", "dev", "eth0");
    gateway = wiring.gateway().call(() -> new ServerSocket(PORT));
    Thread.ofPlatform().daemon().start(this::echo);
    sight = start(NamespaceWiring.PUMP_SIDE);
  }

  private PacketSight start(String device) throws IOException {
    var settings =
        new PacketSight.Settings(
            device,
            InetAddress.ofLiteral(NamespaceWiring.PUMP),
            new Endpoint(NamespaceWiring.GATEWAY_ROUTED, PORT));
    return PacketSight.start(wiring.rig(), settings, scheduler, told::add, remarks::add);
  }

  @AfterEach
  void end() throws IOException {
    sight.close();
    gateway.close();
    wiring.close();
    scheduler.close();
  }

  private void echo() {
    try {
      while (true) {
        Socket each = gateway.accept();
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try (each) {
                    each.getInputStream().transferTo(each.getOutputStream());
                  } catch (IOException gone) {
                    // so is the pump
                  }
                });
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private static void run(String... argv) throws IOException {
    var result = org.pumprig.host.LocalCommands.here().run(List.of(argv), "", LIMIT_NANOS);
    assertThat(result.ok()).as(String.join(" ", argv) + ": " + result.complaint()).isTrue();
  }

  private Socket connect(String from, int port) throws IOException {
    return wiring
        .pump()
        .call(
            () -> {
              var socket = new Socket();
              socket.bind(new InetSocketAddress(from, 0));
              socket.connect(new InetSocketAddress(NamespaceWiring.GATEWAY_ROUTED, port), 5_000);
              socket.setSoTimeout(5_000);
              return socket;
            });
  }

  private void exchange(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    assertThat(new String(socket.getInputStream().readNBytes(text.length()), US_ASCII))
        .isEqualTo(text);
  }

  private long count(Class<? extends WireEvent> kind) {
    return told.stream().filter(kind::isInstance).count();
  }

  private String bytes() {
    var text = new StringBuilder();
    for (WireEvent event : told) {
      if (event instanceof WireEvent.Bytes e) {
        text.append(new String(e.bytes(), US_ASCII)).append('|');
      }
    }
    return text.toString();
  }

  private void soon(Runnable assertion) {
    Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(assertion::run);
  }

  @Test
  void thePumpsConnectionsAreSeenAndNobodyElses() throws Exception {
    try (Socket other = connect(OTHER, PORT)) {
      exchange(other, "of another pump");
      try (Socket ours = connect(NamespaceWiring.PUMP, PORT)) {
        exchange(ours, "ping");
      }
      soon(() -> assertThat(count(WireEvent.Ended.class)).isEqualTo(1));
    }
    assertThat(bytes()).isEqualTo("ping|ping|");
    assertThatThrownBy(() -> connect(NamespaceWiring.PUMP, PORT + 1))
        .isInstanceOf(IOException.class);
    gateway.close();
    assertThatThrownBy(() -> connect(NamespaceWiring.PUMP, PORT)).isInstanceOf(IOException.class);
    soon(() -> assertThat(count(WireEvent.UpstreamFailed.class)).isEqualTo(1));
    assertThat(count(WireEvent.Accepted.class)).as("only at the gateway's port").isEqualTo(2);
    assertThat(count(WireEvent.TapOverflow.class)).isZero();
    assertThat(remarks).isEmpty();
  }

  @Test
  void aLinkThatWasDownIsHeardAgainAndOneThatIsGoneIsSaid() throws Exception {
    try (Socket ours = connect(NamespaceWiring.PUMP, PORT)) {
      exchange(ours, "before");
      String rig = wiring.rig().name();
      run("ip", "-n", rig, "link", "set", NamespaceWiring.PUMP_SIDE, "down");
      run("ip", "-n", rig, "link", "set", NamespaceWiring.PUMP_SIDE, "up");
      exchange(ours, "after");
      soon(() -> assertThat(bytes()).isEqualTo("before|before|after|after|"));
      assertThat(remarks).isEmpty();

      run("ip", "-n", rig, "link", "del", NamespaceWiring.PUMP_SIDE);
      soon(
          () ->
              assertThat(remarks)
                  .singleElement()
                  .asString()
                  .contains("can't be seen any more", "no interface 'pump0'"));
      soon(() -> assertThat(count(WireEvent.TapOverflow.class)).isGreaterThan(2));
    }
  }

  @Test
  void anInterfaceThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> start("eth77")).hasMessageContaining("no interface 'eth77'");
  }
}
