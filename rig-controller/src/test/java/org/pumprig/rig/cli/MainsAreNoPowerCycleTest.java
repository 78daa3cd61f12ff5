package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;

/**
 * A plan that asks what real units keep over a power cycle, which their outlets alone don't make.
 */
class MainsAreNoPowerCycleTest {
  private static final String PLAN = "plans/plan.yaml";
  private static final String RIG = "rigs/new-era-balances.yaml";
  private static final String SAYS =
      "REQ-KEPT (reprogram): mains off is no power cycle of a pump with a battery";

  @TempDir private Path folder = Path.of("");
  private Workbench bench = new Workbench(Path.of(""));

  @BeforeEach
  void asks() throws IOException {
    bench = new Workbench(folder);
    bench.write(PLAN, Fixtures.text("plans/communication-timeout-by-weight.yaml"));
    bench.write(RIG, Fixtures.text(RIG));
    bench.change(
        PLAN,
        "\ntherapy:",
        """
          - id: REQ-KEPT
            text: Nothing is kept over a power cycle
            hazards: [HAZ-3]
            criterion: {kind: reprogram, within: 4s}

        therapy:\
        """);
  }

  private String check() {
    var answer = new Cli(folder.resolve("state")).run("check", bench.path(PLAN));
    assertThat(answer.code()).as(answer.toString()).isZero();
    return answer.out();
  }

  @Test
  void checkSaysThatItCannotBeJudged() {
    assertThat(check()).contains(SAYS, "(NE-1, NE-2)");
  }

  @Test
  void aMethodAndAProofAnswerIt() throws IOException {
    for (int unit = 1; unit <= 2; unit++) {
      String outlet = "    outlet: {tcp: 127.0.0.1:500%d}".formatted(2 * unit);
      String cycle =
          "    powerCycle: {by: key, proof: [linkLost], relay: {gpio: c, line: %d, mainsAt: high}}"
              .formatted(unit);
      bench.change(RIG, outlet, outlet + "\n" + cycle);
    }
    assertThat(check()).doesNotContain(SAYS);
  }
}
