package org.pumprig.fault.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.fault.Direction.BOTH;
import static org.pumprig.fault.Direction.TOWARDS_GATEWAY;
import static org.pumprig.fault.Direction.TOWARDS_PUMP;
import static org.pumprig.fault.model.TextPayloads.poll;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultCounters;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.StreamFault;
import org.pumprig.fault.model.ConnectionDecision.Close;
import org.pumprig.fault.model.ConnectionDecision.DropGateway;
import org.pumprig.fault.model.ConnectionDecision.Keep;
import org.pumprig.seed.Seed;

class StreamFaultModelTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  private final ProxyModel<String> model = new ProxyModel<>(TextPayloads.TEXT);

  private void apply(String id, StreamFault fault, Direction direction, long nowNanos) {
    model.apply(
        new FaultSpec(id, fault, direction, "SN-1", new Seed(11), 0, 60 * SECOND), nowNanos);
  }

  private FaultCounters counters() {
    return model.counters("f").orElseThrow();
  }

  private static void arrive(
      ConnectionModel<String> connection, Direction flow, String chunk, long nowNanos) {
    connection.arrive(flow, chunk, chunk.length(), nowNanos);
  }

  @Test
  void aBandwidthPassesBytesAtItsRateInSmallPieces() {
    var connection = model.accept(0);
    apply("f", new StreamFault.Bandwidth(1_000, false), TOWARDS_GATEWAY, 0);
    arrive(connection, TOWARDS_GATEWAY, "x".repeat(1_000), 0);
    assertThat(String.join("", poll(connection, TOWARDS_GATEWAY, SECOND / 2))).hasSize(500);
    assertThat(String.join("", poll(connection, TOWARDS_GATEWAY, SECOND))).hasSize(500);
    assertThat(counters().more().largestPieceBytes()).isEqualTo(20);
    assertThat(counters().more().bytesDelivered()).isEqualTo(1_000);
    arrive(connection, TOWARDS_PUMP, "untouched", SECOND);
    assertThat(connection.queuedBytes(TOWARDS_PUMP)).isZero();
  }

  @Test
  void aSharedBandwidthIsOneForAllConnections() {
    var first = model.accept(0);
    var second = model.accept(0);
    apply("f", new StreamFault.Bandwidth(1_000, true), TOWARDS_GATEWAY, 0);
    arrive(first, TOWARDS_GATEWAY, "x".repeat(500), 0);
    arrive(second, TOWARDS_GATEWAY, "y".repeat(500), 0);
    assertThat(String.join("", poll(first, TOWARDS_GATEWAY, SECOND / 2))).hasSize(500);
    assertThat(poll(second, TOWARDS_GATEWAY, SECOND / 2)).isEmpty();
    assertThat(String.join("", poll(second, TOWARDS_GATEWAY, SECOND))).hasSize(500);
  }

  @Test
  void aSlicerCutsWithinItsVariationAndPausesBetweenPieces() {
    var connection = model.accept(0);
    apply("f", new StreamFault.Slicer(10, 3, MILLI), TOWARDS_PUMP, 0);
    String text = "0123456789".repeat(50);
    arrive(connection, TOWARDS_PUMP, text, 0);
    assertThat(connection.slices(TOWARDS_PUMP)).isTrue();
    assertThat(connection.slices(TOWARDS_GATEWAY)).isFalse();
    var pieces = new ArrayList<String>();
    for (long now = 0; now < 200 * MILLI; now += MILLI) {
      var due = poll(connection, TOWARDS_PUMP, now);
      assertThat(due.size()).isLessThanOrEqualTo(1);
      pieces.addAll(due);
    }
    assertThat(String.join("", pieces)).isEqualTo(text);
    assertThat(pieces.subList(0, pieces.size() - 1))
        .allSatisfy(piece -> assertThat(piece.length()).isBetween(7, 13));
    assertThat(counters().more().largestPieceBytes()).isBetween(7L, 13L);
  }

  @Test
  void aTimeOutSwallowsAndClosesInOrderAtItsAge() {
    var connection = model.accept(0);
    apply("f", new StreamFault.TimeOut(100), BOTH, 50);
    assertThat(connection.arrive(TOWARDS_GATEWAY, "lost", 4, 60)).isSameAs(ChunkDecision.SWALLOW);
    assertThat(connection.decide(60)).isEqualTo(new Keep(150));
    assertThat(connection.decide(150)).isEqualTo(new Close());
    assertThat(counters().bytesSwallowed()).isEqualTo(4);
    assertThat(counters().more().connectionsClosed()).isEqualTo(1);
  }

  @Test
  void aTimeOutOfAgeWaitsForWhatIsStillUnderWayWithoutWakingAtItsPastAge() {
    var connection = model.accept(0);
    apply("slow", new StreamFault.Latency(1_000, 0), BOTH, 0);
    arrive(connection, TOWARDS_GATEWAY, "late", 10);
    apply("f", new StreamFault.TimeOut(100), BOTH, 50);
    assertThat(connection.decide(150)).isEqualTo(new Keep(1_010));
    assertThat(poll(connection, TOWARDS_GATEWAY, 1_010)).containsExactly("late");
    assertThat(connection.decide(1_010)).isEqualTo(new Close());
  }

  @Test
  void aTimeOutWithoutAnAgeClosesWhenItIsReverted() {
    var connection = model.accept(0);
    apply("f", new StreamFault.TimeOut(0), BOTH, 0);
    assertThat(connection.decide(10 * SECOND)).isEqualTo(new Keep(Long.MAX_VALUE));
    model.revert("f");
    assertThat(connection.decide(10 * SECOND)).isEqualTo(new Close());
  }

  @Test
  void aDataLimitDeliversExactlyItsBytesThenCloses() {
    var connection = model.accept(0);
    apply("f", new StreamFault.DataLimit(5), TOWARDS_PUMP, 0);
    arrive(connection, TOWARDS_PUMP, "abc", 1);
    assertThat(poll(connection, TOWARDS_PUMP, 1)).containsExactly("abc");
    assertThat(connection.decide(1)).isEqualTo(new Keep(Long.MAX_VALUE));
    arrive(connection, TOWARDS_PUMP, "defgh", 2);
    assertThat(connection.decide(2)).isEqualTo(new Keep(2)); // the last of them first
    assertThat(poll(connection, TOWARDS_PUMP, 2)).containsExactly("de");
    assertThat(connection.decide(2)).isEqualTo(new Close());
    assertThat(counters().bytesSwallowed()).isEqualTo(3);
  }

  @Test
  void aSlowCloseDelaysEndsAndNothingElse() {
    var connection = model.accept(0);
    apply("f", new StreamFault.SlowClose(100), TOWARDS_GATEWAY, 0);
    arrive(connection, TOWARDS_GATEWAY, "last", 10);
    assertThat(poll(connection, TOWARDS_GATEWAY, 10)).containsExactly("last");
    assertThat(connection.arrive(TOWARDS_GATEWAY, "", 0, 10))
        .isEqualTo(new ChunkDecision.ForwardAt(110));
    assertThat(poll(connection, TOWARDS_GATEWAY, 109)).isEmpty();
    assertThat(poll(connection, TOWARDS_GATEWAY, 110)).containsExactly("");
    assertThat(counters().more().endsDelayed()).isEqualTo(1);
  }

  @Test
  void anAcceptIntoSilenceLeavesEstablishedConnectionsAlone() {
    var before = model.accept(0);
    apply("f", new StreamFault.AcceptSilence(), BOTH, 10);
    var during = model.accept(20);
    assertThat(before.passes(TOWARDS_GATEWAY)).isTrue();
    assertThat(before.decide(20)).isEqualTo(new Keep(Long.MAX_VALUE));
    assertThat(during.decide(20)).isEqualTo(new DropGateway());
    assertThat(during.arrive(TOWARDS_GATEWAY, "hello?", 6, 30)).isSameAs(ChunkDecision.SWALLOW);
    model.revert("f");
    assertThat(during.decide(40)).isEqualTo(new ConnectionDecision.Cut());
  }

  @Test
  void aSlowConnectIsSetAtTheAccept() {
    apply("f", new StreamFault.SlowConnect(7), BOTH, 0);
    assertThat(model.accept(1).connectDelayNanos()).isEqualTo(7);
    assertThat(counters().more().connectsDelayed()).isEqualTo(1);
    model.revert("f");
    assertThat(model.accept(2).connectDelayNanos()).isZero();
  }

  @Test
  void aShareOfConnectionsIsMetInTheAskedProportionAndAlwaysTheSame() {
    var share = new StreamFault.OnShare(new StreamFault.Stall(), 300_000);
    apply("f", share, BOTH, 0);
    var met = new ArrayList<Long>();
    for (int i = 0; i < 1_000; i++) {
      var connection = model.accept(0);
      if (!connection.passes(TOWARDS_GATEWAY)) {
        met.add(connection.number());
      }
    }
    assertThat(met.size()).isBetween(220, 380); // 5.5 standard deviations
    var again = new ProxyModel<String>(TextPayloads.TEXT);
    again.apply(new FaultSpec("f2", share, BOTH, "SN-1", new Seed(11), 0, SECOND), 0);
    var metAgain = new ArrayList<Long>();
    for (int i = 0; i < 1_000; i++) {
      var connection = again.accept(0);
      if (!connection.passes(TOWARDS_GATEWAY)) {
        metAgain.add(connection.number());
      }
    }
    assertThat(metAgain).isEqualTo(met);
  }

  @Test
  void severalFaultsAtOnceAddUp() {
    var connection = model.accept(0);
    apply("f", new StreamFault.Latency(100 * MILLI, 0), TOWARDS_PUMP, 0);
    apply("g", new StreamFault.Bandwidth(1_000, false), TOWARDS_PUMP, 0);
    arrive(connection, TOWARDS_PUMP, "x".repeat(20), 0);
    assertThat(poll(connection, TOWARDS_PUMP, 120 * MILLI - 1)).isEmpty();
    assertThat(poll(connection, TOWARDS_PUMP, 120 * MILLI)).hasSize(1);
  }

  @Test
  void achievedDelaysAreInTheCountersToASixteenth() {
    var connection = model.accept(0);
    apply("f", new StreamFault.Latency(50 * MILLI, 0), TOWARDS_PUMP, 0);
    for (int i = 0; i < 100; i++) {
      long now = 100L * i * MILLI;
      arrive(connection, TOWARDS_PUMP, "x", now);
      poll(connection, TOWARDS_PUMP, now + (i < 98 ? 50L : 90L) * MILLI);
    }
    assertThat(counters().more().delays().medianNanos()).isBetween(50 * MILLI, 53_125_000L);
    assertThat(counters().more().delays().p99Nanos()).isBetween(90 * MILLI, 95_625_000L);
  }
}
