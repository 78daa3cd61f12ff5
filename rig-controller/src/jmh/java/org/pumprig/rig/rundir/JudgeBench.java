package org.pumprig.rig.rundir;

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
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.journal.JournalReader;
import org.pumprig.rig.journal.ReadOutcome;
import org.pumprig.rig.session.SoakCampaign;
import org.pumprig.rig.session.Work;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Events judged a second (goal: 700 000), from the journal of ten days' soak: verified, decoded and
 * folded to a verdict; and the same with every derived record derived again. Read the counter
 * {@code events}; the score itself is runs a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
public class JudgeBench {
  private SoakCampaign soak;
  private Path run;
  private long lines;

  /** Simulates what is to be judged. */
  public JudgeBench() {
    try {
      soak = SoakCampaign.ofTenDays();
      run = soak.simulate();
      ReadOutcome outcome =
          JournalReader.read(new DirectoryStorage(run), (stamp, kind, payload) -> {});
      lines = outcome.extent().events();
    } catch (IOException | InputProblem | JournalDamage e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  public JudgedRun judged(Work work) throws IOException, InputProblem, JournalDamage {
    work.events += lines;
    return JudgeRun.readAll(run);
  }

  @Benchmark
  public JudgedRun judgedAndDerivedAgain(Work work) throws IOException, InputProblem {
    work.events += lines;
    return VerifiedRun.read(run);
  }

  @TearDown(Level.Trial)
  public void deleteAll() throws IOException {
    soak.delete();
  }
}
