package org.pumprig.fault.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pumprig.fault.Direction.BOTH;
import static org.pumprig.fault.Direction.TOWARDS_GATEWAY;
import static org.pumprig.fault.Direction.TOWARDS_PUMP;
import static org.pumprig.fault.model.TextPayloads.poll;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultCounters;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.fault.model.ConnectionDecision.Cut;
import org.pumprig.fault.model.ConnectionDecision.DropGateway;
import org.pumprig.fault.model.ConnectionDecision.Keep;
import org.pumprig.seed.Seed;

class ProxyModelTest {
  private static final Keep UNTIL_SOMETHING_HAPPENS = new Keep(Long.MAX_VALUE);

  private final ProxyModel<String> model = new ProxyModel<>(TextPayloads.TEXT);

  private static FaultSpec spec(Fault fault, Direction direction) {
    return new FaultSpec("f", fault, direction, "TEST1", new Seed(42), 0, 1_000);
  }

  private static FaultSpec spec(String id, Fault fault, Direction direction, long seed) {
    return new FaultSpec(id, fault, direction, "TEST1", new Seed(seed), 0, 1_000);
  }

  private FaultCounters counters() {
    return model.counters("f").orElseThrow();
  }

  private static FaultCounters basic(FaultCounters all) {
    return new FaultCounters(
        all.chunksTouched(),
        all.bytesHeld(),
        all.bytesSwallowed(),
        all.connectionsCut(),
        all.chunksDelivered(),
        all.minDelayNanos(),
        all.maxDelayNanos());
  }

  private static ChunkDecision arrive(
      ConnectionModel<String> connection, Direction flow, String chunk, long nowNanos) {
    return connection.arrive(flow, chunk, chunk.length(), nowNanos);
  }

  @Test
  void withoutFaultsEverythingPassesAndNothingIsKept() {
    var connection = model.accept(0);
    assertThat(connection.passes(TOWARDS_GATEWAY)).isTrue();
    assertThat(arrive(connection, TOWARDS_GATEWAY, "a", 5)).isSameAs(ChunkDecision.FORWARD);
    assertThat(connection.poll(TOWARDS_GATEWAY, 5)).isNull();
    assertThat(connection.decide(5)).isEqualTo(UNTIL_SOMETHING_HAPPENS);
    assertThat(model.refuses()).isFalse();
  }

  @Test
  void latencyDelaysExactlyAndOnlyItsDirection() {
    var connection = model.accept(0);
    model.apply(spec(new StreamFault.Latency(100, 0), TOWARDS_PUMP), 10);
    assertThat(arrive(connection, TOWARDS_GATEWAY, "up", 20)).isSameAs(ChunkDecision.FORWARD);
    assertThat(arrive(connection, TOWARDS_PUMP, "down", 20))
        .isEqualTo(new ChunkDecision.ForwardAt(120));
    assertThat(connection.queuedBytes(TOWARDS_PUMP)).isEqualTo(4);
    assertThat(connection.decide(20)).isEqualTo(new Keep(120));
    assertThat(connection.poll(TOWARDS_PUMP, 119)).isNull();
    assertThat(connection.poll(TOWARDS_PUMP, 125)).isEqualTo("down");
    assertThat(basic(counters())).isEqualTo(new FaultCounters(1, 4, 0, 0, 1, 105, 105));
  }

  @Test
  void jitterStaysWithinItsBoundsKeepsOrderAndFollowsTheSeed() {
    assertThat(dueTimes(1)).isEqualTo(dueTimes(1)).isNotEqualTo(dueTimes(2));
  }

  private static List<Long> dueTimes(long seed) {
    var proxy = new ProxyModel<Integer>(TextPayloads.uncut());
    var connection = proxy.accept(0);
    proxy.apply(spec("f", new StreamFault.Latency(1_000, 500), BOTH, seed), 0);
    var due = new ArrayList<Long>();
    long arrived = 0;
    for (int i = 0; i < 200; i++) {
      arrived += 10;
      var at = (ChunkDecision.ForwardAt) connection.arrive(TOWARDS_PUMP, i, 1, arrived);
      assertThat(at.dueNanos())
          .as("seed %s chunk %s", seed, i)
          .isGreaterThanOrEqualTo(arrived + 1_000);
      if (due.isEmpty() || at.dueNanos() > due.getLast()) { // else it waits for those before it
        assertThat(at.dueNanos())
            .as("seed %s chunk %s", seed, i)
            .isLessThanOrEqualTo(arrived + 1_500);
      }
      due.add(at.dueNanos());
    }
    assertThat(due).isSorted();
    for (int i = 0; i < 200; i++) {
      assertThat(connection.poll(TOWARDS_PUMP, Long.MAX_VALUE)).isEqualTo(i);
    }
    return due;
  }

  @Test
  void chunksUnderWayKeepTheirDelayWhenLatencyEndsAndLaterOnesStayBehindThem() {
    var connection = model.accept(0);
    model.apply(spec(new StreamFault.Latency(100, 0), BOTH), 0);
    arrive(connection, TOWARDS_PUMP, "early", 10);
    model.revert("f");
    assertThat(connection.passes(TOWARDS_PUMP)).isFalse();
    assertThat(arrive(connection, TOWARDS_PUMP, "late", 20))
        .isEqualTo(new ChunkDecision.ForwardAt(110));
    assertThat(poll(connection, TOWARDS_PUMP, 109)).isEmpty();
    assertThat(poll(connection, TOWARDS_PUMP, 110)).containsExactly("early", "late");
    assertThat(connection.passes(TOWARDS_PUMP)).isTrue();
  }

  @Test
  void stallHoldsInOrderAndReleasesAtItsRevert() {
    var connection = model.accept(0);
    model.apply(spec(new StreamFault.Stall(), TOWARDS_GATEWAY), 10);
    assertThat(arrive(connection, TOWARDS_GATEWAY, "one", 20)).isEqualTo(ChunkDecision.HOLD);
    assertThat(arrive(connection, TOWARDS_GATEWAY, "two", 30)).isEqualTo(ChunkDecision.HOLD);
    assertThat(arrive(connection, TOWARDS_PUMP, "back", 30)).isEqualTo(ChunkDecision.FORWARD);
    assertThat(poll(connection, TOWARDS_GATEWAY, 1_000_000)).isEmpty();
    assertThat(connection.decide(30)).isEqualTo(UNTIL_SOMETHING_HAPPENS);
    assertThat(basic(counters())).isEqualTo(new FaultCounters(2, 6, 0, 0, 0, 0, 0));
    model.revert("f");
    assertThat(poll(connection, TOWARDS_GATEWAY, 500)).containsExactly("one", "two");
  }

  @Test
  void stallCatchesWhatLatencyHasUnderWayAndCountsItsOwnShareOfTheWait() {
    var connection = model.accept(0);
    model.apply(spec("slow", new StreamFault.Latency(100, 0), BOTH, 1), 0);
    arrive(connection, TOWARDS_PUMP, "x", 0);
    model.apply(spec("a", new StreamFault.Stall(), BOTH, 1), 50);
    model.apply(spec("b", new StreamFault.Stall(), BOTH, 1), 60);
    assertThat(poll(connection, TOWARDS_PUMP, 100)).isEmpty();
    model.revert("b");
    assertThat(poll(connection, TOWARDS_PUMP, 120)).as("one stall still holds").isEmpty();
    var stall = model.counters("a").orElseThrow();
    assertThat(stall.bytesHeld()).isEqualTo(1);
    model.revert("a");
    assertThat(poll(connection, TOWARDS_PUMP, 150)).containsExactly("x");
    assertThat(model.counters("slow").orElseThrow().maxDelayNanos()).isEqualTo(150);
  }

  @Test
  void twoLatenciesAddUp() {
    var connection = model.accept(0);
    model.apply(spec("a", new StreamFault.Latency(100, 0), BOTH, 1), 0);
    model.apply(spec("b", new StreamFault.Latency(30, 0), TOWARDS_PUMP, 1), 0);
    assertThat(arrive(connection, TOWARDS_PUMP, "x", 0))
        .isEqualTo(new ChunkDecision.ForwardAt(130));
    assertThat(arrive(connection, TOWARDS_GATEWAY, "x", 0))
        .isEqualTo(new ChunkDecision.ForwardAt(100));
  }

  @Test
  void endsOfStreamsTravelWithTheBytesAndAreNoChunks() {
    var connection = model.accept(0);
    model.apply(spec(new StreamFault.Latency(100, 0), BOTH), 0);
    arrive(connection, TOWARDS_PUMP, "last", 0);
    assertThat(connection.arrive(TOWARDS_PUMP, "END", 0, 40))
        .isEqualTo(new ChunkDecision.ForwardAt(140));
    assertThat(poll(connection, TOWARDS_PUMP, 200)).containsExactly("last", "END");
    assertThat(counters().chunksTouched()).isEqualTo(1);
  }

  @Test
  void resetCutsEstablishedByTheFaultsAgeAndNewOnesByTheirOwn() {
    var established = model.accept(0);
    model.apply(spec(new StreamFault.Reset(100), BOTH), 50);
    var made = model.accept(70);
    assertThat(established.decide(50)).isEqualTo(new Keep(150));
    assertThat(made.decide(70)).isEqualTo(new Keep(170));
    assertThat(established.decide(149)).isEqualTo(new Keep(150));
    assertThat(established.decide(150)).isEqualTo(new Cut());
    assertThat(made.decide(150)).isEqualTo(new Keep(170));
    assertThat(made.decide(170)).isEqualTo(new Cut());
    assertThat(counters().connectionsCut()).isEqualTo(2);
  }

  @Test
  void resetRevertedBeforeItsTimeCutsNothing() {
    var connection = model.accept(0);
    model.apply(spec(new StreamFault.Reset(100), BOTH), 0);
    model.revert("f");
    assertThat(connection.decide(1_000)).isEqualTo(UNTIL_SOMETHING_HAPPENS);
  }

  @Test
  void halfOpenDropsTheGatewayOnceAndSwallowsWhatThePumpSends() {
    var connection = model.accept(0);
    model.apply(spec(new StreamFault.HalfOpen(), BOTH), 10);
    assertThat(connection.decide(10)).isEqualTo(new DropGateway());
    assertThat(connection.decide(10)).isEqualTo(UNTIL_SOMETHING_HAPPENS);
    assertThat(connection.passes(TOWARDS_GATEWAY)).isFalse();
    assertThat(arrive(connection, TOWARDS_GATEWAY, "lost", 20)).isEqualTo(ChunkDecision.SWALLOW);
    assertThat(arrive(connection, TOWARDS_PUMP, "rest", 20)).isEqualTo(ChunkDecision.SWALLOW);
    assertThat(basic(counters())).isEqualTo(new FaultCounters(1, 0, 4, 1, 0, 0, 0));
  }

  @Test
  void halfOpenSwallowsWhatWasUnderWay() {
    var connection = model.accept(0);
    model.apply(spec("hold", new StreamFault.Stall(), BOTH, 1), 0);
    arrive(connection, TOWARDS_GATEWAY, "held", 5);
    model.apply(spec(new StreamFault.HalfOpen(), BOTH), 10);
    assertThat(connection.decide(10)).isEqualTo(new DropGateway());
    assertThat(connection.drain()).containsExactly("held");
    assertThat(counters().bytesSwallowed()).isEqualTo(4);
    model.revert("f");
    assertThat(connection.decide(20)).as("the pump is owed an answer").isEqualTo(new Cut());
  }

  @Test
  void afterHalfOpenThePumpIsResetAtOnceIfItSpokeElseWhenItDoes() {
    var spoke = model.accept(0);
    var quiet = model.accept(0);
    model.apply(spec(new StreamFault.HalfOpen(), BOTH), 10);
    var made = model.accept(15);
    assertThat(made.decide(15)).isEqualTo(new DropGateway());
    assertThat(List.of(spoke.decide(10), quiet.decide(10))).containsOnly(new DropGateway());
    arrive(spoke, TOWARDS_GATEWAY, "hello?", 20);
    model.revert("f");
    assertThat(spoke.decide(30)).isEqualTo(new Cut());
    assertThat(quiet.decide(30)).isEqualTo(UNTIL_SOMETHING_HAPPENS);
    assertThat(arrive(quiet, TOWARDS_GATEWAY, "now", 40)).isEqualTo(ChunkDecision.CUT);
  }

  @Test
  void refuseClosesTheListenerAndCutsOnlyIfAsked() {
    var connection = model.accept(0);
    model.apply(spec("soft", new StreamFault.Refuse(false), BOTH, 1), 10);
    assertThat(model.refuses()).isTrue();
    assertThat(connection.decide(10)).isEqualTo(UNTIL_SOMETHING_HAPPENS);
    model.apply(spec("f", new StreamFault.Refuse(true), BOTH, 1), 20);
    assertThat(connection.decide(20)).isEqualTo(new Cut());
    assertThat(counters().connectionsCut()).isEqualTo(1);
    model.revert("f");
    assertThat(model.refuses()).as("the other still does").isTrue();
    model.revert("soft");
    assertThat(model.refuses()).isFalse();
  }

  @Test
  void connectionFromTheBacklogOfARefusingListenerIsCut() {
    model.apply(spec(new StreamFault.Refuse(false), BOTH), 10);
    assertThat(model.accept(11).decide(11)).isEqualTo(new Cut());
  }

  @Test
  void revertIsIdempotentAndForgottenConnectionsAreNotTouched() {
    var connection = model.accept(0);
    model.forget(connection);
    model.apply(spec(new StreamFault.Refuse(true), BOTH), 10);
    assertThat(model.connections()).isEmpty();
    assertThat(connection.decide(10)).isEqualTo(UNTIL_SOMETHING_HAPPENS);
    model.revert("f");
    model.revert("f");
    assertThat(model.spec("f")).isEmpty();
  }

  @Test
  void serverFaultsAndIdsTakenAreProgrammingErrors() {
    assertThatThrownBy(() -> model.apply(spec(new ServerFault.Restart(), BOTH), 0))
        .isInstanceOf(IllegalArgumentException.class);
    model.apply(spec(new StreamFault.Stall(), BOTH), 0);
    assertThatThrownBy(() -> model.apply(spec(new StreamFault.Stall(), BOTH), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
