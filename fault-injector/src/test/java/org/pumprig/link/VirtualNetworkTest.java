package org.pumprig.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pumprig.link.Recorded.ascii;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.link.LinkEvent.Opened;
import org.pumprig.link.LinkEvent.Received;
import org.pumprig.time.VirtualScheduler;

class VirtualNetworkTest {
  private static final long LATENCY = 5_000_000;
  private static final Endpoint GATEWAY = new Endpoint("gateway", 4001);

  private final VirtualScheduler time = new VirtualScheduler(0);
  private final VirtualNetwork network = new VirtualNetwork(time, LATENCY);
  private final List<Link> accepted = new ArrayList<>();
  private final Recorded client = new Recorded();
  private final Recorded server = new Recorded();

  private void acceptAll(Link link) {
    accepted.add(link);
    link.open(server);
  }

  private Link connected() throws IOException {
    network.listen(GATEWAY, this::acceptAll);
    Link link = network.connect(GATEWAY);
    link.open(client);
    time.run(3 * LATENCY);
    assertThat(client.trace()).containsExactly("opened");
    assertThat(server.trace()).containsExactly("opened");
    return link;
  }

  private void runLong() {
    time.run(time.nanoTime() + 1_000 * LATENCY);
  }

  @Test
  void connectionToNobodyIsRefusedAfterOneRoundTrip() {
    network.connect(GATEWAY).open(client);
    time.run(2 * LATENCY - 1);
    assertThat(client.trace()).isEmpty();
    time.run(2 * LATENCY);
    assertThat(client.trace()).containsExactly("closed REFUSED");
  }

  @Test
  void clientIsOpenAfterOneRoundTripAndServerHalfATripLater() throws IOException {
    network.listen(GATEWAY, this::acceptAll);
    network.connect(GATEWAY).open(client);
    time.run(2 * LATENCY);
    assertThat(client.trace()).containsExactly("opened");
    assertThat(accepted).isEmpty();
    time.run(3 * LATENCY);
    assertThat(server.trace()).containsExactly("opened");
  }

  @Test
  void whatTheClientSendsOnOpeningComesAfterTheServersOpened() throws IOException {
    network.listen(GATEWAY, this::acceptAll);
    Link link = network.connect(GATEWAY);
    link.open(
        event -> {
          if (event instanceof Opened) {
            link.send(ascii("hello"));
          }
        });
    time.run(3 * LATENCY);
    assertThat(server.trace()).containsExactly("opened", "received hello");
  }

  @Test
  void orderlyCloseArrivesAfterTheBytesInFlight() throws IOException {
    Link link = connected();
    link.send(ascii("a"));
    link.send(ascii("b"));
    link.close();
    link.send(ascii("lost"));
    runLong();
    assertThat(client.trace()).containsExactly("opened", "closed OWN");
    assertThat(server.trace()).containsExactly("opened", "received a", "received b", "closed PEER");
  }

  @Test
  void abortIsSeenAsAReset() throws IOException {
    connected().abort();
    runLong();
    assertThat(client.trace()).containsExactly("opened", "closed OWN");
    assertThat(server.trace()).containsExactly("opened", "closed RESET");
  }

  @Test
  void nothingIsReceivedAfterOnesOwnClose() throws IOException {
    Link link = connected();
    accepted.getFirst().send(ascii("too late"));
    link.close();
    link.close();
    link.abort();
    runLong();
    assertThat(client.trace()).containsExactly("opened", "closed OWN");
    assertThat(server.trace()).containsExactly("opened", "closed PEER");
  }

  @Test
  void closedListenerRefusesAndLeavesConnections() throws IOException {
    var listener = network.listen(GATEWAY, this::acceptAll);
    Link first = network.connect(GATEWAY);
    first.open(client);
    runLong();
    listener.close();
    var second = new Recorded();
    network.connect(GATEWAY).open(second);
    first.send(ascii("still here"));
    runLong();
    assertThat(second.trace()).containsExactly("closed REFUSED");
    assertThat(server.trace()).containsExactly("opened", "received still here");
  }

  @Test
  void connectionInTheBacklogOfAClosedListenerIsReset() throws IOException {
    var listener = network.listen(GATEWAY, this::acceptAll);
    network.connect(GATEWAY).open(client);
    time.run(2 * LATENCY);
    listener.close();
    runLong();
    assertThat(client.trace()).containsExactly("opened", "closed RESET");
    assertThat(accepted).isEmpty();
  }

  @Test
  void connectionGivenUpWhileConnectingNeverReachesTheServer() throws IOException {
    network.listen(GATEWAY, this::acceptAll);
    Link link = network.connect(GATEWAY);
    link.open(client);
    time.run(LATENCY);
    link.close();
    runLong();
    assertThat(client.trace()).containsExactly("closed OWN");
    assertThat(accepted).isEmpty();
  }

  @Test
  void addressInUseAndClosedNetworkAreReported() throws IOException {
    network.listen(GATEWAY, this::acceptAll);
    assertThatThrownBy(() -> network.listen(GATEWAY, this::acceptAll))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("gateway:4001: address in use");
    network.close();
    assertThatThrownBy(() -> network.listen(GATEWAY, this::acceptAll))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("network closed");
    network.connect(GATEWAY).open(client);
    runLong();
    assertThat(client.trace()).containsExactly("closed FAILED");
  }

  @Test
  void portZeroFindsFreePortsAndAClosedListenersPortIsFreeAgain() throws IOException {
    var any = new Endpoint("gateway", 0);
    var first = network.listen(any, this::acceptAll);
    var second = network.listen(any, this::acceptAll);
    assertThat(first.local().port()).isPositive().isNotEqualTo(second.local().port());
    first.close();
    assertThat(network.listen(first.local(), this::acceptAll).local()).isEqualTo(first.local());
    first.close();
    network.connect(first.local()).open(client);
    runLong();
    assertThat(client.trace()).containsExactly("opened");
  }

  @Test
  void closingTheNetworkEndsBothSides() throws IOException {
    connected();
    network.close();
    runLong();
    assertThat(client.trace()).containsExactly("opened", "closed OWN");
    assertThat(server.trace()).containsExactly("opened", "closed OWN");
  }

  @Test
  void sendingBeyondTheLimitBreaksTheLinkOff() throws IOException {
    Link link = connected();
    link.send(new byte[(int) VirtualNetwork.MAX_BYTES_IN_FLIGHT]);
    runLong();
    assertThat(server.bytes()).hasSize((int) VirtualNetwork.MAX_BYTES_IN_FLIGHT);
    link.send(new byte[(int) VirtualNetwork.MAX_BYTES_IN_FLIGHT]);
    link.send(new byte[1]);
    runLong();
    assertThat(client.closings().getFirst().detail()).startsWith("send limit");
    assertThat(server.end()).isEqualTo("RESET");
  }

  @Test
  void senderMayReuseAndReceiverMayKeepItsArray() {
    var pipe = network.pipe();
    byte[] shared = ascii("x");
    List<byte[]> received = new ArrayList<>();
    pipe.left().open(client);
    pipe.right()
        .open(
            event -> {
              if (event instanceof Received bytes) {
                received.add(bytes.bytes());
                bytes.bytes()[0] = 'y';
              }
            });
    pipe.left().send(shared);
    pipe.left().send(shared);
    runLong();
    assertThat(shared).isEqualTo(ascii("x"));
    assertThat(received).hasSize(2);
  }

  @Test
  void pipeKeepsBytesForAnEndThatIsOpenedLate() {
    var pipe = network.pipe();
    pipe.left().open(client);
    pipe.left().send(ascii("early"));
    pipe.left().close();
    runLong();
    pipe.right().open(server);
    runLong();
    assertThat(server.trace()).containsExactly("opened", "received early", "closed PEER");
  }

  @Test
  void linkClosedBeforeItIsOpenedReportsOnlyThat() {
    var pipe = network.pipe();
    pipe.right().open(server);
    pipe.left().close();
    pipe.left().open(client);
    runLong();
    assertThat(client.trace()).containsExactly("closed OWN");
    assertThat(server.trace()).containsExactly("opened", "closed PEER");
    assertThatThrownBy(() -> pipe.left().open(client)).isInstanceOf(IllegalStateException.class);
  }
}
