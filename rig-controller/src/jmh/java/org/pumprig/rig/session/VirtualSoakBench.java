package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Pump-days a second of the rig in virtual time, everything journalled on disk. Goal: 10. The
 * counter {@code events} counts days.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
public class VirtualSoakBench {
  private SoakCampaign soak;
  private Path written = Path.of("");

  /** Nothing yet. */
  public VirtualSoakBench() {
    try {
      soak = SoakCampaign.ofOneDay();
    } catch (IOException | InputProblem e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  public Path pumpDays(Work work) throws IOException, InputProblem {
    written = soak.simulate();
    work.events++;
    return written;
  }

  @TearDown(Level.Invocation)
  public void deleteRun() throws IOException {
    SoakCampaign.delete(written);
  }

  @TearDown(Level.Trial)
  public void deleteAll() throws IOException {
    soak.delete();
  }
}
