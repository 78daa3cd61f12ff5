package org.pumprig.fault.model.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pumprig.fault.model.packet.PacketBench.MILLI;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.fault.Unreachable;
import org.pumprig.fault.model.packet.Fate.Touch;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class PacketModelTest {
  private static final PacketFault LOSS_10 = new PacketFault.Loss(new LossModel.Bernoulli(100_000));
  private static final PacketFault DELAY_20 =
      new PacketFault.Delay(20 * MILLI, new Jitter.Normal(5 * MILLI), false);

  @Test
  void theSameSeedGivesTheSameFates() {
    var one = chained(42);
    var two = chained(42);
    assertThat(two.told).hasSizeGreaterThan(250).hasSameSizeAs(one.told);
    for (int i = 0; i < one.told.size(); i++) {
      assertThat(one.told.get(i).atNanos()).isEqualTo(two.told.get(i).atNanos());
      assertThat(one.told.get(i).fate().touches()).isEqualTo(two.told.get(i).fate().touches());
      assertThat(one.told.get(i).fate().packet().bytes())
          .isEqualTo(two.told.get(i).fate().packet().bytes());
    }
    assertThat(chained(43).numbersPassed()).isNotEqualTo(one.numbersPassed());
  }

  private static PacketBench chained(long seed) {
    var bench = new PacketBench();
    int order = 0;
    for (PacketFault fault : List.of(LOSS_10, DELAY_20, new PacketFault.Duplicate(100_000))) {
      bench.model.apply(
          new FaultSpec("f" + order++, fault, Direction.BOTH, "p1", new Seed(seed), 0, 1),
          bench.nowNanos);
    }
    bench.sendMany(300);
    return bench;
  }

  @Test
  void faultsActOneAfterTheOther() {
    var bench = new PacketBench();
    bench.apply("a", new PacketFault.Duplicate(1_000_000));
    bench.apply("b", new PacketFault.Delay(10 * MILLI, new Jitter.None(), true));
    bench.apply("c", new PacketFault.Loss(new LossModel.EveryNth(2)));
    bench.sendMany(10);
    assertThat(bench.counts("a").left()).isEqualTo(20);
    assertThat(bench.counts("b").entered()).isEqualTo(20);
    assertThat(bench.counts("b").delivered()).isEqualTo(20);
    assertThat(bench.counts("c").lost()).isEqualTo(10);
    assertThat(bench.passed()).hasSize(10);
    assertThat(bench.told.getFirst().fate().touches())
        .containsExactly(
            new Touch("a", "duplicate: copied"), new Touch("b", "delay: delayed by 10000 us"));
  }

  /** The bucket sees the packets in the order in which the delay let them go. */
  @Test
  void aRateBehindAReorderingDelayKeepsTheNewOrder() {
    var bench = new PacketBench();
    bench.apply("a", DELAY_20);
    bench.sendMany(50);
    var order = bench.numbersPassed();
    var both = new PacketBench();
    both.apply("a", DELAY_20);
    both.apply("b", new PacketFault.Rate(8_000, 1_600, 1 << 20, false));
    both.sendMany(50);
    assertThat(both.numbersPassed()).isEqualTo(order);
  }

  @Test
  void whatWaitsStillGoesAfterTheRevert() {
    var bench = PacketBench.with(DELAY_20);
    bench.send(PacketBench.numbered(1));
    bench.model.revert("f");
    assertThat(bench.model.idle(Direction.TOWARDS_GATEWAY)).isTrue();
    bench.send(PacketBench.numbered(2));
    bench.pass(100 * MILLI);
    assertThat(bench.numbersPassed()).containsExactly(2, 1);
    bench.model.revert("f");
    assertThat(bench.model.spec("f")).isEmpty();
  }

  @Test
  void onlyTheDirectionAskedIsTouched() {
    var bench = PacketBench.with(new PacketFault.Blackhole());
    bench.model.arrive(
        Direction.TOWARDS_PUMP,
        PacketParser.ethernet(PacketBench.numbered(1)),
        bench.nowNanos,
        fate -> bench.told.add(new PacketBench.Told(fate, 0)));
    assertThat(bench.passed()).hasSize(1);
    assertThat(bench.model.idle(Direction.TOWARDS_PUMP)).isTrue();
    assertThat(bench.model.counts("f", Direction.TOWARDS_PUMP, bench.nowNanos)).isEmpty();
  }

  @Test
  void malformedAndForeignFramesPassAndAreCounted() {
    var bench = PacketBench.with(new PacketFault.Blackhole());
    byte[] cut = Arrays.copyOf(PacketBench.numbered(1), 30);
    bench.send(cut);
    bench.send(Frames.ethernet("0806", new byte[28]));
    assertThat(bench.passed()).hasSize(2);
    assertThat(bench.passed().getFirst().bytes()).isSameAs(cut);
    assertThat(bench.model.malformed(Direction.TOWARDS_GATEWAY)).isEqualTo(1);
  }

  @Test
  void whatWaitsIsBounded() {
    var bench = new PacketBench(new PacketLimits(10, 1 << 20));
    bench.apply("f", new PacketFault.Delay(1_000 * MILLI, new Jitter.None(), true));
    bench.sendMany(30);
    assertThat(bench.counts().lost()).isEqualTo(20);
    assertThat(bench.told.getFirst().fate().touches().getFirst().what())
        .isEqualTo("delay: lost, too much waits");
    var narrow = new PacketBench(new PacketLimits(1_000, 92));
    narrow.apply("f", new PacketFault.Delay(1_000 * MILLI, new Jitter.None(), true));
    narrow.sendMany(30);
    assertThat(narrow.counts().lost()).isEqualTo(28);
  }

  @Test
  void anIdIsTakenOnceAndByPacketFaultsOnly() {
    var bench = PacketBench.with(new PacketFault.Blackhole());
    assertThatThrownBy(() -> bench.apply("f", new PacketFault.Blackhole()))
        .hasMessage("fault f is active already");
    var other =
        new FaultSpec("x", new StreamFault.Stall(), Direction.BOTH, "p1", new Seed(1), 0, 1);
    assertThatThrownBy(() -> bench.model.apply(other, 0)).hasMessage("stall is no packet fault");
  }

  @Test
  void flowsAreForgottenBeyondTheLimit() {
    var table = new FlowTable<>(Object::new);
    for (int port = 0; port < 2 * FlowTable.MOST_FLOWS; port++) {
      var _ = table.of(PacketParser.ethernet(Frames.udp(port, new byte[4])));
    }
    assertThat(table.size()).isEqualTo(FlowTable.MOST_FLOWS);
  }

  /** Whatever comes, each packet has a fate, nothing is thrown and nothing piles up. */
  @Test
  void mutatedFramesDoNoHarm() {
    long seed = 20_261;
    var random = new Seed(seed).stream("fuzz");
    List<byte[]> originals =
        List.of(
            Frames.udp(7000, new byte[40]),
            Frames.udp6(7000, new byte[40]),
            Frames.tcp(
                Packet.SYN, 1, 0, Frames.hex("020405b40402080a0000000000000000"), new byte[0]),
            Frames.tcp6(Packet.ACK, 1, 2, Frames.hex("0101080a0000000100000002"), new byte[60]),
            Frames.ethernet(
                "8100006486dd",
                Frames.ip6("3c0005020000010011000104000000002c00", 0, new byte[60])));
    for (int round = 0; round < 4_000; round++) {
      byte[] frame = mutated(originals.get((int) random.nextBelow(originals.size())), random);
      var bench = new PacketBench(new PacketLimits(64, 1 << 16));
      bench.apply("last", everyFault().get(round % everyFault().size()));
      bench.apply("rate", new PacketFault.Rate(1_000, 1_600, 3_200, true));
      try {
        bench.send(frame);
        bench.send(frame);
        bench.pass(60_000 * MILLI);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", round " + round, e);
      }
      assertThat(bench.told).as("seed %d, round %d", seed, round).hasSizeBetween(2, 4);
      assertThat(bench.model.waitingPackets(Direction.TOWARDS_GATEWAY)).isZero();
    }
  }

  private static byte[] mutated(byte[] original, RandomStream random) {
    int length =
        random.nextChance(300_000)
            ? (int) random.nextBelow(original.length + 20L)
            : original.length;
    byte[] frame = Arrays.copyOf(original, length);
    for (long flips = random.nextBelow(6); flips > 0 && length > 0; flips--) {
      frame[(int) random.nextBelow(length)] = (byte) random.nextBelow(256);
    }
    return frame;
  }

  private static List<PacketFault> everyFault() {
    return List.of(
        LOSS_10,
        DELAY_20,
        new PacketFault.Loss(new LossModel.GilbertElliott(500_000, 500_000, 500_000, 1)),
        new PacketFault.Reorder(500_000, MILLI),
        new PacketFault.Duplicate(500_000),
        new PacketFault.Corrupt(1_000_000),
        new PacketFault.Blackhole(),
        new PacketFault.Reject(Unreachable.ADMIN),
        new PacketFault.TcpReset(),
        new PacketFault.TcpHalfOpen(),
        new PacketFault.NoNewConnections(),
        new PacketFault.SmallMtu(68, false),
        new PacketFault.LowMss(100));
  }
}
