package org.pumprig.rig.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.host.Trees;
import org.pumprig.rig.campaign.RunReplay;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;
import org.pumprig.rig.journal.InlineCommitter;
import org.pumprig.rig.journal.JournalReader;
import org.pumprig.rig.journal.JournalWriter;
import org.pumprig.rig.journal.RunIdentity;
import org.pumprig.rig.run.Effect;
import org.pumprig.rig.run.EffectRunner;
import org.pumprig.rig.run.RunContext;
import org.pumprig.rig.run.RunEngine;
import org.pumprig.rig.run.RunReducer;
import org.pumprig.rig.run.RunSoFar;
import org.pumprig.time.VirtualScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How large a long soak is, and how fast it is resumed: units side by side with an observation a
 * second each, through engine, journal and snapshots to real files, in virtual time; then the
 * process is dead. It dies at moments spread over the life of a segment, as what is read of each
 * run lies behind its newest snapshot. Prints what it measured; the processor time of a resume is
 * held against the limit, for on a busy machine the wall tells how busy it is.
 *
 * <p>{@code -Dpumprig.soak.units=200 -Dpumprig.soak.seconds=86400 -Dpumprig.soak.points=5}; run it
 * with {@code -Xmx256m}.
 */
@Tag("perf")
class SoakSizeTest {
  private static final Logger LOG = LoggerFactory.getLogger(SoakSizeTest.class);
  private static final long SECOND = 1_000_000_000L;

  /** A segment of 1 MiB is full after so many observations, a second apart. */
  private static final long SEGMENT_SECONDS = 5_000;

  /** By then some of a virtual run is on the disk: its storage gathers 64 KiB first. */
  private static final long WRITTEN_SECONDS = 1_200;

  @TempDir private Path folder = Path.of("");
  private final int units = Integer.getInteger("pumprig.soak.units", 20);
  private final long seconds = Long.getLong("pumprig.soak.seconds", 3_600);
  private final VirtualScheduler scheduler = new VirtualScheduler(VirtualSession.WALL_START_MICROS);
  private final long segmentBytes = JournalWriter.segmentBytes(units);
  private final long points = Long.getLong("pumprig.soak.points", 3);
  private final List<Resume> resumes = new ArrayList<>();
  private long heapPeak;

  /** Of all runs, dead at that second. */
  private record Resume(long second, long wallMillis, long cpuMillis) {}

  private RunContext context() {
    long end = (seconds + 60) * SECOND;
    return new RunContext(
        SECOND,
        end - 2 * SECOND,
        end - SECOND,
        end,
        List.of(),
        new RunContext.Infusion(125_000, 100_000_000),
        new RunContext.Infusion(250_000, 500),
        List.of("EC220"),
        4 * SECOND,
        12 * SECOND,
        60 * SECOND,
        100_000);
  }

  private static RunIdentity identity(int unit) {
    return new RunIdentity("r0-after-SN-" + unit, "1f".repeat(32), "a0".repeat(32));
  }

  private UnsyncedStorage storage(int unit) throws IOException {
    return storage(folder.resolve("runs"), unit);
  }

  private static UnsyncedStorage storage(Path runs, int unit) throws IOException {
    return new UnsyncedStorage(new DirectoryStorage(runs.resolve("run-" + unit)));
  }

  private static Input observation(long second) {
    return switch ((int) (second % 4)) {
      case 0 ->
          new ServiceStatus(
              PumpState.INFUSING,
              "NONE",
              125_000,
              125_000,
              100_000_000 - second * 35,
              250_000,
              0,
              second * 35,
              180_000 + second * 7_919 % 40_000,
              second % 3);
      case 1 -> new FlowRead(second * 34_722 + second * 7_919 % 50, second * 1_000);
      case 2 -> new ContactRead(ContactState.NORMAL);
      default -> new ScreenRead("INFUSING 125.0 mL/h");
    };
  }

  /** Completes everything at once. */
  private record Done(VirtualScheduler scheduler) implements EffectRunner {
    @Override
    public void run(Effect.World effect, Consumer<? super Outcome> completed) {
      completed.accept(new Outcome(true, "", scheduler.nanoTime(), List.of()));
    }

    @Override
    public void revertAll(Runnable gone) {
      gone.run();
    }
  }

  private void begin(int unit) throws IOException {
    var soFar = new RunSoFar(context());
    WritingJournal journal =
        WritingJournal.create(
            storage(unit),
            scheduler,
            new InlineCommitter(),
            identity(unit),
            segmentBytes,
            Optional.empty(),
            failure -> {
              throw new IllegalStateException(failure);
            });
    journal.snapshots(
        out ->
            out.object(
                    "replay",
                    replay ->
                        replay
                            .number("firstNanos", 0)
                            .number("firstWallMicros", VirtualSession.WALL_START_MICROS)
                            .number("lastNanos", scheduler.nanoTime())
                            .number("lastWallMicros", scheduler.wallMicros()))
                .object("soFar", soFar::write));
    var engine =
        new RunEngine(
            soFar, journal, scheduler, journal.originNanos(), new Done(scheduler), () -> {});
    engine.input(new EpochStarted(1, "virtual", 0, 0));
    engine.input(
        new RunStarted(
            "r0-after-SN-" + unit,
            "soak",
            "SN-" + unit,
            "after",
            "after",
            0,
            0,
            true,
            RunReducer.RULES));
    observe(engine, unit, 1);
  }

  private void observe(RunEngine engine, long unit, long second) {
    scheduler.schedule(
        second * SECOND + unit * 3_000_000 - scheduler.nanoTime(),
        () -> {
          engine.input(observation(second));
          if (second < seconds) {
            observe(engine, unit, second + 1);
          }
        });
  }

  private void heap() {
    Runtime runtime = Runtime.getRuntime();
    heapPeak = Math.max(heapPeak, runtime.totalMemory() - runtime.freeMemory());
  }

  @Test
  void aSoakOfThisSizeIsResumedInTime() throws Exception {
    long began = System.nanoTime();
    for (int unit = 0; unit < units; unit++) {
      begin(unit);
    }
    long first = Math.max(WRITTEN_SECONDS, seconds - SEGMENT_SECONDS);
    long step = Math.max(60, (seconds - first) / Math.max(1, points - 1));
    long resuming = 0;
    for (long second = 60; second <= seconds; second += 60) {
      scheduler.run(second * SECOND + (second == seconds ? 900_000_000L : 0));
      heap();
      if (second == seconds || second >= first && (second - first) % step < 60) {
        long at = System.nanoTime();
        resumeACopy(second);
        resuming += System.nanoTime() - at;
      }
    }
    long wroteMillis = (System.nanoTime() - began - resuming) / 1_000_000;
    long wroteCpuMillis = cpuMillis() - resumes.stream().mapToLong(Resume::cpuMillis).sum();
    long closedBytes = bytes(".gz");
    long events = units * seconds;

    long[] judged = new long[1];
    long read = System.nanoTime();
    JournalReader.read(storage(0), (stamp, kind, payload) -> judged[0]++);
    long readMillis = Math.max(1, (System.nanoTime() - read) / 1_000_000);
    LOG.info(
        "{} units, {} s: {} observations; written in {} ms ({} ms of processor time); closed"
            + " segments {} bytes; heap at most {} MiB of {}; one journal verified at {} events/s",
        units,
        seconds,
        events,
        wroteMillis,
        wroteCpuMillis,
        closedBytes,
        heapPeak >> 20,
        Runtime.getRuntime().maxMemory() >> 20,
        judged[0] * 1_000 / readMillis);
    LOG.info(
        "bytes an observation on disk: all files {}, closed segments {}; segments closed: {}",
        (double) bytes("") / events,
        closedBytesAnObservation(),
        count(".gz"));
    resumes.forEach(
        each ->
            LOG.info(
                "resume of all, dead at second {}: {} ms, {} ms of processor time",
                each.second(),
                each.wallMillis(),
                each.cpuMillis()));
    assertThat(resumes)
        .as("processor time to resume")
        .hasSizeGreaterThanOrEqualTo((int) Math.min(points, 2))
        .allMatch(each -> each.cpuMillis() < 10_000);
  }

  /** All runs as they lie on the disk now; the copy is gone afterwards. */
  private void resumeACopy(long second) throws Exception {
    Path copy = folder.resolve("copy");
    copy(folder.resolve("runs"), copy);
    var replays = new ArrayList<RunReplay>();
    long cpu = cpuMillis();
    long began = System.nanoTime();
    for (int unit = 0; unit < units; unit++) {
      var replay = new RunReplay(context());
      WritingJournal.reopen(
          storage(copy, unit),
          scheduler,
          new InlineCommitter(),
          identity(unit),
          replay,
          segmentBytes,
          Optional.empty(),
          failure -> {});
      replays.add(replay);
      heap();
    }
    resumes.add(new Resume(second, (System.nanoTime() - began) / 1_000_000, cpuMillis() - cpu));
    assertThat(replays).allMatch(RunReplay::began);
    Trees.delete(copy);
  }

  /** Closed segments, which a resume doesn't change, are linked. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path there = to.resolve(from.relativize(each).toString());
        if (each.toString().endsWith(".gz")) {
          Files.createLink(there, each);
        } else {
          Files.copy(each, there);
        }
      }
    }
  }

  /** Of this process so far, all threads. */
  private static long cpuMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
  }

  /** Of the first unit; NaN if no segment of it was closed. */
  private double closedBytesAnObservation() throws IOException {
    long files = 0;
    long lines = 0;
    try (Stream<Path> journal = Files.list(folder.resolve("runs/run-0/journal"))) {
      for (Path file : journal.filter(each -> each.toString().endsWith(".gz")).toList()) {
        files += Files.size(file);
        try (var plain = new GZIPInputStream(Files.newInputStream(file));
            var text = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
          lines += text.lines().filter(line -> !line.contains("\"k\":\"batch\"")).count() - 1;
        }
      }
    }
    return (double) files / lines;
  }

  private long bytes(String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(suffix))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private long count(String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).count();
    }
  }
}
