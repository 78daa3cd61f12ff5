package org.pumprig.rig.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.host.MemoryStorage;
import org.pumprig.rig.event.DiskLevel;
import org.pumprig.rig.event.DiskRoom;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.FaultRecord.FaultFailed;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.RunRecord.RunEnded;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.rundir.JudgeRun;
import org.pumprig.rig.session.Inputs;
import org.pumprig.seed.Seed;

/**
 * The disk of a campaign gets full, with warning or without, and after a while somebody makes room:
 * no run is broken off, no fault acts meanwhile, and what happened is recorded in the end.
 */
class FullDiskTest {
  private static final long WITHOUT_WARNING = Long.MAX_VALUE;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void fixtures() throws Exception {
    FixtureFolder.write(folder);
  }

  private Inputs inputs(long seed) throws Exception {
    return ScenarioPlan.draw(new Seed(seed).child("plan"), folder);
  }

  private static RunRead read(Outage outage, String run) throws Exception {
    String serial = Objects.requireNonNull(outage.places.get(run)).serial();
    return RunRead.of(
        Objects.requireNonNull(outage.storages.get(run)), outage.inputs.plan(), serial);
  }

  /** Holds each run of a campaign whose disk was full for a while against what must be. */
  private static long goneOn(Outage full) throws Exception {
    assertThat(full.problems).isEmpty();
    assertThat(full.faultsLeft).isEmpty();
    long stopped = 0;
    for (Map.Entry<String, MemoryStorage> run : full.storages.entrySet()) {
      RunRead read = read(full, run.getKey());
      assertThat(JournalProperties.broken(full.inputs.plan(), read)).as(run.getKey()).isEmpty();
      assertThat(read.complete()).isTrue();
      assertThat(read.all(RunEnded.class)).containsExactly(new RunEnded(EndReason.COMPLETED, true));
      stopped += stoppedWhileFull(read) ? 1 : 0;
      if (read.all(FaultFailed.class).findAny().isPresent()) {
        assertThat(JudgeRun.readAll(run.getValue(), run.getKey()).verdict().overall())
            .as("a fault was missing")
            .isNotEqualTo(Verdict.PASS);
      }
    }
    return stopped;
  }

  /** Whether the run was ever without room; then nothing was put in force until there was some. */
  private static boolean stoppedWhileFull(RunRead read) {
    boolean none = false;
    boolean ever = false;
    for (RunRead.Line line : read.lines()) {
      if (line.event() instanceof DiskRoom room) {
        none = room.level() == DiskLevel.NONE;
        ever |= none;
      } else if (none) {
        assertThat(line.event()).isNotInstanceOf(FaultApplied.class);
        if (line.event() instanceof EffectRequested asked) {
          assertThat(asked.action()).isNotEqualTo("applyFault");
        }
      }
    }
    assertThat(none).as("there is room in the end").isFalse();
    return ever;
  }

  @Test
  void aDiskThatRefusesWithoutWarningIsWaitedForAndNothingIsLost() throws Exception {
    long stopped = 0;
    for (long seed = 3; seed <= 4; seed++) {
      for (long bytes : new long[] {30_000, 55_000, 80_000}) {
        stopped += goneOn(Outage.roomMade(inputs(seed), new Seed(seed), bytes, WITHOUT_WARNING));
      }
    }
    assertThat(stopped).isPositive();
  }

  @Test
  void aDiskThatGetsFullSlowlyIsWrittenLessAndFaultsStopBeforeItIs() throws Exception {
    Inputs inputs = inputs(3);
    Outage full = Outage.roomMade(inputs, new Seed(3), 90_000, 50L * 60_000);
    assertThat(goneOn(full)).isPositive();
    List<DiskRoom> rooms =
        full.storages.keySet().stream().flatMap(run -> rooms(full, run).stream()).toList();
    assertThat(rooms).extracting(DiskRoom::level).contains(DiskLevel.SCARCE, DiskLevel.NONE);
    assertThat(leftOut(rooms)).as("readings that told nothing new").isPositive();
  }

  private static List<DiskRoom> rooms(Outage full, String run) {
    try {
      return read(full, run).all(DiskRoom.class).toList();
    } catch (Exception unreadable) {
      throw new AssertionError(run, unreadable);
    }
  }

  private static long leftOut(List<DiskRoom> rooms) {
    return rooms.stream().flatMapToLong(room -> LongStream.of(room.leftOut())).sum();
  }
}
