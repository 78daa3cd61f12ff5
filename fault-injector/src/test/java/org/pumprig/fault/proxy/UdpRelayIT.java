package org.pumprig.fault.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.TracePoint;
import org.pumprig.fault.Unreachable;
import org.pumprig.fault.model.packet.PacketLimits;
import org.pumprig.fault.proof.PacketProof;
import org.pumprig.link.Endpoint;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/** Datagrams between a pump and an echoing gateway on loopback. */
@Tag("integration")
class UdpRelayIT {
  private static final long MILLI = 1_000_000;
  private static final int QUIET_MILLIS = 400;

  private final InetAddress loopback = InetAddress.getLoopbackAddress();
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
  private final SystemScheduler scheduler = new SystemScheduler("udp-test", failure::complete);
  private DatagramSocket gateway;
  private UdpRelay relay;

  @BeforeEach
  void open() throws Exception {
    gateway = new DatagramSocket(0, loopback);
    var echoing = gateway;
    Thread.ofPlatform().daemon().start(() -> echo(echoing));
    relay = start(256, 120_000 * MILLI);
  }

  private UdpRelay start(int sessions, long idleNanos) throws IOException {
    return UdpRelay.start(
        new UdpRelaySettings(
            "p1",
            new Endpoint("127.0.0.1", 0),
            new Endpoint("127.0.0.1", gateway.getLocalPort()),
            sessions,
            idleNanos,
            PacketLimits.USUAL),
        scheduler);
  }

  @AfterEach
  void close() throws Exception {
    relay.close();
    gateway.close();
    scheduler.close();
    assertThat(failure).isNotDone();
  }

  private static void echo(DatagramSocket socket) {
    var packet = new DatagramPacket(new byte[65_535], 65_535);
    try {
      while (true) {
        packet.setLength(65_535);
        socket.receive(packet);
        socket.send(packet);
      }
    } catch (IOException e) {
      // closed
    }
  }

  private FaultSpec apply(PacketFault fault, Direction direction) throws Exception {
    var spec = new FaultSpec("f", fault, direction, "p1", new Seed(42), 0, 1);
    var done = new CompletableFuture<InjectionResult>();
    scheduler.execute(() -> relay.injector().apply(spec, 60_000 * MILLI, done::complete));
    assertThat(done.get(5, TimeUnit.SECONDS)).isInstanceOf(InjectionResult.Done.class);
    return spec;
  }

  private InjectionEvidence.Packets evidence(FaultSpec spec) throws Exception {
    var done = new CompletableFuture<InjectionEvidence>();
    scheduler.execute(() -> relay.injector().verify(spec, done::complete));
    var seen = (InjectionEvidence.Packets) done.get(5, TimeUnit.SECONDS);
    assertThat(PacketProof.judge(spec, seen, 1e-6)).isInstanceOf(PacketProof.Proven.class);
    return seen;
  }

  /** The numbers that come back, in order, of so many sent. */
  private List<Integer> exchange(DatagramSocket client, int count, int dataBytes)
      throws IOException {
    var numbers = new ArrayList<Integer>();
    client.setSoTimeout(QUIET_MILLIS);
    for (int i = 0; i < count; i++) {
      byte[] data = ByteBuffer.allocate(dataBytes).putInt(i).array();
      client.send(new DatagramPacket(data, data.length, loopback, relay.listen().port()));
      if (i % 50 == 49) {
        drain(client, numbers, 5);
      }
    }
    drain(client, numbers, QUIET_MILLIS);
    return numbers;
  }

  private static void drain(DatagramSocket client, List<Integer> numbers, int quietMillis)
      throws IOException {
    var packet = new DatagramPacket(new byte[65_535], 65_535);
    client.setSoTimeout(quietMillis);
    try {
      while (true) {
        client.receive(packet);
        numbers.add(ByteBuffer.wrap(packet.getData()).getInt());
      }
    } catch (SocketTimeoutException e) {
      // nothing more for now
    }
  }

  private List<Integer> exchange(int count) throws IOException {
    try (var client = new DatagramSocket(0, loopback)) {
      return exchange(client, count, 100);
    }
  }

  @Test
  void datagramsPassBothWaysWhateverTheirSize() throws Exception {
    assertThat(exchange(200)).isEqualTo(IntStream.range(0, 200).boxed().toList());
    try (var client = new DatagramSocket(0, loopback)) {
      assertThat(exchange(client, 2, 60_000)).containsExactly(0, 1);
    }
    assertThat(relay.refused()).isZero();
  }

  @Test
  void lossIsCountedAsTheReceiverMissesIt() throws Exception {
    var spec =
        apply(new PacketFault.Loss(new LossModel.Bernoulli(200_000)), Direction.TOWARDS_GATEWAY);
    int received = exchange(1_000).size();
    var counts = evidence(spec).towardsGateway();
    assertThat(counts.lost()).isEqualTo(1_000 - received).isPositive();
  }

  @Test
  void delayHoldsOrderAndTime() throws Exception {
    var spec =
        apply(
            new PacketFault.Delay(20 * MILLI, new Jitter.Uniform(5 * MILLI), true),
            Direction.TOWARDS_PUMP);
    assertThat(exchange(200)).isEqualTo(IntStream.range(0, 200).boxed().toList());
    assertThat(evidence(spec).towardsPump().minDelayNanos()).isGreaterThanOrEqualTo(15 * MILLI);
  }

  @Test
  void duplicatesAndReordersAndCorrupts() throws Exception {
    var twice = apply(new PacketFault.Duplicate(1_000_000), Direction.TOWARDS_GATEWAY);
    var received = exchange(100);
    assertThat(received).hasSize(200);
    assertThat(new HashSet<>(received)).hasSize(100);
    assertThat(evidence(twice).towardsGateway().left()).isEqualTo(200);
    revert();
    var reorder = apply(new PacketFault.Reorder(300_000, 3 * MILLI), Direction.TOWARDS_GATEWAY);
    var order = exchange(300);
    assertThat(order).hasSize(300).isNotEqualTo(order.stream().sorted().toList());
    assertThat(evidence(reorder).towardsGateway().touched()).isPositive();
    revert();
    // the kernel makes new checksums: a relayed datagram arrives with its flipped bit
    apply(new PacketFault.Corrupt(1_000_000), Direction.TOWARDS_GATEWAY);
    try (var client = new DatagramSocket(0, loopback)) {
      assertThat(exchange(client, 50, 4))
          .hasSize(50)
          .isNotEqualTo(IntStream.range(0, 50).boxed().toList());
    }
  }

  @Test
  void aRateIsKept() throws Exception {
    var spec =
        apply(new PacketFault.Rate(800_000, 12_800, 1 << 20, false), Direction.TOWARDS_GATEWAY);
    assertThat(exchange(200)).hasSize(200);
    // 200 packets of 128 bytes, 100 of them from the bucket, at 100 kB/s
    assertThat(evidence(spec).towardsGateway().maxDelayNanos()).isGreaterThanOrEqualTo(30 * MILLI);
  }

  @Test
  void aTraceIsPlayed() throws Exception {
    var spec =
        apply(
            new PacketFault.Trace(
                List.of(
                    new TracePoint(0, 20 * MILLI, 0, 0),
                    new TracePoint(60_000 * MILLI, 0, 1_000_000, 0))),
            Direction.TOWARDS_GATEWAY);
    assertThat(exchange(50)).hasSize(50);
    assertThat(evidence(spec).towardsGateway().minDelayNanos()).isGreaterThanOrEqualTo(20 * MILLI);
  }

  @Test
  void aBlackholeTakesAllUntilItIsReverted() throws Exception {
    var spec = apply(new PacketFault.Blackhole(), Direction.BOTH);
    assertThat(exchange(20)).isEmpty();
    assertThat(evidence(spec).towardsGateway().lost()).isEqualTo(20);
    revert();
    assertThat(exchange(20)).hasSize(20);
  }

  private void revert() throws Exception {
    var done = new CompletableFuture<InjectionResult>();
    scheduler.execute(() -> relay.injector().revert("f", done::complete));
    assertThat(done.get(5, TimeUnit.SECONDS)).isInstanceOf(InjectionResult.Done.class);
  }

  @Test
  void oneFlowThatWaitsHoldsUpNoOther() throws Exception {
    apply(new PacketFault.Rate(8_000, 1_600, 1 << 20, true), Direction.TOWARDS_GATEWAY);
    try (var greedy = new DatagramSocket(0, loopback);
        var modest = new DatagramSocket(0, loopback)) {
      for (int i = 0; i < 100; i++) { // 12.8 kB at 1 kB/s: many seconds of queue
        greedy.send(new DatagramPacket(new byte[100], 100, loopback, relay.listen().port()));
      }
      assertThat(exchange(modest, 5, 100)).hasSize(5);
    }
  }

  @Test
  void clientsAreBoundedAndForgottenWhenIdle() throws Exception {
    relay.close();
    relay = start(2, 300 * MILLI);
    assertThat(exchange(1)).hasSize(1);
    assertThat(exchange(1)).hasSize(1);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(relay.sessions()).isZero());
    relay.close();
    relay = start(1, 60_000 * MILLI);
    assertThat(exchange(1)).hasSize(1);
    assertThat(exchange(1)).as("no room for a second client").isEmpty();
    assertThat(relay.refused()).isEqualTo(1);
  }

  @Test
  void aDeadGatewayIsSurvived() throws Exception {
    int port = gateway.getLocalPort();
    gateway.close();
    assertThat(exchange(3)).isEmpty();
    gateway = new DatagramSocket(port, loopback);
    var echoing = gateway;
    Thread.ofPlatform().daemon().start(() -> echo(echoing));
    assertThat(exchange(3)).hasSize(3);
  }

  @Test
  void whatADatagramCannotDoIsRefused() throws Exception {
    assertThat(relay.injector().injects(new PacketFault.Reject(Unreachable.PORT))).isFalse();
    assertThat(relay.injector().injects(new PacketFault.TcpReset())).isFalse();
    var spec =
        new FaultSpec("x", new PacketFault.Blackhole(), Direction.BOTH, "p2", new Seed(1), 0, 1);
    var done = new CompletableFuture<InjectionResult>();
    scheduler.execute(() -> relay.injector().apply(spec, MILLI, done::complete));
    assertThat(((InjectionResult.Failed) done.get(5, TimeUnit.SECONDS)).reason())
        .isEqualTo("no flow of unit p2 passes here; known: [p1]");
    assertThatThrownBy(
            () ->
                UdpRelay.start(
                    new UdpRelaySettings("p3", relay.listen(), relay.listen()), scheduler))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot listen on 127.0.0.1:");
  }
}
