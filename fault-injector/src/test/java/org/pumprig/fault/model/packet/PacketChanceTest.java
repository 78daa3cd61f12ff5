package org.pumprig.fault.model.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.fault.model.packet.PacketBench.MILLI;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketFault;
import org.pumprig.seed.Seed;

/** Whether chances are what was asked, by exact bounds; all seeds are fixed. */
class PacketChanceTest {
  private static final int PACKETS = 50_000;
  private static final Seed SEED = new Seed(42);

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000, 50_000, 200_000})
  void bernoulliLossIsTheShareAsked(int ppm) {
    var counts = after(new PacketFault.Loss(new LossModel.Bernoulli(ppm)));
    assertThat(Exact.binomial(PACKETS, counts.counts().lost(), ppm / 1e6)).isTrue();
  }

  @Test
  void duplicationAndCorruptionAreTheShareAsked() {
    long copied = after(new PacketFault.Duplicate(50_000)).counts().touched();
    assertThat(Exact.binomial(PACKETS, copied, 0.05)).isTrue();
    long altered = after(new PacketFault.Corrupt(50_000)).counts().touched();
    assertThat(Exact.binomial(PACKETS, altered, 0.05)).isTrue();
  }

  /**
   * With 1-h = 1 and 1-k = 0 each stay in the bad state is one burst of losses: their number is
   * binomial in the packets of good states (p), their ends in those of bad ones (r).
   */
  @Test
  void gilbertElliottLosesInBursts() {
    var model = new LossModel.GilbertElliott(10_000, 250_000, 1_000_000, 0);
    var bench = after(new PacketFault.Loss(model));
    boolean[] passed = new boolean[PACKETS];
    bench.numbersPassed().forEach(number -> passed[number] = true);
    long afterGood = 0;
    long bursts = 0;
    long afterBad = 0;
    long ends = 0;
    boolean good = true;
    for (boolean each : passed) {
      afterGood += good ? 1 : 0;
      bursts += good && !each ? 1 : 0;
      afterBad += good ? 0 : 1;
      ends += !good && each ? 1 : 0;
      good = each;
    }
    assertThat(Exact.binomial(afterGood, bursts, 0.01)).isTrue();
    assertThat(Exact.binomial(afterBad, ends, 0.25)).isTrue();
  }

  @Test
  void gilbertElliottKeepsAStateForEachFlow() {
    var bench =
        PacketBench.with(
            new PacketFault.Loss(new LossModel.GilbertElliott(1_000_000, 1, 1_000_000, 0)));
    for (int port = 0; port < 10; port++) {
      bench.send(Frames.udp(7000 + port, new byte[4]));
    }
    assertThat(bench.counts().lost()).isEqualTo(10);
  }

  @Test
  void uniformJitterIsEven() {
    long[] classes = new long[20];
    var random = SEED.stream("uniform");
    for (int i = 0; i < PACKETS; i++) {
      long addition = DelayStage.addition(new Jitter.Uniform(MILLI), random);
      classes[(int) ((addition + MILLI) * classes.length / (2 * MILLI + 1))]++;
    }
    assertThat(Exact.even(classes)).isTrue();
  }

  /** Sextiles of the normal distribution. */
  @Test
  void normalJitterIsNormal() {
    double[] bounds = {-0.967421566, -0.430727299, 0, 0.430727299, 0.967421566};
    assertThat(Exact.even(classes(new Jitter.Normal(MILLI), bounds))).isTrue();
  }

  /** Quintiles: {@code (1-q)^(-1/3) - 1}. */
  @Test
  void paretoJitterIsPareto() {
    double[] bounds = {0.077217345, 0.185631101, 0.357208808, 0.709975947};
    assertThat(Exact.even(classes(new Jitter.Pareto(MILLI), bounds))).isTrue();
  }

  @Test
  void tableJitterDrawsEachValueEqually() {
    long[] classes = new long[4];
    var random = SEED.stream("table");
    for (int i = 0; i < PACKETS; i++) {
      classes[(int) DelayStage.addition(new Jitter.Table(List.of(0L, 1L, 2L, 3L)), random)]++;
    }
    assertThat(Exact.even(classes)).isTrue();
  }

  @Test
  void theBoundsRejectWhatIsWrong() {
    assertThat(Exact.binomial(PACKETS, 2_500, 0.05)).isTrue();
    assertThat(Exact.binomial(PACKETS, 2_800, 0.05)).isFalse();
    assertThat(Exact.binomial(PACKETS, 2_200, 0.05)).isFalse();
    long[] uneven = new long[10];
    Arrays.fill(uneven, 5_000);
    uneven[3] = 5_800;
    assertThat(Exact.even(uneven)).isFalse();
  }

  private static long[] classes(Jitter jitter, double[] bounds) {
    long[] classes = new long[bounds.length + 1];
    var random = SEED.stream(jitter.parameters());
    for (int i = 0; i < PACKETS; i++) {
      double value = DelayStage.addition(jitter, random) / (double) MILLI;
      classes[(int) Arrays.stream(bounds).filter(bound -> value > bound).count()]++;
    }
    return classes;
  }

  private static PacketBench after(PacketFault fault) {
    var bench = PacketBench.with(fault);
    bench.sendMany(PACKETS);
    return bench;
  }
}
