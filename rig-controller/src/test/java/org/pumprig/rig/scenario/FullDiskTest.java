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

  /** Holds each run of such a campaign against what must be; counts those that found room. */
  private static long goneOn(Outage full) throws Exception {
    assertThat(full.problems).isEmpty();
    assertThat(full.faultsLeft).isEmpty();
    long wentOn = 0;
    for (Map.Entry<String, MemoryStorage> run : full.storages.entrySet()) {
      RunRead read = read(full, run.getKey());
      assertThat(JournalProperties.broken(full.inputs.plan(), read)).as(run.getKey()).isEmpty();
      assertThat(read.complete())
          .as(
              "%s: %s",
              run.getKey(),
              read.lines().stream().skip(Math.max(0, read.lines().size() - 6)).toList())
          .isTrue();
      assertThat(read.all(RunEnded.class)).containsExactly(new RunEnded(EndReason.COMPLETED, true));
      wentOn += wentOn(read) ? 1 : 0;
      if (read.all(FaultFailed.class).findAny().isPresent()) {
        assertThat(JudgeRun.readAll(run.getValue(), run.getKey()).verdict().overall())
            .as("a fault was missing")
            .isNotEqualTo(Verdict.PASS);
      }
    }
    return wentOn;
  }

  /** Whether the run was without room for a while; nothing was put in force then. */
  private static boolean wentOn(RunRead read) {
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
    return ever && !none; // the room may come after its end, too late for its record
  }

  @Test
  void aDiskThatRefusesWithoutWarningIsWaitedForAndNothingIsLost() throws Exception {
    long wentOn = 0;
    for (long seed = 3; seed <= 4; seed++) {
      for (long bytes : new long[] {30_000, 55_000, 80_000}) {
        wentOn += goneOn(Outage.roomMade(inputs(seed), new Seed(seed), bytes, WITHOUT_WARNING));
      }
    }
    assertThat(wentOn).isPositive();
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
