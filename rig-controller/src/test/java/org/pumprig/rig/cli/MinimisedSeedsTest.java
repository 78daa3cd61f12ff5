package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.plan.FaultWindow;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;

/**
 * Forty faults of which two trip the old firmware together, on fifty seeds: each places the faults
 * anew and draws other pumps. On the emulator in virtual time.
 */
@Tag("perf")
class MinimisedSeedsTest {
  private static final Path PLAN = Path.of("../fixtures/plans/forty-faults.yaml");
  private static final int SEEDS = 50;

  @TempDir private Path folder;

  @Test
  void theCoreIsFoundOnEachOfFiftySeeds() throws Exception {
    int confirmed = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Path out = folder.resolve("core-" + seed + ".yaml");
      Answer answer =
          new Cli(folder.resolve("state"))
              .run("incident", "minimise", PLAN, "--seed", seed, "--out", out, "--fresh", 5);
      assertThat(answer.code()).as("seed %d: %s", seed, answer).isIn(Exit.PASS, Exit.INCONCLUSIVE);
      confirmed += answer.code() == Exit.PASS ? 1 : 0;
      Plan plan = PlanFile.readWithRig(out, Optional.empty()).plan();
      assertThat(plan.faults().windows())
          .as("seed %d: %s", seed, answer)
          .hasSize(2)
          .extracting(FaultWindow::fault)
          .allMatch(fault -> fault.name().equals("refuse"));
    }
    System.getLogger("perf")
        .log(
            System.Logger.Level.INFO,
            "the core was found on {0} of {0} seeds; fresh pumps confirmed it on {1}",
            SEEDS,
            confirmed);
  }
}
