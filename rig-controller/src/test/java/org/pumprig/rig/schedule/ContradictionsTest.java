package org.pumprig.rig.schedule;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.plan.DemoPlan;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.yaml.InputProblem;

/** A plan that no run could satisfy is refused with its line and a way out. */
class ContradictionsTest {
  private static void require(String piece, String instead) throws InputProblem {
    byte[] content = DemoPlan.bytes(DemoPlan.replaced(DemoPlan.TEXT, piece, instead));
    Rig rig = DemoPlan.rig();
    Plan plan = PlanFile.parse("demo.yaml", content, rig);
    Contradictions.require("demo.yaml", content, plan, rig);
  }

  @Test
  void aRecoveryLimitBelowTheLease() {
    assertThatThrownBy(() -> require("reconnect, within: 4s", "reconnect, within: 2s"))
        .hasMessage(
            "demo.yaml:30: a unit is to be back within 2 s, but a fault whose end fails may act on"
                + " for its lease of 3 s. Allow at least 3 s.");
  }

  @Test
  void aRecoveryLimitBelowWhatTheLastFaultLeavesBehind() {
    String late =
        "{fault: latency, delay: 4500ms, jitter: 1s, at: 9s, lasts: 6s}\n"
            + "    - {fault: reset, at: 1s, lasts: 2s, after: 50ms}\n";
    String windows =
        DemoPlan.TEXT.substring(
            DemoPlan.TEXT.indexOf("    - {fault: refuse"), DemoPlan.TEXT.indexOf("watch:\n"));
    assertThatThrownBy(() -> require(windows, "    - " + late))
        .hasMessageContaining(
            "demo.yaml:30: a unit is to be back within 4 s, but the last fault's own traces"
                + " keep it silent for 5.5 s");
    assertThatCode(
            () ->
                require(
                    windows,
                    "    - " + late.replace("at: 9s", "at: 4s").replace("at: 1s", "at: 12s")))
        .as("another one comes last")
        .doesNotThrowAnyException();
  }

  @Test
  void limitsShorterThanAWitnessesOwnPause() {
    assertThatThrownBy(() -> require("window: 2s", "window: 150ms"))
        .hasMessage(
            "demo.yaml:26: a window of 150 ms holds fewer than two readings of the flow witness,"
                + " which speaks every 100 ms. Make it at least 200 ms.");
    assertThatThrownBy(() -> require("stopWithin: 2s", "stopWithin: 50ms"))
        .hasMessageContaining("the flow witness speaks every 100 ms only");
    assertThatThrownBy(
            () ->
                require(
                    "{kind: noWatchdog}",
                    "{kind: communicationTimeOut, after: 3s, stopWithin: 50ms}"))
        .hasMessageContaining(
            "demo.yaml:22: a stop is to be seen within 50 ms, but the flow witness speaks every"
                + " 100 ms only");
    assertThatThrownBy(() -> require("reprogram, within: 4s", "reprogram, within: 50ms"))
        .hasMessageContaining("fluid is to be seen within 50 ms");
  }

  @Test
  void limitsShorterThanTheServicePortsPause() {
    assertThatThrownBy(() -> require("reprogram, within: 4s", "reprogram, within: 400ms"))
        .hasMessageContaining(
            "REQ-REPROGRAM can't be seen: what the unit is programmed to is known to 500 ms only"
                + " ('watch.statusEvery'), and 400 ms are allowed. Allow more, or ask the service"
                + " port more often");
    assertThatThrownBy(() -> require("{kind: noWatchdog}", "{kind: eventLog, within: 300ms}"))
        .hasMessageContaining("the first sight of a code is known to 500 ms only");
  }

  @Test
  void aTrendOfTooFewReadings() {
    assertThatThrownBy(
            () ->
                require(
                    "{kind: noWatchdog}",
                    "{kind: trend, counter: queued, perHourBelow: 1, lastPart: 10 %}"))
        .hasMessageContaining(
            "the last 1.6 s of the stress can't hold the 12 readings that a trend needs");
  }

  @Test
  void noFixtureContradictsItself() throws Exception {
    for (String name : List.of("demo", "soak", "shared-things", "fail-over", "random-mix")) {
      byte[] content = DemoPlan.bytes(Fixtures.text("plans/" + name + ".yaml"));
      Plan alone = PlanFile.parse(name, content);
      String rigFile = "rigs/" + alone.rig().getFileName();
      Rig rig =
          org.pumprig.rig.setup.RigFile.parse(rigFile, DemoPlan.bytes(Fixtures.text(rigFile)));
      assertThatCode(
              () -> Contradictions.require(name, content, PlanFile.parse(name, content, rig), rig))
          .as(name)
          .doesNotThrowAnyException();
    }
  }
}
