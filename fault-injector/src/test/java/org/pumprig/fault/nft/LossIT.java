package org.pumprig.fault.nft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.proof.PacketProof;

@Tag("netns")
class LossIT {
  private static final int PACKETS = 20_000;

  /** Payload, UDP and IP header. */
  private static final long BYTES = 64 + 8 + 20;

  @ParameterizedTest
  @EnumSource
  void theReceiverMissesExactlyWhatTheCountersSay(PacketPath path) throws Exception {
    try (var bench = new NftBench(path);
        var out = bench.towardsGateway();
        var back = bench.towardsPump()) {
      var spec = spec(new LossModel.Bernoulli(50_000), Direction.TOWARDS_GATEWAY);
      assertThat(bench.apply(spec)).isInstanceOf(InjectionResult.Done.class);
      long missing = PACKETS - out.send(PACKETS).packets();
      assertThat(back.send(500).packets()).isEqualTo(500);
      var seen = bench.verify(spec);
      assertThat(seen.towardsGateway().entered()).isEqualTo(PACKETS);
      assertThat(seen.towardsGateway().lost()).isEqualTo(missing);
      assertThat(seen.towardsGateway().left()).isEqualTo(PACKETS - missing);
      assertThat(seen.towardsGateway().bytesEntered()).isEqualTo(PACKETS * BYTES);
      assertThat(seen.towardsGateway().bytesLeft()).isEqualTo((PACKETS - missing) * BYTES);
      assertThat(seen.towardsPump().entered()).isZero();
      assertThat(bench.judge(spec)).isInstanceOf(PacketProof.Proven.class);

      assertThat(bench.revert(spec)).isInstanceOf(InjectionResult.Done.class);
      assertThat(out.send(500).packets()).isEqualTo(500);
      assertThat(bench.rig("nft", "list", "ruleset")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void lossBothWays(PacketPath path) throws Exception {
    try (var bench = new NftBench(path);
        var out = bench.towardsGateway();
        var back = bench.towardsPump()) {
      var spec = spec(new LossModel.Bernoulli(200_000), Direction.BOTH);
      bench.apply(spec);
      long missingOut = 2_000 - out.send(2_000).packets();
      long missingBack = 2_000 - back.send(2_000).packets();
      var seen = bench.verify(spec);
      assertThat(seen.towardsGateway().lost()).isEqualTo(missingOut).isPositive();
      assertThat(seen.towardsPump().lost()).isEqualTo(missingBack).isPositive();
      assertThat(bench.judge(spec)).isInstanceOf(PacketProof.Proven.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyTenthExactly(PacketPath path) throws Exception {
    try (var bench = new NftBench(path);
        var out = bench.towardsGateway()) {
      var spec = spec(new LossModel.EveryNth(10), Direction.TOWARDS_GATEWAY);
      bench.apply(spec);
      var arrived = out.send(1_000);
      assertThat(arrived.distinct()).isEqualTo(900);
      for (int number = 9; number < 1_000; number += 10) {
        assertThat(arrived.numbers().get(number)).as("packet %d", number).isFalse();
      }
      assertThat(bench.judge(spec)).isInstanceOf(PacketProof.Proven.class);
    }
  }

  @Test
  void burstsOfGilbertAndElliott() throws Exception {
    try (var bench = new NftBench(PacketPath.ROUTED);
        var out = bench.towardsGateway();
        var back = bench.towardsPump()) {
      var model = new LossModel.GilbertElliott(10_000, 250_000, 1_000_000, 0);
      var spec = spec(model, Direction.BOTH);
      bench.apply(spec);
      var arrived = out.send(PACKETS);
      long missing = PACKETS - arrived.packets();
      assertThat(back.send(10_000).packets()).isLessThan(10_000);
      var seen = bench.verify(spec);
      assertThat(seen.towardsGateway().lost()).isEqualTo(missing);
      assertThat(seen.towardsGateway().states().drawnInBad()).isEqualTo(missing);
      // About 200 bursts, geometric with mean 4: a deviation of 0.25; this is 7 of them.
      assertThat(arrived.meanGap(PACKETS)).isCloseTo(4, within(1.75));
      assertThat(bench.judge(spec)).isInstanceOf(PacketProof.Proven.class);
    }
  }

  /** A state that an earlier fault left in a connection's mark is not taken for one's own. */
  @Test
  void aSecondFaultStartsInTheGoodState() throws Exception {
    try (var bench = new NftBench(PacketPath.ROUTED);
        var out = bench.towardsGateway()) {
      var stuck = new LossModel.GilbertElliott(1_000_000, 1, 1_000_000, 0);
      var first = NftBench.spec("f1", new PacketFault.Loss(stuck), Direction.TOWARDS_GATEWAY);
      bench.apply(first);
      assertThat(out.send(50).packets()).isZero();
      bench.revert(first);
      var mild = new LossModel.GilbertElliott(1, 1_000_000, 1_000_000, 0);
      var second = NftBench.spec("f2", new PacketFault.Loss(mild), Direction.TOWARDS_GATEWAY);
      bench.apply(second);
      out.send(50);
      assertThat(bench.verify(second).towardsGateway().states().metGood()).isGreaterThan(40);
    }
  }

  @Test
  void burstsAreRefusedOnABridgeAndTwiceOnOneUnit() throws Exception {
    var bursts = spec(new LossModel.GilbertElliott(10_000, 250_000, 1_000_000, 0), Direction.BOTH);
    try (var bench = new NftBench(PacketPath.BRIDGED)) {
      assertThat(bench.injector.injects(bursts.fault())).isFalse();
      assertThat(bench.apply(bursts).toString()).contains("connections aren't known there");
    }
    try (var bench = new NftBench(PacketPath.ROUTED)) {
      bench.apply(bursts);
      var second = NftBench.spec("f2", new PacketFault.Blackhole(), Direction.BOTH);
      assertThat(bench.apply(second)).isInstanceOf(InjectionResult.Done.class);
      var third = NftBench.spec("f3", (PacketFault) bursts.fault(), Direction.BOTH);
      assertThat(bench.apply(third).toString()).contains("another Gilbert–Elliott loss is active");
    }
  }

  private static FaultSpec spec(LossModel model, Direction direction) {
    return NftBench.spec("r1-1-loss", new PacketFault.Loss(model), direction);
  }
}
