package org.pumprig.fault.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.LinkFault;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketCounts;
import org.pumprig.fault.PacketCounts.LossStates;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.TracePoint;
import org.pumprig.fault.Unreachable;
import org.pumprig.fault.proof.PacketProof.NotEffective;
import org.pumprig.fault.proof.PacketProof.NotProved;
import org.pumprig.fault.proof.PacketProof.Proven;
import org.pumprig.seed.Seed;

class PacketProofTest {
  private static final double BUDGET = 1e-6;
  private static final long MS = 1_000_000;

  @Test
  void lossIsProvenNearWhatWasAskedAndNotByTooFewPackets() {
    var loss = new PacketFault.Loss(new LossModel.Bernoulli(50_000));
    assertThat(judge(loss, lost(10_000, 500))).isInstanceOf(Proven.class);
    assertThat(judge(loss, lost(10_000, 620))).isInstanceOf(NotEffective.class);
    assertThat(judge(loss, lost(10_000, 390))).isInstanceOf(NotEffective.class);
    assertThat(judge(loss, lost(1_000, 0))).isInstanceOf(NotEffective.class);
    assertThat(judge(loss, lost(100, 5))).isInstanceOf(NotProved.class);
    assertThat(judge(loss, PacketCounts.NONE)).isInstanceOf(NotProved.class);
  }

  @Test
  void dropsThatTheFarSideDidNotMissAreNoLoss() {
    var loss = new PacketFault.Loss(new LossModel.Bernoulli(50_000));
    var counts = new PacketCounts(10_000, 9_800, 500, 500, 0, 0, 0, 0, 0, 0);
    assertThat(judge(loss, counts).detail())
        .isEqualTo("10000 entered, 500 were dropped, yet 9800 left");
    assertThat(judge(loss, counts)).isInstanceOf(NotEffective.class);
  }

  @Test
  void everyNthLeavesRoomForTheConnectionsThatAreShortOfTheirNext() {
    var loss = new PacketFault.Loss(new LossModel.EveryNth(10));
    assertThat(judge(loss, lost(95, 9, new LossStates(1, 0, 0, 0, 0)))).isInstanceOf(Proven.class);
    assertThat(judge(loss, lost(95, 8, new LossStates(1, 0, 0, 0, 0))))
        .isInstanceOf(NotEffective.class);
    assertThat(judge(loss, lost(95, 8, new LossStates(2, 0, 0, 0, 0)))).isInstanceOf(Proven.class);
    assertThat(judge(loss, lost(95, 10, LossStates.NONE))).isInstanceOf(NotEffective.class);
    assertThat(judge(loss, lost(9, 0, LossStates.NONE))).isInstanceOf(NotProved.class);
  }

  @Test
  void burstsAsAskedAreSeldomRejectedAndOthersAlways() {
    var model = new LossModel.GilbertElliott(10_000, 250_000, 1_000_000, 0);
    var soft = new LossModel.GilbertElliott(10_000, 250_000, 700_000, 5_000);
    for (long seed = 1; seed <= 40; seed++) {
      assertThat(judge(model, simulated(model, seed)))
          .as("seed %d", seed)
          .isInstanceOf(Proven.class);
      assertThat(judge(soft, simulated(soft, seed))).as("seed %d", seed).isInstanceOf(Proven.class);
      // The same mean loss in shorter bursts.
      var shorter = new LossModel.GilbertElliott(20_000, 500_000, 1_000_000, 0);
      assertThat(judge(model, simulated(shorter, seed)))
          .as("seed %d", seed)
          .isInstanceOf(NotEffective.class);
      // The same bursts, of which less is lost.
      assertThat(judge(model, simulated(soft, seed)))
          .as("seed %d", seed)
          .isInstanceOf(NotEffective.class);
    }
  }

  @Test
  void burstsNeedPackets() {
    var loss = new PacketFault.Loss(new LossModel.GilbertElliott(10_000, 250_000, 1_000_000, 0));
    assertThat(judge(loss, lost(300, 8, new LossStates(1, 292, 2, 8, 2))))
        .isInstanceOf(NotProved.class);
    assertThat(judge(loss, lost(30_000, 0, new LossStates(1, 30_000, 0, 0, 0))))
        .isInstanceOf(NotEffective.class);
    assertThat(judge(loss, lost(30_000, 1_000, LossStates.NONE))).isInstanceOf(NotProved.class);
  }

  @Test
  void whatLosesEverythingLetsNothingPass() {
    for (PacketFault fault :
        List.of(
            new PacketFault.Blackhole(),
            new PacketFault.Reject(Unreachable.PORT),
            new PacketFault.TcpReset(),
            new PacketFault.TcpHalfOpen(),
            new PacketFault.NoNewConnections(),
            new PacketFault.SmallMtu(600, true))) {
      assertThat(judge(fault, lost(3, 3))).as(fault.name()).isInstanceOf(Proven.class);
      assertThat(judge(fault, lost(3, 2))).as(fault.name()).isInstanceOf(NotEffective.class);
      assertThat(judge(fault, PacketCounts.NONE)).as(fault.name()).isInstanceOf(NotProved.class);
    }
  }

  @Test
  void everyLargerOfferIsLowered() {
    var mss = new PacketFault.LowMss(500);
    assertThat(judge(mss, new PacketCounts(2, 2, 0, 2, 0, 0, 0, 0, 0, 0)))
        .isInstanceOf(Proven.class);
    assertThat(judge(mss, new PacketCounts(2, 2, 0, 1, 0, 0, 0, 0, 0, 0)))
        .isInstanceOf(NotEffective.class);
    assertThat(judge(mss, PacketCounts.NONE)).isInstanceOf(NotProved.class);
  }

  @Test
  void copiesMustLeave() {
    var copy = new PacketFault.Duplicate(50_000);
    assertThat(judge(copy, new PacketCounts(10_000, 10_510, 0, 510, 0, 0, 0, 0, 0, 0)))
        .isInstanceOf(Proven.class);
    assertThat(judge(copy, new PacketCounts(10_000, 10_000, 0, 510, 0, 0, 0, 0, 0, 0)))
        .isInstanceOf(NotProved.class);
    assertThat(judge(copy, new PacketCounts(10_000, 10_000, 0, 0, 0, 0, 0, 0, 0, 0)))
        .isInstanceOf(NotEffective.class);
  }

  @Test
  void delaysAreNeitherShortNorMuchTooLate() {
    var delay = new PacketFault.Delay(50 * MS, new Jitter.None(), true);
    assertThat(judge(delay, delayed(20, 50 * MS, 51 * MS))).isInstanceOf(Proven.class);
    assertThat(judge(delay, delayed(20, 49 * MS, 51 * MS))).isInstanceOf(NotEffective.class);
    assertThat(judge(delay, delayed(20, 50 * MS, 80 * MS))).isInstanceOf(NotEffective.class);
    assertThat(judge(delay, delayed(0, 0, 0))).isInstanceOf(NotProved.class);
  }

  @Test
  void jitterAloneNeedsPackets() {
    var delay = new PacketFault.Delay(0, new Jitter.Uniform(100 * MS), false);
    assertThat(judge(delay, delayed(5, 0, 25 * MS))).isInstanceOf(NotProved.class);
    assertThat(judge(delay, delayed(2_000, 0, 25 * MS))).isInstanceOf(Proven.class);
    assertThat(judge(delay, delayed(20_000, 0, 2 * MS))).isInstanceOf(NotEffective.class);
    for (Jitter jitter :
        List.of(
            new Jitter.Normal(20 * MS),
            new Jitter.Pareto(20 * MS),
            new Jitter.Table(List.of(0L, 20 * MS)))) {
      var fault = new PacketFault.Delay(50 * MS, jitter, false);
      assertThat(judge(fault, delayed(1_000_000, 50 * MS, 60 * MS)))
          .as(jitter.parameters())
          .isInstanceOf(Proven.class);
      assertThat(judge(fault, delayed(1_000_000, 2 * MS, 5 * MS)))
          .as(jitter.parameters())
          .isInstanceOf(NotEffective.class);
    }
  }

  @Test
  void overtakenPacketsWereHeldBackLongEnough() {
    var reorder = new PacketFault.Reorder(50_000, 20 * MS);
    var good = new PacketCounts(10_000, 10_000, 0, 500, 500, 20 * MS, 21 * MS, 22 * MS, 0, 0);
    var hasty = new PacketCounts(10_000, 10_000, 0, 500, 500, 3 * MS, 4 * MS, 5 * MS, 0, 0);
    var few = new PacketCounts(10_000, 10_000, 0, 50, 50, 20 * MS, 21 * MS, 22 * MS, 0, 0);
    assertThat(judge(reorder, good)).isInstanceOf(Proven.class);
    assertThat(judge(reorder, hasty)).isInstanceOf(NotEffective.class);
    assertThat(judge(reorder, few)).isInstanceOf(NotEffective.class);
  }

  @Test
  void aBucketLetsNoMorePassThanHasFlowedIn() {
    var rate = new PacketFault.Rate(800_000, 10_000, 50_000, false);
    assertThat(judge(rate, passed(500_000, 105_000, 9))).isInstanceOf(Proven.class);
    assertThat(judge(rate, passed(500_000, 150_000, 9))).isInstanceOf(NotEffective.class);
    assertThat(judge(rate, passed(5_000, 5_000, 0))).isInstanceOf(NotProved.class);
  }

  @Test
  void aTraceLosesNoMoreThanItsWorstPoint() {
    var trace =
        new PacketFault.Trace(
            List.of(
                new TracePoint(0, 20 * MS, 10_000, 0), new TracePoint(100, 40 * MS, 50_000, 0)));
    var good = new PacketCounts(10_000, 9_700, 300, 10_000, 9_700, 20 * MS, 30 * MS, 41 * MS, 0, 0);
    var bad =
        new PacketCounts(10_000, 9_000, 1_000, 10_000, 9_700, 20 * MS, 30 * MS, 41 * MS, 0, 0);
    var hasty = new PacketCounts(10_000, 9_700, 300, 10_000, 9_700, 2 * MS, 30 * MS, 41 * MS, 0, 0);
    assertThat(judge(trace, good)).isInstanceOf(Proven.class);
    assertThat(judge(trace, bad)).isInstanceOf(NotEffective.class);
    assertThat(judge(trace, hasty)).isInstanceOf(NotEffective.class);
    assertThat(judge(trace, PacketCounts.NONE)).isInstanceOf(NotProved.class);
  }

  @Test
  void bothWaysAreProvenByOneUnlessTheOtherShowsOtherwise() {
    var spec = spec(new PacketFault.Blackhole(), Direction.BOTH);
    assertThat(PacketProof.judge(spec, packets(lost(3, 3), PacketCounts.NONE), BUDGET))
        .isInstanceOf(Proven.class);
    assertThat(PacketProof.judge(spec, packets(lost(3, 3), lost(3, 2)), BUDGET))
        .isInstanceOf(NotEffective.class);
    assertThat(PacketProof.judge(spec, packets(PacketCounts.NONE, PacketCounts.NONE), BUDGET))
        .isInstanceOf(NotProved.class);
    var oneWay = spec(new PacketFault.Blackhole(), Direction.TOWARDS_PUMP);
    assertThat(PacketProof.judge(oneWay, packets(lost(3, 0), lost(3, 3)), BUDGET))
        .isInstanceOf(Proven.class);
    var link = spec(new LinkFault.Down(), Direction.BOTH);
    assertThatThrownBy(() -> PacketProof.judge(link, packets(lost(3, 3), lost(3, 3)), BUDGET))
        .hasMessage("linkDown is no packet fault");
  }

  private static PacketProof judge(PacketFault fault, PacketCounts counts) {
    return PacketProof.judge(fault, counts, BUDGET);
  }

  private static PacketProof judge(LossModel model, PacketCounts counts) {
    return judge(new PacketFault.Loss(model), counts);
  }

  private static PacketCounts lost(long entered, long lost) {
    return lost(entered, lost, LossStates.NONE);
  }

  private static PacketCounts lost(long entered, long lost, LossStates states) {
    return new PacketCounts(entered, entered - lost, lost, lost, 0, 0, 0, 0, 0, 0, 0, states);
  }

  private static PacketCounts delayed(long packets, long least, long mean) {
    return new PacketCounts(packets, packets, 0, packets, packets, least, mean, 2 * mean, 0, 0);
  }

  private static PacketCounts passed(long bytesEntered, long bytesLeft, long touched) {
    return new PacketCounts(
        100, 100, 0, touched, 0, 0, 0, 0, bytesEntered, bytesLeft, 1_000 * MS, LossStates.NONE);
  }

  /** Three connections, each with a state of its own. */
  private static PacketCounts simulated(LossModel.GilbertElliott model, long seed) {
    var random = new Seed(seed).stream("gilbert");
    boolean[] bad = new boolean[3];
    long[] met = new long[2];
    long[] left = new long[2];
    long lost = 0;
    for (int i = 0; i < 60_000; i++) {
      int flow = i % 3;
      int state = bad[flow] ? 1 : 0;
      met[state]++;
      if (random.nextChance(bad[flow] ? model.badToGoodPpm() : model.goodToBadPpm())) {
        left[state]++;
        bad[flow] = !bad[flow];
      }
      lost += random.nextChance(bad[flow] ? model.lossInBadPpm() : model.lossInGoodPpm()) ? 1 : 0;
    }
    return lost(60_000, lost, new LossStates(3, met[0], left[0], met[1], left[1]));
  }

  private static FaultSpec spec(org.pumprig.fault.Fault fault, Direction direction) {
    return new FaultSpec("f1", fault, direction, "PUMP-1", new Seed(1), 0, 1_000 * MS);
  }

  private static InjectionEvidence.Packets packets(PacketCounts gateway, PacketCounts pump) {
    return new InjectionEvidence.Packets(gateway, pump, "nft", 0);
  }
}
