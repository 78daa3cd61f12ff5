package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.rundir.VerifiedRun;

/** A plan whose runs end with a power cycle of each unit, and not only of one that tripped. */
class EachEndCycledTest {
  @TempDir private Path folder;

  @Test
  void aUnitThatDidNotTripIsCycledProgrammedAgainAndStillPasses() throws Exception {
    Workbench bench = Workbench.in(folder.resolve("bench"));
    bench.change("plans/short.yaml", "check: 5s}", "check: 5s, powerCycle: always}");
    Path out = folder.resolve("out");
    var answer = new Cli(folder.resolve("state")).run("simulate", bench.plan(), "--out", out);
    List<Path> runs = Workbench.runs(out);
    assertThat(runs).as(answer.toString()).hasSizeGreaterThan(1);
    int untripped = 0;
    for (Path run : runs) {
      RunVerdict verdict = VerifiedRun.read(run).verdict();
      String journal = Files.readString(run.resolve("journal/00000001.jsonl"));
      assertThat(verdict.facts().power().onNanos()).as(run.toString()).isPresent();
      assertThat(CabledRuns.lines(journal, "reprogram.step", "\"infusing\"")).hasSize(1);
      boolean tripped = verdict.facts().trip().isPresent();
      assertThat(CabledRuns.lines(journal, "unit.released", "")).hasSize(tripped ? 1 : 0);
      if (!tripped) {
        untripped++;
        assertThat(CabledRuns.lines(journal, "unit.restarted", "")).isEmpty();
        assertThat(verdict.overall()).as(verdict.results().toString()).isEqualTo(Verdict.PASS);
      }
    }
    assertThat(untripped).isPositive();
  }

  @Test
  void aUnitThatNothingCanCycleIsRefusedBeforeAnythingIsTouched() throws Exception {
    Path rig = folder.resolve("rig.yaml");
    Files.writeString(
        rig, Fixtures.text("rigs/new-era.yaml").replaceAll("    outlet: \\{tcp: [^}]*}\n", ""));
    Path plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            Fixtures.text("plans/communication-timeout.yaml")
                .replaceFirst("rig: .*", "rig: rig.yaml")
                .replaceFirst("(phases: \\{.*)}", "$1, powerCycle: always}"));
    var answer = new Cli(folder.resolve("state")).run("check", plan);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err())
        .contains("unit NE-1 has neither an 'outlet' nor a 'powerCycle' by key or operator");
  }
}
