package org.pumprig.rig.compare.competing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;
import static org.pumprig.rig.compare.stats.Oracle.cell;
import static org.pumprig.rig.compare.stats.Oracle.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.KaplanMeier;
import org.pumprig.rig.compare.stats.Oracle;
import org.pumprig.rig.compare.stats.SurvivalStep;
import org.pumprig.rig.compare.stats.Value;

class AalenJohansenTest {
  @Test
  void sharesAndErrorsAgreeWithR() {
    List<Map<String, String>> rows = Oracle.csv("data_pbc.csv");
    double[] times = rows.stream().mapToDouble(r -> Double.parseDouble(cell(r, "time"))).toArray();
    int[] ends = rows.stream().mapToInt(r -> Integer.parseInt(cell(r, "status"))).toArray();
    JsonNode oracle = Oracle.json("recurrent_competing_paired.json").path("aalen_johansen_pbc");
    AalenJohansen found = AalenJohansen.of(times, ends, 2);
    assertThat(oracle.path("times")).isNotEmpty();
    for (int i = 0; i < oracle.path("times").size(); i++) {
      double time = oracle.path("times").path(i).doubleValue();
      AalenJohansen.Step step = found.steps().get(found.stepAt(time));
      List<AalenJohansen.Share> shares =
          List.of(step.free(), step.ended().get(0), step.ended().get(1));
      for (int state = 0; state < 3; state++) {
        String what = "state " + state + " at " + time;
        double expected = oracle.path("pstate").path(i).path(state).doubleValue();
        assertNear(shares.get(state).probability(), expected, what);
        double error = oracle.path("se").path(i).path(state).doubleValue();
        if (expected == 0) {
          assertThat(shares.get(state).standardError()).as(what).isZero();
        } else {
          assertNear(shares.get(state).standardError(), error, "error of " + what);
        }
      }
    }
  }

  @Test
  void withOneKindOfEndItIsKaplanMeierWithGreenwoodsError() {
    KaplanMeier curve = KaplanMeier.estimate(Oracle.subjects("rats_f", "1"));
    double[] times =
        Oracle.subjects("rats_f", "1").stream().mapToDouble(subject -> subject.time()).toArray();
    int[] ends = Oracle.subjects("rats_f", "1").stream().mapToInt(s -> s.event() ? 1 : 0).toArray();
    AalenJohansen found = AalenJohansen.of(times, ends, 1);
    List<SurvivalStep> events = curve.steps().stream().filter(s -> s.events() > 0).toList();
    assertThat(found.steps()).hasSameSizeAs(events);
    for (int i = 0; i < events.size(); i++) {
      AalenJohansen.Step step = found.steps().get(i);
      assertNear(step.free().probability(), events.get(i).survival(), "free");
      assertNear(step.free().standardError(), number(events.get(i).standardError()), "its error");
      assertThat(step.ended().getFirst().probability() + step.free().probability())
          .isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void everybodyEndedLeavesNoDoubtWhereThereIsNone() {
    AalenJohansen found = AalenJohansen.of(new double[] {1, 2, 3}, new int[] {1, 1, 1}, 2);
    AalenJohansen.Step last = found.steps().getLast();
    assertThat(last.free()).isEqualTo(new AalenJohansen.Share(0, 0));
    assertThat(last.ended().get(0).probability()).isCloseTo(1, within(1e-15));
    assertThat(last.ended().get(1)).isEqualTo(new AalenJohansen.Share(0, 0));
    assertThat(last.ended().get(1).limits(0.95).upper()).isInstanceOf(Value.Undefined.class);
    assertThat(found.stepAt(0.5)).isEqualTo(-1);
  }

  @Test
  void limitsStayWithinNoneAndAll() {
    Interval limits = new AalenJohansen.Share(0.02, 0.03).limits(0.95);
    assertThat(number(limits.lower())).isBetween(0.0, 0.02);
    assertThat(number(limits.upper())).isBetween(0.02, 1.0);
  }
}
