package org.pumprig.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.pumprig.link.Recorded.ascii;

import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.link.LinkEvent.Opened;
import org.pumprig.time.SystemScheduler;

@Tag("integration")
class TcpNetworkIT {
  private static final Endpoint ANY = new Endpoint("127.0.0.1", 0);

  @Nested
  class OverEpoll extends Contract {
    OverEpoll() {
      super(true);
    }

    @BeforeEach
    void available() {
      assumeThat(Epoll.isAvailable()).as("skipped: no epoll on this machine").isTrue();
    }
  }

  @Nested
  class OverNio extends Contract {
    OverNio() {
      super(false);
    }
  }

  abstract static class Contract {
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<Link> accepted = new CopyOnWriteArrayList<>();
    private final Recorded client = new Recorded();
    private final Recorded server = new Recorded();
    private final SystemScheduler scheduler = new SystemScheduler("tcp-it", failures::add);
    private final TcpNetwork network;

    Contract(boolean epoll) {
      this.network = new TcpNetwork(scheduler, 500, epoll);
    }

    @AfterEach
    void close() {
      network.close();
      scheduler.close();
      assertThat(failures).isEmpty();
    }

    private void acceptAll(Link link) {
      accepted.add(link);
      link.open(server);
    }

    private Link connected() throws IOException {
      var listener = network.listen(ANY, this::acceptAll);
      Link link = network.connect(listener.local());
      link.open(client);
      await().until(() -> client.opened() && server.opened());
      return link;
    }

    @Test
    void bytesGoBothWaysInOrderOnTheSchedulersThread() throws IOException {
      Link link = connected();
      var expected = new StringBuilder();
      for (int i = 0; i < 500; i++) {
        link.send(ascii(i + ";"));
        accepted.getFirst().send(ascii(i + ";"));
        expected.append(i).append(';');
      }
      await().until(() -> server.text().contentEquals(expected));
      await().until(() -> client.text().contentEquals(expected));
      assertThat(client.threads()).containsExactly("tcp-it");
      assertThat(server.threads()).containsExactly("tcp-it");
    }

    @Test
    void whatIsSentOnOpeningArrives() throws IOException {
      var listener = network.listen(ANY, this::acceptAll);
      Link link = network.connect(listener.local());
      link.open(
          event -> {
            if (event instanceof Opened) {
              link.send(ascii("hello"));
            }
          });
      await().until(() -> server.text().equals("hello"));
    }

    @Test
    void orderlyCloseFlushesFirstEvenWithUnreadBytesComing() throws IOException {
      Link link = connected();
      link.send(new byte[1_000_000]);
      accepted.getFirst().send(new byte[1_000]);
      link.close();
      link.send(new byte[1]);
      await().until(() -> server.end().equals("PEER") && client.end().equals("OWN"));
      assertThat(server.bytes()).hasSize(1_000_000);
    }

    @Test
    void abortIsSeenAsAReset() throws IOException {
      connected().abort();
      await().until(() -> server.end().equals("RESET") && client.end().equals("OWN"));
    }

    @Test
    void connectionToNobodyIsRefused() throws IOException {
      var listener = network.listen(ANY, this::acceptAll);
      listener.close();
      network.connect(listener.local()).open(client);
      await().until(() -> client.end().equals("REFUSED"));
    }

    @Test
    void connectingIsRefusedFromTheReturnOfCloseOn() throws IOException {
      for (int i = 0; i < 50; i++) {
        var listener = network.listen(ANY, this::acceptAll);
        listener.close();
        int port = listener.local().port();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
            .as("round %s", i)
            .hasMessageContaining("refused");
      }
    }

    @Test
    void closedListenerLeavesItsConnections() throws IOException {
      var listener = network.listen(ANY, this::acceptAll);
      Link link = network.connect(listener.local());
      link.open(client);
      await().until(() -> server.opened());
      listener.close();
      link.send(ascii("still here"));
      await().until(() -> server.text().equals("still here"));
    }

    @Test
    void halfCloseByThePeerEndsTheLink() throws IOException {
      var listener = network.listen(ANY, this::acceptAll);
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), listener.local().port())) {
        socket.getOutputStream().write(ascii("last words"));
        socket.shutdownOutput();
        await().until(() -> server.end().equals("PEER"));
        assertThat(server.text()).isEqualTo("last words");
      }
    }

    @Test
    void unansweredConnectTimesOut() throws IOException {
      // A listener that never accepts, its backlog full: the kernel drops further SYNs.
      var fillers = new CopyOnWriteArrayList<Recorded>();
      try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        var address = new Endpoint("127.0.0.1", full.getLocalPort());
        for (int i = 0; i < 4; i++) {
          var filler = new Recorded();
          fillers.add(filler);
          network.connect(address).open(filler);
        }
        await().until(() -> fillers.stream().anyMatch(link -> link.end().equals("TIMED_OUT")));
      }
    }

    @Test
    void addressInUseForeignAddressAndNamesAreReported() throws IOException {
      var listener = network.listen(ANY, this::acceptAll);
      assertThatThrownBy(() -> network.listen(listener.local(), this::acceptAll))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot listen on " + listener.local());
      assertThatThrownBy(() -> network.listen(new Endpoint("192.0.2.1", 0), this::acceptAll))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> network.listen(new Endpoint("pump", 0), this::acceptAll))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("'pump' is not a numeric address");
      network.connect(new Endpoint("pump", 1)).open(client);
      await().until(() -> client.end().equals("FAILED"));
    }

    @Test
    void sendingMoreThanTheLimitBreaksTheLinkOff() throws Exception {
      try (var lazy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        Link link = network.connect(new Endpoint("127.0.0.1", lazy.getLocalPort()));
        link.open(client);
        await().until(() -> client.opened());
        for (int i = 0; i < 64; i++) { // more than the kernel's buffers and the limit together
          link.send(new byte[1 << 20]);
        }
        await().until(() -> client.end().equals("FAILED"));
        assertThat(client.closings().getFirst().detail()).startsWith("send limit");
      }
    }

    @Test
    void slowReceiverHoldsTheSenderBackAndLosesNothing() throws Exception {
      var gate = new CountDownLatch(1);
      var listener = network.listen(ANY, this::acceptAll);
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), listener.local().port())) {
        await().until(() -> server.opened());
        scheduler.execute(
            () -> {
              try {
                gate.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
        byte[] much = new byte[24 << 20];
        var writer =
            Thread.ofPlatform()
                .start(
                    () -> {
                      try {
                        socket.getOutputStream().write(much);
                        socket.shutdownOutput();
                      } catch (IOException e) {
                        failures.add(e);
                      }
                    });
        assertThat(writer.join(java.time.Duration.ofMillis(300))).as("held back").isFalse();
        gate.countDown();
        await().until(() -> server.end().equals("PEER"));
        assertThat(server.bytes()).hasSize(much.length);
        writer.join();
      }
    }

    @Test
    void closingTheNetworkEndsLinksListenersAndItsThread() throws IOException {
      connected();
      var listener = network.listen(ANY, this::acceptAll);
      network.close();
      await().until(() -> client.end().equals("OWN") && server.end().equals("OWN"));
      assertThatThrownBy(
              () -> new Socket(InetAddress.getLoopbackAddress(), listener.local().port()).close())
          .hasMessageContaining("refused");
      assertThatThrownBy(() -> network.listen(ANY, this::acceptAll))
          .hasMessageContaining("network closed");
      var late = new Recorded();
      network.connect(listener.local()).open(late);
      await().until(() -> late.end().equals("FAILED"));
    }

    @Test
    void linkClosedBeforeItIsOpenedNeverConnects() throws IOException {
      var listener = network.listen(ANY, this::acceptAll);
      Link link = network.connect(listener.local());
      link.close();
      link.open(client);
      await().until(() -> client.end().equals("OWN"));
      connected();
      assertThat(accepted).hasSize(1);
    }
  }
}
