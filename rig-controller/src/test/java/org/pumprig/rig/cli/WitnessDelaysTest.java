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

  private void dropSensor(String drop) throws IOException {
    bench.change(
        RIG,
        "flow: {balance: mtSics, serial: /dev/ttyUSB2, readability: 1 mg, repeatability: 1 mg,"
            + " settling: 50ms}",
        "flow: {dropSensor: pinctrl-rp1, line: 6, interruptedAt: high, drop: "
            + drop
            + ", tolerance: 10 %}");
  }

  @Test
  void aStopThatADropSensorTellsTooLate() throws IOException {
    dropSensor("50 uL");
    refused(
        19,
        "REQ-TIMEOUT can't be seen on NE-1: the drop sensor tells a stop up to 3.669 s late, and 1"
            + " s are allowed");
  }

  @Test
  void aVolumeThatDropsDoNotTellSoFinely() throws IOException {
    dropSensor("50 uL");
    bench.change(PLAN, "after: 3s, stopWithin: 1s", "after: 3s, stopWithin: 4s");
    bench.change(PLAN, "{kind: failSafe, stopWithin: 1s}", "{kind: failSafe, stopWithin: 4s}");
    refused(27, "REQ-THERAPY can't be seen on NE-1: the drop sensor knows a volume to ±");
  }

  @Test
  void whatAWitnessAtAPortTellsTooLate() throws IOException {
    bench.change(
        RIG,
        "flow: {balance: mtSics, serial: /dev/ttyUSB2, readability: 1 mg, repeatability: 1 mg,"
            + " settling: 50ms}",
        "flow: {tcp: 127.0.0.1:5005, delay: 1500ms}");
    refused(19, "NE-1: the flow witness tells a stop up to 1.5 s late, and 1 s are allowed");
  }

  @Test
  void aCodeThatAScreenWitnessTellsTooLate() throws IOException {
    bench.change(
        PLAN,
        "{kind: failSafe, stopWithin: 1s}",
        "{kind: failSafe, stopWithin: 1s, screenWithin: 2s}");
    bench.change(
        RIG,
        "    outlet: {tcp: 127.0.0.1:5004}",
        "    outlet: {tcp: 127.0.0.1:5004}\n    screen: {tcp: 127.0.0.1:5006, delay: 3s}");
    refused(23, "NE-2: the screen witness tells a code up to 3 s late, and 2 s are allowed");
  }

  @Test
  void anOperatorStepWhoseEffectIsToldTooLate() throws IOException {
    bench.change(
        RIG,
        "    outlet: {tcp: 127.0.0.1:5004}",
        "    outlet: {tcp: 127.0.0.1:5004}\n    contact: {tcp: 127.0.0.1:5006, delay: 3s}");
    bench.change(
        PLAN,
        "watch:",
        "operatorSteps:\n"
            + "  - {id: lift, text: Lift it, at: 3s, within: 2s, effect: [alarm]}\n"
            + "watch:");
    Answer answer = check();
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err())
        .contains(
            "operator step 'lift' can't be seen on NE-2: the nurse-call contact tells 'alarm' up to"
                + " 3 s late, and 2 s are allowed");
  }

  @Test
  void everyWitnessStatesItsDelay() throws IOException {
    bench.change(
        RIG,
        "    outlet: {tcp: 127.0.0.1:5004}",
        "    outlet: {tcp: 127.0.0.1:5004}\n"
            + "    contact: {gpio: c, alarm: 1, normal: 2}\n"
            + "    screen: {tcp: 127.0.0.1:5006}");
    assertThat(check().out())
        .contains("NE-1 flow: a stop up to", "a window's volume to ±")
        .contains("NE-2 contact: lines 1 and 2 of GPIO chip c, a change up to 120 ms late")
        .contains(
            "NE-2 screen: instrument at tcp 127.0.0.1:5006, a change up to 500 ms late (assumed:"
                + " the rig file states no 'delay')")
        .contains("service port: asked every 250 ms");
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

  @Test
  void aCodeThatTheServicePortTellsTooLate() throws IOException {
    bench.change(PLAN, "statusEvery: 250ms", "statusEvery: 1500ms");
    refused(
        23,
        "REQ-STAYS can't be seen on NE-1: the code from which it counts is known to 1.5 s only"
            + " ('watch.statusEvery'), and 1 s are allowed");
    bench.change(
        RIG,
        "    outlet: {tcp: 127.0.0.1:5002}",
        "    outlet: {tcp: 127.0.0.1:5002}\n    screen: {tcp: 127.0.0.1:5005, delay: 200ms}");
    bench.change(
        RIG,
        "    outlet: {tcp: 127.0.0.1:5004}",
        "    outlet: {tcp: 127.0.0.1:5004}\n    screen: {tcp: 127.0.0.1:5006, delay: 200ms}");
    assertThat(check().code()).as("the screen tells it earlier: " + check()).isZero();
  }
}
