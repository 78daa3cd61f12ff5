package org.pumprig.rig.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.pumprig.host.DirectoryStorage;

/** Verified and decoded events a second, segments compressed. Goal: 700 000 judged. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
public class JournalReadBench {
  private Path folder = Path.of("");

  @Setup(Level.Trial)
  public void write() throws IOException, InterruptedException {
    folder = Files.createTempDirectory("pumprig-read");
    BenchJournals.write(new DirectoryStorage(folder), BenchJournals.EVENTS);
  }

  @TearDown(Level.Trial)
  public void deleteFolder() throws IOException {
    BenchJournals.delete(folder);
  }

  @Benchmark
  @OperationsPerInvocation(BenchJournals.EVENTS)
  public long verifiedEvents() throws IOException, JournalDamage {
    long[] sum = new long[1];
    ReadOutcome outcome =
        JournalReader.read(
            new DirectoryStorage(folder),
            (stamp, kind, payload) ->
                sum[0] +=
                    payload.number("index")
                        + payload.number("rateMicrolitresPerHour")
                        + payload.text("code").length()
                        + payload.text("unit").length());
    if (outcome.extent().events() != BenchJournals.EVENTS) {
      throw new AssertionError(outcome);
    }
    return sum[0];
  }
}
