package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.cli.Cli.Answer;

/** Limits that the bench's witnesses can't see are refused before anything is touched. */
class WitnessDelaysTest {
  private static final String PLAN = "plans/plan.yaml";
  private static final String RIG = "rigs/new-era-balances.yaml";

  @TempDir private Path folder = Path.of("");
  private Workbench bench = new Workbench(Path.of(""));

  @BeforeEach
  void balances() throws IOException {
    bench = new Workbench(folder);
    bench.write(PLAN, Fixtures.text("plans/communication-timeout-by-weight.yaml"));
    bench.write(RIG, Fixtures.text(RIG));
  }

  private Answer check() {
    return new Cli(folder.resolve("state")).run("check", bench.path(PLAN));
  }

  private void refused(int line, String... messages) {
    Answer answer = check();
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err())
        .contains("plan.yaml:" + line + ": ")
        .contains(messages)
        .contains("give the rig a quicker or finer witness");
  }

  @Test
  void limitsThatCanBeSeenAreNot() {
    assertThat(check().code()).isZero();
  }

  @Test
  void aStopThatABalanceTellsTooLate() throws IOException {
    bench.change(PLAN, "stopWithin: 1s", "stopWithin: 500ms");
    refused(
        19,
        "REQ-TIMEOUT can't be seen on NE-1: the balance tells a stop up to",
        "late, and 500 ms are allowed");
  }

  @Test
  void aVolumeThatABalanceDoesNotKnowSoFinely() throws IOException {
    bench.change(PLAN, "tolerance: 15 %, window: 1s", "tolerance: 1 %, window: 1s");
    refused(27, "REQ-THERAPY can't be seen on NE-1: the balance knows a volume to ±");
  }

  @Test
  void anAlarmThatAContactTellsTooLate() throws IOException {
    bench.change(
        PLAN,
        "{kind: failSafe, stopWithin: 1s}",
        "{kind: failSafe, stopWithin: 1s, alarmWithin: 400ms}");
    int line =
        bench.change(
            RIG,
            "    outlet: {tcp: 127.0.0.1:5004}",
            "    outlet: {tcp: 127.0.0.1:5004}\n"
                + "    contact: {gpio: c, alarm: 1, normal: 2, debounce: 400ms}");
    assertThat(line).isPositive();
    refused(
        23,
        "REQ-STAYS can't be seen on NE-2: the nurse-call contact tells an alarm up to 500 ms late,"
            + " and 400 ms are allowed");
  }
}
