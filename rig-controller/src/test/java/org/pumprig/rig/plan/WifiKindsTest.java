package org.pumprig.rig.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.fault.WifiFault;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.yaml.InputProblem;

class WifiKindsTest {
  private static final String WINDOW = "{fault: refuse, times: 1, lasts: 2s, cutEstablished: true}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fault: apDisabled, lasts: 2s||wifi",
        "fault: stationDeauthenticated, lasts: 2s, again: 1s|again=1s|",
        "fault: stationDeauthenticated, lasts: 2s, every: 5s, times: 1||",
        "fault: channelSwitch, channel: 11, lasts: 2s|channel=11|wifi",
        "fault: fading, power: 3, lasts: 2s|power=3dBm|wifi",
        "fault: radiusRejecting, target: wifi, lasts: 2s||wifi"
      })
  void eachIsReadWithWhatIsItsOwn(String window, String parameters, String thing)
      throws InputProblem {
    PlannedFault fault = parse(window).faults().windows().getFirst().course().faults().getFirst();
    assertThat(fault.fault()).isInstanceOf(WifiFault.class);
    assertThat(fault.fault().parameters()).isEqualTo(parameters == null ? "" : parameters);
    assertThat(fault.target())
        .isEqualTo(
            thing == null ? new Target.EachUnit() : new Target.Shared(thing, new Units.All()));
  }

  @Test
  void whatCannotBeIsRefused() {
    for (List<String> each :
        List.of(
            List.of("fault: channelSwitch, channel: 20, lasts: 2s", "no Wi-Fi channel"),
            List.of("fault: fading, power: 31, lasts: 2s", "'power' must be a whole number"),
            List.of("fault: apKilled, target: SN-1001, lasts: 2s", "it has no other target"),
            List.of(
                "fault: stationDeauthenticated, again: 2s, lasts: 2s",
                "the fault is over before the unit is sent away again"))) {
      assertThatThrownBy(() -> parse(each.getFirst()))
          .as(each.getFirst())
          .isInstanceOf(InputProblem.class)
          .hasMessageContaining(each.getLast());
    }
  }

  private static Plan parse(String window) throws InputProblem {
    String plan = Fixtures.text("plans/demo.yaml").replace(WINDOW, "{" + window + "}");
    return PlanFile.parse("plan.yaml", plan.getBytes(StandardCharsets.UTF_8), _ -> new byte[0]);
  }
}
