package org.pumprig.rig.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.event.ClockObservation.ClockStepped;
import org.pumprig.rig.event.EventCodec;
import org.pumprig.rig.journal.JournalReader;
import org.pumprig.rig.rundir.JudgeRun;

/** A wall clock that is set while runs go on: told in the journal and to people, and no more. */
class ClockStepTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path folder = Path.of("");

  private static List<ClockStepped> steps(Scenario.PlayedRun run) throws Exception {
    var steps = new ArrayList<ClockStepped>();
    JournalReader.read(
        run.storage,
        (stamp, kind, payload) -> {
          if (EventCodec.read(kind, payload).orElse(null) instanceof ClockStepped step) {
            steps.add(step);
          }
        });
    return steps;
  }

  @Test
  void aStepIsJournalledAndRemarkedOnAndChangesNoVerdict() throws Exception {
    FixtureFolder.write(folder);
    Scenario well = Scenario.play(1, folder, Troubles.NONE);
    var set = new Troubles.OnClock(6 * SECOND, -3_600_000_000L, 0);
    Scenario lied =
        Scenario.play(
            1,
            folder,
            new Troubles(
                List.of(), List.of(), List.of(set), Optional.empty(), 0, -1, Optional.empty()));
    assertThat(steps(well.runs.getFirst())).isEmpty();
    assertThat(steps(lied.runs.getFirst()))
        .singleElement()
        .satisfies(step -> assertThat(step.micros()).isEqualTo(-3_600_000_000L));
    assertThat(lied.remarks)
        .anyMatch(remark -> remark.contains("the machine's clock was set back by 3600.000 s"));
    for (int i = 0; i < well.runs.size(); i++) {
      assertThat(JudgeRun.readAll(lied.runs.get(i).storage, "lied").verdict().results())
          .isEqualTo(JudgeRun.readAll(well.runs.get(i).storage, "well").verdict().results());
    }
  }
}
