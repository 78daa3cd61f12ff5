package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.plan.FaultWindow;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;

class IncidentMinimiseTest {
  private static final Path FIXTURES = Path.of("../fixtures");

  @TempDir private Path folder;

  private Answer minimise(Object... args) {
    var all = new ArrayList<Object>(List.of("incident", "minimise"));
    all.addAll(List.of(args));
    return new Cli(folder.resolve("state")).run(all.toArray());
  }

  /** Eight faults of the forty; all of them, on fifty seeds, belong to the perf profile. */
  private Path eightFaults() throws IOException {
    Path plan = folder.resolve("eight.yaml");
    Path rig = FIXTURES.resolve("rigs/demo.yaml").toAbsolutePath().normalize();
    Files.writeString(
        plan,
        Fixtures.text("plans/forty-faults.yaml")
            .replaceFirst("rig: .*", "rig: " + rig)
            .replaceFirst("times: 38", "times: 6")
            .replaceFirst("stress: 60s", "stress: 24s"));
    return plan;
  }

  @Test
  void theKnownCoreIsFoundAndWrittenAsAPlanThatRuns() throws Exception {
    Path out = folder.resolve("sub/core.yaml");
    Answer answer = minimise(eightFaults(), "--seed", 1, "--out", out, "--fresh", 2);
    assertThat(answer.code()).as(answer.toString()).isIn(Exit.PASS, Exit.INCONCLUSIVE);
    assertThat(answer.out()).contains("2 of 8 faults", "Didn't matter (6 faults)", "EMULATED");
    Plan plan = PlanFile.readWithRig(out, Optional.empty()).plan();
    assertThat(plan.faults().windows())
        .hasSize(2)
        .extracting(FaultWindow::fault)
        .allMatch(fault -> fault.name().equals("refuse"));
    assertThat(Files.readString(out))
        .startsWith("# HYPOTHESIS: ")
        .contains("fresh seeds and fresh units", "r0-01-", "id: forty-faults-minimal");
  }

  @Test
  void aPlanThatDoesNotTripLeavesNothingAndWritesNothing() {
    Path out = folder.resolve("none.yaml");
    Answer answer =
        minimise(FIXTURES.resolve("plans/demo.yaml"), "--arm", "after", "--out", out, "--json");
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.FAIL);
    assertThat(answer.err()).contains("0 of 5").contains("nothing to minimise");
    assertThat(Cli.isOneCanonicalLine(answer.out())).isTrue();
    assertThat(out).doesNotExist();
  }
}
