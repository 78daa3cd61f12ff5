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
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;

class WifiKindsTest {
  private static final String WINDOW = "{fault: refuse, times: 1, lasts: 2s, cutEstablished: true}";

  private static final String RIG =
      """
      rig: 1
      id: radio
      title: The rig is the access point
      notForClinicalUse: true
      emulated:
        firmware: {before: a.yaml, after: a.yaml}
        statusEvery: 1s
        flowEvery: 100ms
        virtualLatency: 1ms
      topology:
        kind: access-point
        namespaces: {gateway: hospital, units: {SN-1: sta}}
        unitSide: {interface: wlan0, address: 10.77.0.1/24}
        gatewaySide: {interface: eth0, address: 10.78.0.1/24}
        gateway: 10.78.0.2:2575
        wifi: {ssid: ward, channel: 6, security: %s}
      units: [{serial: SN-1, address: 10.77.0.11, mac: "02:00:00:00:01:00"}]
      """;

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

  @Test
  void aRadiusServerThatNobodyAsksIsRefused() throws InputProblem {
    String personal = RIG.formatted("wpa2, passphraseFile: key");
    String enterprise =
        RIG.formatted("enterprise, radius: {authority: ca, certificate: c, key: k}");
    String window = "fault: radiusSilent, target: wifi, lasts: 2s";
    assertThatThrownBy(() -> onRig(window, personal))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("asks no RADIUS server, so 'radiusSilent' would change nothing")
        .hasMessageContaining("security: enterprise");
    assertThat(onRig(window, enterprise).faults().windows()).isNotEmpty();
    assertThat(onRig("fault: apDisabled, lasts: 2s", personal).faults().windows()).isNotEmpty();
  }

  @Test
  void aSwitchToNoOtherChannelOrToTheOtherBandIsRefused() throws InputProblem {
    String rig = RIG.formatted("wpa2, passphraseFile: key");
    assertThatThrownBy(() -> onRig("fault: channelSwitch, channel: 6, lasts: 2s", rig))
        .hasMessageContaining("is on channel 6, so a switch to it would change nothing");
    assertThatThrownBy(() -> onRig("fault: channelSwitch, channel: 36, lasts: 2s", rig))
        .hasMessageContaining("is on channel 6, and channel 36 is of the other band")
        .hasMessageContaining("Name another channel of the same band");
    assertThat(onRig("fault: channelSwitch, channel: 11, lasts: 2s", rig).faults().windows())
        .isNotEmpty();
  }

  /** The plan with nothing but this window. */
  private static Plan onRig(String window, String rig) throws InputProblem {
    String plan =
        Fixtures.text("plans/demo.yaml")
            .replace(WINDOW, "{" + window + "}")
            .replaceAll("    - \\{fault: (?!radius|ap).*times.*\n", "");
    return PlanFile.parse(
        "plan.yaml",
        plan.getBytes(StandardCharsets.UTF_8),
        RigFile.parse("/rigs/radio.yaml", rig.getBytes(StandardCharsets.UTF_8)),
        _ -> new byte[0]);
  }

  private static Plan parse(String window) throws InputProblem {
    String plan = Fixtures.text("plans/demo.yaml").replace(WINDOW, "{" + window + "}");
    return PlanFile.parse("plan.yaml", plan.getBytes(StandardCharsets.UTF_8), _ -> new byte[0]);
  }
}
