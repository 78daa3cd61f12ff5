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

/** Durable events a second: encoded, hashed, synced, compressed, checkpointed. Goal: 200 000. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
public class JournalWriteBench {
  private Path folder = Path.of("");

  @Setup(Level.Invocation)
  public void makeFolder() throws IOException {
    folder = Files.createTempDirectory("pumprig-write");
  }

  @TearDown(Level.Invocation)
  public void deleteFolder() throws IOException {
    BenchJournals.delete(folder);
  }

  @Benchmark
  @OperationsPerInvocation(BenchJournals.EVENTS)
  public void durableEvents() throws IOException, InterruptedException {
    BenchJournals.write(new DirectoryStorage(folder), BenchJournals.EVENTS);
  }
}
