package org.pumprig.rig.compare.survival;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/**
 * Milliseconds for two groups of 50 000 units from columns in memory: curves, log-rank test and
 * restricted means together (goal: 100 ms), and the exact permutation of 2 × 20 units with
 * different times (goal: 5 s).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
public class SurvivalBench {
  private final double[][] times = new double[2][50_000];
  private final boolean[][] events = new boolean[2][50_000];
  private final TwoGroups few;

  /** Draws what is to be analysed. */
  public SurvivalBench() {
    RandomStream random = new Seed(7).stream("bench");
    for (int group = 0; group < 2; group++) {
      for (int i = 0; i < times[group].length; i++) {
        double time = (40 + 10 * group) * random.nextExponential();
        times[group][i] = Math.min(time, 72);
        events[group][i] = time < 72;
      }
    }
    double[][] small = new double[2][20];
    boolean[] event = new boolean[20];
    for (int i = 0; i < 20; i++) {
      small[0][i] = 40 * random.nextExponential();
      small[1][i] = 50 * random.nextExponential();
      event[i] = i % 7 != 6;
    }
    few = TwoGroups.of(Sample.of(small[0], event), Sample.of(small[1], event));
  }

  @Benchmark
  public void curvesLogRankAndMeans(Blackhole out) throws NotComputableException {
    Sample first = Sample.of(times[0], events[0]);
    Sample second = Sample.of(times[1], events[1]);
    out.consume(first.kaplanMeier());
    out.consume(second.kaplanMeier());
    out.consume(WeightedLogRank.of(TwoGroups.of(first, second), 0));
    out.consume(RestrictedMeanDifference.of(first, second, 72));
  }

  @Benchmark
  public ExactPermutation exactPermutation() throws NotComputableException {
    return ExactPermutation.of(few);
  }
}
