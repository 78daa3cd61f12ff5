package org.pumprig.fault.model.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.fault.model.packet.PacketBench.MILLI;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketFault;
import org.pumprig.seed.Seed;

class ModelledTcpTest {
  private static final long SECOND = 1_000 * MILLI;

  private final PacketModel packets = new PacketModel(PacketLimits.USUAL);
  private final ModelledTcp tcp = new ModelledTcp(packets);
  private final ModelledTcp.Stream stream = tcp.stream(Direction.TOWARDS_GATEWAY);
  private final List<Long> deliveredNanos = new ArrayList<>();
  private long now;

  private void apply(PacketFault fault) {
    packets.apply(new FaultSpec("f", fault, Direction.BOTH, "p1", new Seed(42), 0, 1), now);
  }

  private void offer(int bytes) {
    stream.offer(bytes, now);
    note();
  }

  private void note() {
    for (int left = stream.takeDelivered(); left > 0; left--) {
      deliveredNanos.add(now);
    }
  }

  private void passUntil(long until) {
    for (long due = tcp.nextDueNanos(); due <= until; due = tcp.nextDueNanos()) {
      now = due;
      tcp.poll(now);
      note();
    }
    now = until;
  }

  @Test
  void withoutFaultsItemsArriveAtOnce() {
    offer(100);
    offer(0);
    assertThat(deliveredNanos).containsExactly(0L, 0L);
    assertThat(tcp.nextDueNanos()).isEqualTo(Long.MAX_VALUE);
  }

  /** RFC 6298: 1 s, then doubled; 5 s after the revert at the latest here. */
  @Test
  void aBlackholeIsSurvivedByTheRetransmissionAfterIt() {
    apply(new PacketFault.Blackhole());
    offer(100);
    passUntil(5 * SECOND);
    packets.revert("f");
    passUntil(60 * SECOND);
    assertThat(deliveredNanos).containsExactly(7 * SECOND); // sent at 0, 1, 3, 7
  }

  @Test
  void aConnectionIsGivenUpAfterTheLastTimeoutWithin100Seconds() {
    apply(new PacketFault.Blackhole());
    offer(100);
    passUntil(63 * SECOND - 1);
    assertThat(stream.brokenOff()).isFalse();
    passUntil(63 * SECOND);
    assertThat(stream.brokenOff()).isTrue();
    assertThat(deliveredNanos).isEmpty();
  }

  @Test
  void aLostSegmentHoldsUpThoseBehindIt() {
    apply(new PacketFault.Loss(new LossModel.EveryNth(2)));
    offer(100); // 1
    offer(100); // 2, lost; again as 4, lost
    offer(100); // 3
    passUntil(10 * SECOND);
    assertThat(deliveredNanos).containsExactly(0L, 3 * SECOND, 3 * SECOND);
  }

  @Test
  void aLargeItemArrivesWithItsLastSegment() {
    apply(new PacketFault.Rate(116_800, 1_600, 1 << 20, false));
    offer(3 * ModelledTcp.SEGMENT_BYTES); // 3 packets of 1500 bytes at 14 600 byte/s
    passUntil(10 * SECOND);
    assertThat(deliveredNanos).hasSize(1);
    assertThat(deliveredNanos.getFirst()).isBetween(190 * MILLI, 206 * MILLI);
  }

  @Test
  void reorderedSegmentsAreDeliveredInOrderAndCopiesOnce() {
    apply(new PacketFault.Delay(10 * MILLI, new Jitter.Uniform(10 * MILLI), false));
    packets.apply(
        new FaultSpec(
            "g", new PacketFault.Duplicate(1_000_000), Direction.BOTH, "p1", new Seed(1), 0, 1),
        now);
    for (int i = 0; i < 50; i++) {
      offer(100);
    }
    passUntil(SECOND);
    assertThat(deliveredNanos).hasSize(50).isSorted();
    assertThat(deliveredNanos.getLast()).isLessThanOrEqualTo(20 * MILLI);
  }

  @Test
  void anAlteredSegmentFailsItsChecksum() {
    apply(new PacketFault.Corrupt(1_000_000));
    offer(100);
    passUntil(SECOND / 2);
    packets.revert("f");
    passUntil(10 * SECOND);
    assertThat(deliveredNanos).containsExactly(SECOND);
  }

  @Test
  void theSameSeedGivesTheSameTimes() {
    var other = new ModelledTcpTest();
    for (var each : List.of(this, other)) {
      each.apply(new PacketFault.Loss(new LossModel.Bernoulli(300_000)));
      for (int i = 0; i < 100; i++) {
        each.offer(2_000);
        each.passUntil(each.now + 10 * MILLI);
      }
      each.passUntil(each.now + 100 * SECOND);
    }
    assertThat(deliveredNanos).hasSize(100).isEqualTo(other.deliveredNanos);
  }

  @Test
  void onlyFaultsThatItKnowsAreModelled() {
    assertThat(ModelledTcp.models(new PacketFault.Blackhole())).isTrue();
    assertThat(ModelledTcp.models(new PacketFault.TcpReset())).isFalse();
  }
}
