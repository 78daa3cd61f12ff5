package org.pumprig.fault.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.PacketFault;

/** What a fault makes of flows that share it, and of packets that may overtake one another. */
@Tag("netns")
class TapFlowsIT {
  private static final long MILLI = 1_000_000;
  private static final int QUIET_MILLIS = 500;
  private static final int PORT = 7_001;

  static final List<Jitter> JITTERS =
      List.of(
          new Jitter.Uniform(10 * MILLI),
          new Jitter.Normal(10 * MILLI),
          new Jitter.Pareto(5 * MILLI),
          new Jitter.Table(List.of(0L, 15 * MILLI, 3 * MILLI, 9 * MILLI)));

  private static TapBench bench;

  @BeforeAll
  static void join() throws Exception {
    bench = new TapBench(Optional.empty());
  }

  @AfterAll
  static void part() throws Exception {
    bench.close();
  }

  /** 128 bytes each into a bucket of 1600 that fills with 125 bytes a second: 12 go at once. */
  @Test
  void aBucketForEachFlowLeavesTheOtherFlowItsOwnAndASharedOneDoesNot() throws Exception {
    var each = bench.apply(new PacketFault.Rate(1_000, 1_600, 1_600, true), Direction.BOTH);
    assertThat(received(40)).as("of the first flow").isBetween(12, 16);
    assertThat(received(12)).as("of the second").isEqualTo(12);
    bench.revert(each);

    var shared = bench.apply(new PacketFault.Rate(1_000, 1_600, 1_600, false), Direction.BOTH);
    assertThat(received(40)).as("of the first flow").isBetween(12, 16);
    assertThat(received(12)).as("of the second").isLessThan(4);
    bench.revert(shared);
  }

  /** How many of a flow's datagrams come before half a second passes without one. */
  private static int received(int count) throws Exception {
    try (DatagramSocket from = bench.wiring.pump().call(() -> new DatagramSocket());
        DatagramSocket to = bench.wiring.gateway().call(() -> new DatagramSocket(PORT))) {
      to.setSoTimeout(QUIET_MILLIS);
      int own = from.getLocalPort();
      for (int i = 0; i < count; i++) {
        from.send(new DatagramPacket(new byte[100], 100, bench.gateway(), PORT));
      }
      int came = 0;
      var packet = new DatagramPacket(new byte[200], 200);
      try {
        while (true) {
          to.receive(packet);
          came += packet.getPort() == own ? 1 : 0;
        }
      } catch (SocketTimeoutException quiet) {
        return came;
      }
    }
  }

  @ParameterizedTest
  @FieldSource("JITTERS")
  void packetsOvertakeOneAnotherOnlyWhereTheyMay(Jitter jitter) throws Exception {
    for (boolean keepOrder : new boolean[] {true, false}) {
      var fault = new PacketFault.Delay(20 * MILLI, jitter, keepOrder);
      var spec = bench.apply(fault, Direction.TOWARDS_GATEWAY);
      List<Integer> received = bench.send(200, 100, 200_000);
      var counts = bench.evidence(spec).towardsGateway();
      bench.revert(spec);

      assertThat(received).hasSize(200);
      assertThat(received.equals(received.stream().sorted().toList())).isEqualTo(keepOrder);
      assertThat(counts.delivered()).isGreaterThanOrEqualTo(200);
      assertThat(counts.maxDelayNanos()).isGreaterThan(20 * MILLI);
    }
  }
}
