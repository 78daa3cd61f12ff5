package org.pumprig.fault.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketCounts;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.TracePoint;
import org.pumprig.fault.Unreachable;
import org.pumprig.fault.proof.PacketProof;

/** Every packet fault on real UDP and TCP between two namespaces. */
@Tag("netns")
class TapRelayIT {
  private static final long MILLI = 1_000_000;
  private static final Direction OUT = Direction.TOWARDS_GATEWAY;

  @TempDir static Path directory;
  private static TapBench bench;

  private final List<FaultSpec> active = new ArrayList<>();

  @BeforeAll
  static void join() throws Exception {
    bench = new TapBench(Optional.of(directory));
  }

  @AfterAll
  static void part() throws Exception {
    bench.close();
    try (var captures = Files.list(directory)) {
      assertThat(captures).anyMatch(each -> each.toFile().length() > 200);
    }
  }

  @AfterEach
  void end() throws Exception {
    for (FaultSpec spec : active) {
      if (bench.anyEvidence(spec) instanceof InjectionEvidence.Packets seen) {
        assertThat(PacketProof.judge(spec, seen, 1e-6))
            .as(spec.fault().summary())
            .isInstanceOf(PacketProof.Proven.class);
      }
      bench.revert(spec);
    }
    active.clear();
    assertThat(bench.failure()).isNotDone();
  }

  private FaultSpec apply(PacketFault fault) throws Exception {
    return apply(fault, OUT);
  }

  private FaultSpec apply(PacketFault fault, Direction direction) throws Exception {
    var spec = bench.apply(fault, direction);
    active.add(spec);
    return spec;
  }

  private static PacketCounts counts(FaultSpec spec) throws Exception {
    return bench.evidence(spec).towardsGateway();
  }

  @Test
  void withoutFaultsEverythingPassesInOrder() throws Exception {
    assertThat(bench.send(2_000, 100)).isEqualTo(IntStream.range(0, 2_000).boxed().toList());
    var trips = new ArrayList<Long>();
    bench.roundTrips(20, trips::add);
    assertThat(trips).hasSize(20);
  }

  @Test
  void theSameSeedLosesTheSamePacketsAndTheReceiverMissesWhatWasCounted() throws Exception {
    List<Integer> first = List.of();
    for (int round = 0; round < 2; round++) {
      // the id is part of the seed's derivation: the same one again
      var spec =
          new FaultSpec(
              "same",
              new PacketFault.Loss(new LossModel.Bernoulli(200_000)),
              OUT,
              TapBench.UNIT,
              new org.pumprig.seed.Seed(7),
              0,
              1);
      bench.inject(spec);
      var received = bench.send(2_000, 100);
      var counts = counts(spec);
      bench.revert(spec);
      assertThat(counts.entered()).isEqualTo(2_000);
      assertThat(counts.left()).isEqualTo(received.size());
      assertThat(counts.lost()).isEqualTo(2_000 - received.size()).isBetween(300L, 500L);
      assertThat(round == 0 || received.equals(first)).isTrue();
      first = received;
    }
  }

  @Test
  void gilbertElliottAndEveryNthLosePackets() throws Exception {
    var gilbert =
        apply(new PacketFault.Loss(new LossModel.GilbertElliott(10_000, 250_000, 1_000_000, 0)));
    int received = bench.send(2_000, 100).size();
    assertThat(counts(gilbert).lost()).isEqualTo(2_000 - received).isPositive();
    end();
    var nth = apply(new PacketFault.Loss(new LossModel.EveryNth(4)));
    assertThat(bench.send(400, 100))
        .isEqualTo(IntStream.range(0, 400).filter(i -> i % 4 != 3).boxed().toList());
    assertThat(counts(nth).lost()).isEqualTo(100);
  }

  @Test
  void aDelayActsOnEveryPacketOfItsDirection() throws Exception {
    var spec = apply(new PacketFault.Delay(30 * MILLI, new Jitter.Uniform(10 * MILLI), true));
    var trips = new ArrayList<Long>();
    bench.roundTrips(20, trips::add);
    assertThat(trips).allMatch(nanos -> nanos >= 20 * MILLI);
    var counts = counts(spec);
    assertThat(counts.delivered()).isGreaterThanOrEqualTo(20);
    assertThat(counts.minDelayNanos()).isGreaterThanOrEqualTo(20 * MILLI);
    assertThat(bench.evidence(spec).towardsPump().entered()).isZero();
  }

  @Test
  void packetsAreReorderedAndNoneIsLost() throws Exception {
    var spec = apply(new PacketFault.Reorder(100_000, 5 * MILLI));
    var received = bench.send(1_000, 100, 100_000);
    assertThat(received).hasSize(1_000).isNotEqualTo(received.stream().sorted().toList());
    assertThat(counts(spec).touched()).isBetween(40L, 200L);
  }

  @Test
  void packetsAreDuplicated() throws Exception {
    var spec = apply(new PacketFault.Duplicate(100_000));
    var received = bench.send(1_000, 100);
    assertThat(received.size()).isEqualTo((int) counts(spec).left()).isGreaterThan(1_000);
    assertThat(new HashSet<>(received)).hasSize(1_000);
  }

  @Test
  void corruptedPacketsAreDiscardedByTheirReceiver() throws Exception {
    var spec = apply(new PacketFault.Corrupt(100_000));
    int received = bench.send(1_000, 100).size();
    var counts = counts(spec);
    assertThat(counts.left()).isEqualTo(1_000);
    assertThat(counts.touched()).isEqualTo(1_000 - received).isPositive();
  }

  @Test
  void aRateLosesWhatItsQueueDoesNotHold() throws Exception {
    // 2000 packets of 1028 bytes in 0.2 s (82 Mbit/s) into 8 Mbit/s with a queue of 100 kB
    var spec = apply(new PacketFault.Rate(8_000_000, 10_280, 100_000, false));
    int received = bench.send(2_000, 1_000, 100_000).size();
    var counts = counts(spec);
    assertThat(counts.left()).isEqualTo(received);
    assertThat(counts.lost()).isEqualTo(2_000 - received).isGreaterThan(1_000);
    assertThat(counts.maxDelayNanos()).isBetween(80 * MILLI, 200 * MILLI);
  }

  @Test
  void aBlackholeTakesEverythingUntilItIsReverted() throws Exception {
    var spec = apply(new PacketFault.Blackhole(), Direction.BOTH);
    assertThat(bench.send(100, 100)).isEmpty();
    assertThat(counts(spec).lost()).isGreaterThanOrEqualTo(100);
    bench.revert(spec);
    assertThat(bench.send(100, 100)).hasSize(100);
  }

  @Test
  void aRejectedConnectionIsRefusedOrUnreachable() throws Exception {
    var port = apply(new PacketFault.Reject(Unreachable.PORT));
    assertThatThrownBy(() -> bench.dial(3_000)).isInstanceOf(ConnectException.class);
    assertThat(counts(port).lost()).isPositive();
    bench.revert(port);
    apply(new PacketFault.Reject(Unreachable.HOST));
    assertThatThrownBy(() -> bench.dial(3_000)).isInstanceOf(NoRouteToHostException.class);
  }

  @Test
  void aResetReachesTheSenderOfAnEstablishedConnection() throws Exception {
    try (var connected = bench.connect()) {
      var spec = apply(new PacketFault.TcpReset());
      connected.pump().getOutputStream().write(1);
      assertThatThrownBy(() -> connected.pump().getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
      assertThat(counts(spec).touched()).isPositive();
    }
    assertThatThrownBy(() -> bench.dial(3_000)).isInstanceOf(ConnectException.class);
  }

  @Test
  void halfOpenTowardsThePumpResetsTheGatewayAndThePumpStalls() throws Exception {
    try (var connected = bench.connect()) {
      apply(new PacketFault.TcpHalfOpen(), Direction.TOWARDS_PUMP);
      connected.gateway().getOutputStream().write(1);
      assertThatThrownBy(() -> connected.gateway().getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
      connected.pump().setSoTimeout(500);
      connected.pump().getOutputStream().write(1);
      assertThatThrownBy(() -> connected.pump().getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void halfOpenTowardsTheGatewayResetsThePump() throws Exception {
    try (var connected = bench.connect()) {
      apply(new PacketFault.TcpHalfOpen(), OUT);
      connected.pump().getOutputStream().write(1);
      assertThatThrownBy(() -> connected.pump().getInputStream().read())
          .isInstanceOf(SocketException.class);
      connected.gateway().setSoTimeout(500);
      assertThatThrownBy(() -> connected.gateway().getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void withoutNewConnectionsEstablishedOnesGoOn() throws Exception {
    try (var connected = bench.connect()) {
      var spec = apply(new PacketFault.NoNewConnections());
      connected.pump().getOutputStream().write(7);
      assertThat(connected.gateway().getInputStream().read()).isEqualTo(7);
      assertThatThrownBy(() -> bench.dial(700)).isInstanceOf(SocketTimeoutException.class);
      assertThat(counts(spec).lost()).isPositive();
    }
  }

  @Test
  void aSmallMtuLetsSmallPacketsPassAndTellsTcp() throws Exception {
    var silent = apply(new PacketFault.SmallMtu(600, true));
    assertThat(bench.send(20, 500)).hasSize(20);
    assertThat(bench.send(20, 1_000)).isEmpty();
    bench.revert(silent);
    try (var connected = bench.connect()) {
      var told = apply(new PacketFault.SmallMtu(600, false));
      connected.pump().getOutputStream().write(new byte[20_000]);
      assertThat(connected.gateway().getInputStream().readNBytes(20_000)).hasSize(20_000);
      assertThat(counts(told).lost()).isPositive();
    }
  }

  @Test
  void aLowSegmentSizeMakesSegmentsSmall() throws Exception {
    var spec = apply(new PacketFault.LowMss(300), Direction.BOTH);
    try (var connected = bench.connect()) {
      assertThat(counts(spec).touched()).isEqualTo(1);
      long before = bench.relay.counts(OUT).frames();
      connected.pump().getOutputStream().write(new byte[30_000]);
      assertThat(connected.gateway().getInputStream().readNBytes(30_000)).hasSize(30_000);
      assertThat(bench.relay.counts(OUT).frames() - before).isGreaterThanOrEqualTo(100);
    }
  }

  @Test
  void aTraceIsPlayed() throws Exception {
    var spec =
        apply(
            new PacketFault.Trace(
                List.of(
                    new TracePoint(0, 20 * MILLI, 0, 0),
                    new TracePoint(60_000 * MILLI, 0, 1_000_000, 0))));
    assertThat(bench.send(50, 100)).hasSize(50);
    assertThat(counts(spec).minDelayNanos()).isGreaterThanOrEqualTo(20 * MILLI);
  }

  @Test
  void othersOnTheSameWireAreNotTouched() throws Exception {
    for (var end : List.of(bench.wiring.pump(), bench.wiring.gateway())) {
      String address = end == bench.wiring.pump() ? "10.99.0.2/24" : "10.99.0.3/24";
      run(end.commands(), "ip address add " + address + " dev eth0");
    }
    apply(new PacketFault.Blackhole(), Direction.BOTH);
    var reached =
        bench
            .wiring
            .pump()
            .call(
                () -> {
                  try (var listener =
                          bench.wiring.gateway().call(() -> new java.net.ServerSocket(7_100));
                      var socket = new java.net.Socket()) {
                    socket.connect(new java.net.InetSocketAddress("10.99.0.3", 7_100), 3_000);
                    return socket.isConnected() && listener.isBound();
                  }
                });
    assertThat(reached).as("from another address").isTrue();
    assertThatThrownBy(() -> bench.dial(500)).isInstanceOf(IOException.class);
  }

  private static void run(org.pumprig.host.Commands commands, String line) throws IOException {
    var result = commands.run(List.of(line.split(" ")), "", 10_000 * MILLI);
    assertThat(result.ok()).as(line + " " + result.error()).isTrue();
  }

  @Test
  void aLeaseThatNobodyRenewsEndsTheFault() throws Exception {
    var spec = bench.apply(new PacketFault.Blackhole(), Direction.BOTH, 300 * MILLI);
    assertThat(bench.send(20, 100)).isEmpty();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(bench.send(5, 100)).hasSize(5));
    InjectionEvidence evidence = bench.anyEvidence(spec);
    assertThat(evidence).isInstanceOf(InjectionEvidence.None.class);
  }

  @Test
  void theCountsOfEachSecondAddUp() throws Exception {
    bench.seconds.clear();
    var spec = apply(new PacketFault.Loss(new LossModel.EveryNth(2)));
    int received = bench.send(300, 100, 5_000_000).size();
    bench.revert(spec);
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(bench.seconds.stream().mapToLong(PacketSecond::left).sum())
                    .isEqualTo(received));
    assertThat(bench.seconds.stream().mapToLong(PacketSecond::lost).sum()).isEqualTo(150);
    assertThat(bench.seconds).hasSizeGreaterThanOrEqualTo(2);
  }
}
