package org.pumprig.fault.model.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.fault.model.packet.PacketBench.MILLI;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.TracePoint;
import org.pumprig.fault.Unreachable;

class PacketFaultsTest {
  private static final byte[] DATA = new byte[100];
  private static final byte[] MSS_1460 = Frames.hex("020405b4");

  @Test
  void everyNthOfEachFlowIsLost() {
    var bench = PacketBench.with(new PacketFault.Loss(new LossModel.EveryNth(3)));
    for (int i = 0; i < 9; i++) {
      bench.send(Frames.udp(7000, DATA));
      bench.send(Frames.udp(7001, DATA));
    }
    assertThat(bench.counts().entered()).isEqualTo(18);
    assertThat(bench.counts().lost()).isEqualTo(6);
    assertThat(bench.counts().left()).isEqualTo(12);
  }

  @Test
  void aDelayHoldsEachPacketForItsTime() {
    var bench = PacketBench.with(delay(50 * MILLI, new Jitter.None(), true));
    bench.sendMany(3);
    assertThat(bench.told.stream().map(each -> each.atNanos() / MILLI))
        .containsExactly(1_050L, 1_051L, 1_052L);
    var counts = bench.counts();
    assertThat(counts.delivered()).isEqualTo(3);
    assertThat(counts.minDelayNanos()).isEqualTo(50 * MILLI);
    assertThat(counts.meanDelayNanos()).isEqualTo(50 * MILLI);
    assertThat(counts.maxDelayNanos()).isEqualTo(50 * MILLI);
  }

  @Test
  void whatIsMeasuredIsTheTimeThatAPacketReallyWaited() {
    var bench = PacketBench.with(delay(50 * MILLI, new Jitter.None(), true));
    bench.send(PacketBench.numbered(1));
    bench.nowNanos += 53 * MILLI; // the timer came late
    bench.pass(0);
    assertThat(bench.counts().maxDelayNanos()).isEqualTo(53 * MILLI);
  }

  @Test
  void jitterReordersOnlyWhereItMay() {
    var jitter = new Jitter.Uniform(20 * MILLI);
    var kept = PacketBench.with(delay(30 * MILLI, jitter, true));
    kept.sendMany(500);
    assertThat(kept.numbersPassed()).isEqualTo(IntStream.range(0, 500).boxed().toList());
    var free = PacketBench.with(delay(30 * MILLI, jitter, false));
    free.sendMany(500);
    assertThat(free.numbersPassed()).isNotEqualTo(kept.numbersPassed());
    assertThat(free.numbersPassed()).containsExactlyInAnyOrderElementsOf(kept.numbersPassed());
  }

  @Test
  void reorderedPacketsAreOvertaken() {
    var bench = PacketBench.with(new PacketFault.Reorder(100_000, 5 * MILLI + 1));
    bench.sendMany(1_000);
    assertThat(bench.passed()).hasSize(1_000);
    long heldBack = bench.counts().touched();
    assertThat(heldBack).isPositive();
    assertThat(bench.counts().minDelayNanos()).isEqualTo(5 * MILLI + 1);
    var numbers = bench.numbersPassed();
    long overtaken =
        IntStream.range(1, numbers.size()).filter(i -> numbers.get(i) < numbers.get(i - 1)).count();
    assertThat(overtaken).isBetween(heldBack / 2, heldBack);
  }

  @Test
  void duplicatesFollowTheirOriginal() {
    var bench = PacketBench.with(new PacketFault.Duplicate(1_000_000));
    bench.sendMany(2);
    assertThat(bench.numbersPassed()).containsExactly(0, 0, 1, 1);
    assertThat(bench.counts().left()).isEqualTo(4);
    assertThat(bench.counts().entered()).isEqualTo(2);
  }

  @Test
  void corruptionFlipsOneBitOfTheDataAndSparesTheHeaders() {
    var bench = PacketBench.with(new PacketFault.Corrupt(1_000_000));
    byte[] frame = Frames.udp(7000, DATA);
    for (int i = 0; i < 200; i++) {
      bench.send(frame);
    }
    assertThat(bench.passed()).hasSize(200);
    for (Packet packet : bench.passed()) {
      int bits = 0;
      for (int i = 0; i < frame.length; i++) {
        int flipped = Integer.bitCount((packet.bytes()[i] ^ frame[i]) & 0xff);
        assertThat(i >= packet.dataOffset || flipped == 0).isTrue();
        bits += flipped;
      }
      assertThat(bits).isEqualTo(1);
      assertThat(Frames.checksumsHold(packet)).isFalse();
    }
    assertThat(bench.passed().stream().map(packet -> List.of(packet.bytes())).distinct().count())
        .isGreaterThan(1);
  }

  @Test
  void aSegmentWithoutDataIsCorruptedInItsHeader() {
    var bench = PacketBench.with(new PacketFault.Corrupt(1_000_000));
    bench.send(Frames.tcp(Packet.ACK, 1, 2, Frames.NO_OPTIONS, new byte[0]));
    assertThat(Frames.checksumsHold(bench.passed().getFirst())).isFalse();
  }

  @Test
  void theTokenBucketLetsItsBurstPassAndThenItsRate() {
    // 128-byte packets at 1024 byte/s: 8 a second after a burst of 1600 bytes (12 packets)
    var bench = PacketBench.with(new PacketFault.Rate(8_192, 1_600, 1 << 20, false));
    for (int i = 0; i < 32; i++) {
      bench.send(Frames.udp(7000, DATA));
    }
    assertThat(bench.passed()).hasSize(12);
    bench.pass(1_000 * MILLI);
    assertThat(bench.passed()).hasSize(20);
    bench.pass(1_500 * MILLI);
    assertThat(bench.passed()).hasSize(32);
    assertThat(bench.counts().lost()).isZero();
  }

  @Test
  void whatDoesNotFitIntoTheQueueIsLost() {
    var bench = PacketBench.with(new PacketFault.Rate(8_192, 1_600, 1_600, false));
    for (int i = 0; i < 100; i++) {
      bench.send(Frames.udp(7000, DATA));
    }
    assertThat(bench.model.waitingPackets(org.pumprig.fault.Direction.TOWARDS_GATEWAY))
        .isBetween(12, 13);
    assertThat(bench.counts().lost()).isBetween(75L, 76L);
  }

  @Test
  void aRateForEachFlowLeavesTheOtherFlowAlone() {
    var bench = PacketBench.with(new PacketFault.Rate(8_192, 1_600, 1_600, true));
    for (int i = 0; i < 100; i++) {
      bench.send(Frames.udp(7000, DATA));
    }
    int before = bench.passed().size();
    for (int i = 0; i < 12; i++) {
      bench.send(Frames.udp(7001, DATA));
    }
    assertThat(bench.passed()).hasSize(before + 12);
  }

  @Test
  void aBlackholeTakesEverything() {
    var bench = PacketBench.with(new PacketFault.Blackhole());
    bench.sendMany(10);
    assertThat(bench.counts().lost()).isEqualTo(10);
    assertThat(bench.passed()).isEmpty();
    assertThat(bench.answers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PORT,3", "HOST,1", "ADMIN,13"})
  void aRejectedPacketIsAnsweredInTheNameOfItsDestination(Unreachable why, int code) {
    var bench = PacketBench.with(new PacketFault.Reject(why));
    byte[] frame = Frames.tcp(Packet.SYN, 7, 0, MSS_1460, new byte[0]);
    bench.send(frame);
    assertThat(bench.passed()).isEmpty();
    Packet answer = bench.answers().getFirst();
    assertThat(answer.protocol).isEqualTo(Packet.ICMP);
    assertThat(answer.isFrom(Frames.GATEWAY_4)).isTrue();
    assertThat(answer.isTo(Frames.PUMP_4)).isTrue();
    assertThat(answer.bytes()[answer.transportOffset]).isEqualTo((byte) 3);
    assertThat(answer.bytes()[answer.transportOffset + 1]).isEqualTo((byte) code);
    assertThat(Frames.checksumsHold(answer)).isTrue();
    assertThat(answer.bytes()).endsWith(java.util.Arrays.copyOfRange(frame, 14, frame.length));
    assertThat(answer.bytes()).startsWith(2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 3);
  }

  @ParameterizedTest
  @CsvSource({"PORT,4", "HOST,3", "ADMIN,1"})
  void ip6IsRejectedByItsOwnCodes(Unreachable why, int code) {
    var bench = PacketBench.with(new PacketFault.Reject(why));
    bench.send(Frames.udp6(7000, new byte[1_400]));
    Packet answer = bench.answers().getFirst();
    assertThat(answer.protocol).isEqualTo(Packet.ICMP6);
    assertThat(answer.bytes()[answer.transportOffset]).isEqualTo((byte) 1);
    assertThat(answer.bytes()[answer.transportOffset + 1]).isEqualTo((byte) code);
    assertThat(answer.ipBytes()).isEqualTo(1_280);
    assertThat(Frames.checksumsHold(answer)).isTrue();
  }

  @Test
  void anErrorIsLostWithoutAnAnswer() {
    var first = PacketBench.with(new PacketFault.Reject(Unreachable.HOST));
    first.send(Frames.udp(7000, DATA));
    var second = PacketBench.with(new PacketFault.Reject(Unreachable.HOST));
    second.send(first.answers().getFirst().bytes());
    assertThat(second.counts().lost()).isEqualTo(1);
    assertThat(second.answers()).isEmpty();
  }

  @Test
  void aTaggedFrameIsAnsweredWithItsTag() {
    var bench = PacketBench.with(new PacketFault.Reject(Unreachable.PORT));
    byte[] body = Frames.udpBody(7000, DATA, Frames.PUMP_4, Frames.GATEWAY_4);
    bench.send(Frames.ethernet("810000640800", Frames.ip4(17, 0x4000, body)));
    assertThat(bench.answers().getFirst().bytes())
        .startsWith(Frames.hex("020000000002020000000003810000640800"));
  }

  @Test
  void aConnectionRequestIsResetByAcknowledgingIt() {
    var bench = PacketBench.with(new PacketFault.TcpReset());
    bench.send(Frames.tcp(Packet.SYN, 0xffff_ffff, 0, MSS_1460, new byte[0]));
    Packet reset = bench.answers().getFirst();
    assertThat(reset.tcpFlags()).isEqualTo(Packet.RST | Packet.ACK);
    assertThat(reset.int32(reset.transportOffset + 8)).isZero();
    assertThat(reset.int16(reset.transportOffset)).isEqualTo(4001);
    assertThat(Frames.checksumsHold(reset)).isTrue();
  }

  @Test
  void aSegmentIsResetWithTheNumberThatItsSenderExpects() {
    var bench = PacketBench.with(new PacketFault.TcpReset());
    bench.send(Frames.tcp6(Packet.ACK, 5, 77, Frames.NO_OPTIONS, DATA));
    Packet reset = bench.answers().getFirst();
    assertThat(reset.tcpFlags()).isEqualTo(Packet.RST);
    assertThat(reset.int32(reset.transportOffset + 4)).isEqualTo(77);
    assertThat(Frames.checksumsHold(reset)).isTrue();
    bench.send(reset.bytes());
    assertThat(bench.answers()).hasSize(1);
    bench.send(Frames.udp(7000, DATA));
    assertThat(bench.passed()).as("what is no TCP passes").hasSize(1);
  }

  @Test
  void halfOpenSparesHandshakes() {
    var bench = PacketBench.with(new PacketFault.TcpHalfOpen());
    bench.send(Frames.tcp(Packet.SYN | Packet.ACK, 5, 77, MSS_1460, new byte[0]));
    assertThat(bench.passed()).hasSize(1);
    bench.send(Frames.tcp(Packet.ACK, 6, 77, Frames.NO_OPTIONS, DATA));
    bench.send(Frames.tcp(Packet.RST, 6, 0, Frames.NO_OPTIONS, new byte[0]));
    assertThat(bench.counts().lost()).isEqualTo(2);
    assertThat(bench.answers()).hasSize(1);
  }

  @Test
  void noNewConnectionsTakesRequestsOnly() {
    var bench = PacketBench.with(new PacketFault.NoNewConnections());
    bench.send(Frames.tcp(Packet.SYN, 5, 0, MSS_1460, new byte[0]));
    bench.send(Frames.tcp(Packet.SYN | Packet.ACK, 5, 77, MSS_1460, new byte[0]));
    bench.send(Frames.tcp(Packet.ACK, 6, 77, Frames.NO_OPTIONS, DATA));
    assertThat(bench.counts().lost()).isEqualTo(1);
    assertThat(bench.passed()).hasSize(2);
  }

  @Test
  void aSmallMtuTellsWhatWouldPass() {
    var bench = PacketBench.with(new PacketFault.SmallMtu(600, false));
    bench.send(Frames.udp(7000, new byte[572]));
    assertThat(bench.passed()).hasSize(1);
    bench.send(Frames.udp(7000, new byte[573]));
    Packet answer = bench.answers().getFirst();
    assertThat(answer.int16(answer.transportOffset)).isEqualTo(0x0304);
    assertThat(answer.int32(answer.transportOffset + 4)).isEqualTo(600);
    assertThat(answer.ipBytes()).isEqualTo(576);
    assertThat(Frames.checksumsHold(answer)).isTrue();
    bench.send(Frames.udp6(7000, new byte[573]));
    Packet answer6 = bench.answers().getLast();
    assertThat(answer6.int16(answer6.transportOffset)).isEqualTo(0x0200);
    assertThat(answer6.int32(answer6.transportOffset + 4)).isEqualTo(600);
  }

  @Test
  void aSilentSmallMtuSaysNothing() {
    var bench = PacketBench.with(new PacketFault.SmallMtu(600, true));
    bench.send(Frames.udp(7000, new byte[573]));
    assertThat(bench.counts().lost()).isEqualTo(1);
    assertThat(bench.answers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"020405b4,536", "0101020405b40101,536", "01020405b4010100,536", "02040100,256"})
  void theSegmentSizeOfferedIsLoweredAndTheChecksumHolds(String options, int offered) {
    var bench = PacketBench.with(new PacketFault.LowMss(536));
    bench.send(Frames.tcp(Packet.SYN, 5, 0, Frames.hex(options), new byte[0]));
    Packet passed = bench.passed().getFirst();
    int at = options.indexOf("0204") / 2 + 2 + passed.transportOffset + 20;
    assertThat(passed.int16(at)).isEqualTo(offered);
    assertThat(Frames.checksumsHold(passed)).isTrue();
    assertThat(bench.counts().touched()).isEqualTo(offered == 536 ? 1 : 0);
  }

  @Test
  void aTracePlaysFromTheFaultsStart() {
    var bench =
        PacketBench.with(
            new PacketFault.Trace(
                List.of(
                    new TracePoint(0, 10 * MILLI, 0, 0),
                    new TracePoint(100 * MILLI, 0, 1_000_000, 0),
                    new TracePoint(200 * MILLI, 5 * MILLI, 0, 8_192))));
    bench.send(PacketBench.numbered(1));
    bench.pass(150 * MILLI);
    bench.send(PacketBench.numbered(2));
    bench.pass(100 * MILLI);
    for (int i = 0; i < 60; i++) {
      bench.send(PacketBench.numbered(3 + i));
    }
    bench.pass(5_000 * MILLI);
    assertThat(bench.told.getFirst().atNanos()).isEqualTo(1_010 * MILLI);
    assertThat(bench.counts().lost()).isEqualTo(1);
    // 60 packets of 32 bytes at 1024 byte/s: 50 from the bucket, the rest 31.25 ms apart
    assertThat(bench.told.get(51).atNanos()).isEqualTo(1_255 * MILLI);
    assertThat(bench.told.getLast().atNanos()).isEqualTo(1_255 * MILLI + 312_500_000L);
  }

  private static PacketFault delay(long nanos, Jitter jitter, boolean keepOrder) {
    return new PacketFault.Delay(nanos, jitter, keepOrder);
  }
}
