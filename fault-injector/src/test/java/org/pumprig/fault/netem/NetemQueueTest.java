package org.pumprig.fault.netem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.NetemSettings;
import org.pumprig.fault.NetemSettings.Chance;
import org.pumprig.fault.NetemSettings.Distribution;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.TracePoint;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.Unreachable;
import org.pumprig.fault.nft.NftSettings;
import org.pumprig.fault.nft.PacketPath;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.ManagementGuard;
import org.pumprig.seed.Seed;

class NetemQueueTest {
  private static final long MILLI = 1_000_000;

  static Stream<PacketFault> faults() {
    return Stream.of(
        new PacketFault.Loss(new LossModel.Bernoulli(50_000)),
        new PacketFault.Loss(new LossModel.GilbertElliott(10_000, 250_000, 900_000, 100)),
        new PacketFault.Loss(new LossModel.EveryNth(10)),
        new PacketFault.Delay(MILLI, new Jitter.None(), true),
        new PacketFault.Delay(MILLI, new Jitter.Uniform(10), true),
        new PacketFault.Delay(MILLI, new Jitter.Normal(10), false),
        new PacketFault.Delay(MILLI, new Jitter.Pareto(10), true),
        new PacketFault.Delay(MILLI, new Jitter.Table(List.of(1L)), true),
        new PacketFault.Reorder(250_000, MILLI),
        new PacketFault.Duplicate(1),
        new PacketFault.Corrupt(1_000_000),
        new PacketFault.Rate(64_000, 3_200, 65_536, false),
        new PacketFault.Rate(64_000, 3_200, 65_536, true),
        new PacketFault.Blackhole(),
        new PacketFault.Reject(Unreachable.PORT),
        new PacketFault.TcpReset(),
        new PacketFault.TcpHalfOpen(),
        new PacketFault.NoNewConnections(),
        new PacketFault.SmallMtu(600, true),
        new PacketFault.LowMss(500),
        new PacketFault.Trace(List.of(new TracePoint(0, 0, 0, 0))),
        new PacketFault.Netem(
            new NetemSettings(
                Optional.empty(),
                Optional.of(new NetemSettings.Loss.Random(new Chance(1, 1))),
                true,
                Chance.NONE,
                Chance.NONE,
                Chance.NONE,
                0,
                Optional.empty(),
                Optional.empty(),
                1_000)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void queuesAndCapabilitiesAgree(PacketFault fault) {
    assertThat(NetemQueue.of(fault).isPresent()).isEqualTo(Capabilities.can(BackEnd.NETEM, fault));
  }

  private static String leaf(PacketFault fault) {
    return String.join(" ", NetemQueue.of(fault).orElseThrow().leaf());
  }

  @Test
  void wordsAreNetems() {
    assertThat(leaf(new PacketFault.Loss(new LossModel.Bernoulli(250))))
        .isEqualTo("netem limit 10000 loss random 0.025%");
    assertThat(
            leaf(new PacketFault.Loss(new LossModel.GilbertElliott(10_000, 250_000, 900_000, 0))))
        .isEqualTo("netem limit 10000 loss gemodel 1% 25% 90% 0%");
    assertThat(leaf(new PacketFault.Delay(120 * MILLI, new Jitter.None(), true)))
        .isEqualTo("netem limit 10000 delay 120000us");
    assertThat(leaf(new PacketFault.Delay(1_500, new Jitter.Normal(7_000), true)))
        .isEqualTo("netem limit 10000 delay 1500ns 7us distribution normal rate 100gbit");
    assertThat(leaf(new PacketFault.Delay(MILLI, new Jitter.Uniform(1_000), false)))
        .isEqualTo("netem limit 10000 delay 1000us 1us");
    assertThat(leaf(new PacketFault.Reorder(250_000, MILLI)))
        .isEqualTo("netem limit 10000 delay 1000us reorder 75%");
    assertThat(leaf(new PacketFault.Blackhole())).isEqualTo("netem limit 10000 loss random 100%");
  }

  @Test
  void aRateIsTheClassesOwnBucket() {
    NetemQueue queue =
        NetemQueue.of(new PacketFault.Rate(64_000, 3_200, 65_536, false)).orElseThrow();
    assertThat(String.join(" ", queue.shaping()))
        .isEqualTo("rate 64000bit ceil 64000bit burst 3200b cburst 3200b quantum 1514");
    assertThat(queue.leaf()).containsExactly("bfifo", "limit", "65536");
    assertThat(queue.seeded()).isFalse();
  }

  @Test
  void everyParameterHasItsWord() {
    var settings =
        new NetemSettings(
            Optional.of(new NetemSettings.Delay(MILLI, 2_000, 100_000, Distribution.PARETO)),
            Optional.of(new NetemSettings.Loss.State(1, 2, 3, 4, 5)),
            true,
            new Chance(10_000, 20_000),
            new Chance(30_000, 40_000),
            new Chance(50_000, 60_000),
            5,
            Optional.of(new NetemSettings.Rate(1_000_000, -4, 53, 5)),
            Optional.of(
                new NetemSettings.Slot(
                    new NetemSettings.SlotTimes.Between(800_000, 900_000), 32, 65_536)),
            77);
    assertThat(leaf(new PacketFault.Netem(settings)))
        .isEqualTo(
            "netem limit 77 delay 1000us 2us 10% distribution pareto"
                + " loss state 0.0001% 0.0002% 0.0003% 0.0004% 0.0005% ecn"
                + " corrupt 1% 2% duplicate 3% 4% reorder 5% 6% gap 5"
                + " rate 1000000bit -4 53 5 slot 800us 900us packets 32 bytes 65536");
  }

  @Test
  void slotsAreDrawnFromATable() {
    var slot =
        new NetemSettings.Slot(
            new NetemSettings.SlotTimes.Drawn(5 * MILLI, MILLI, Distribution.EXPERIMENTAL), 0, 3);
    var settings =
        new NetemSettings(
            Optional.empty(),
            Optional.empty(),
            false,
            Chance.NONE,
            Chance.NONE,
            Chance.NONE,
            0,
            Optional.empty(),
            Optional.of(slot),
            9);
    assertThat(leaf(new PacketFault.Netem(settings)))
        .isEqualTo("netem limit 9 slot distribution experimental 5000us 1000us bytes 3");
  }

  @ParameterizedTest
  @CsvSource({
    "iproute2-6.15.0, true",
    "iproute2-6.6.0, true",
    "iproute2-6.1.0, false",
    "iproute2-5.10.0, false",
    "iproute2-7.0.0, true",
    "iproute2-ss190107, false",
    "busybox, false"
  })
  void whoTakesASeed(String version, boolean takes) {
    assertThat(Qdiscs.takesSeed(version)).isEqualTo(takes);
  }

  @Test
  void theLedgersRecipeComesBackAsItWas() {
    var flow = new UnitFlow("PUMP-1", "pump0", "gw0", InetAddress.ofLiteral("10.77.0.2"));
    var place = new CommandPlace.InNamespace("a b");
    var settings =
        NftSettings.ofThisProcess(place, PacketPath.ROUTED, List.of(flow), ManagementGuard.NONE);
    var spec =
        new FaultSpec(
            "f1", new PacketFault.Blackhole(), Direction.BOTH, "PUMP-1", new Seed(1), 0, 1);
    NetemFault fault = NetemFault.of(spec, settings, 1_000_000_000).orElseThrow();
    NetemRecipe recipe = NetemRecipe.of(place, fault);
    assertThat(recipe.devices()).containsExactly("gw0", "pump0");
    assertThat(NetemRecipe.parse(recipe.undo("x").recipe())).isEqualTo(recipe);
    assertThat(recipe.classId()).matches("7072:[0-9a-f]{2,4}");
  }
}
