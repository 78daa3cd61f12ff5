package org.pumprig.rig.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.wifi.AccessPointPrograms;
import org.pumprig.host.CommandPlace;
import org.pumprig.rig.yaml.InputProblem;

/** Somebody else's access point in a rig file. */
class AccessPointSectionTest {
  private static final String RIG =
      """
      rig: 1
      id: ward
      title: A pump in somebody else's Wi-Fi
      notForClinicalUse: true
      firmware: {after: 8.01.00}
      accessPoint:
        on: {ssh: 192.0.2.5, user: rig, knownHosts: hosts, key: id}
        within: 5s
        faults:
          - {fault: apDisabled, begin: [wifi, down], end: [wifi, up], acts: [./heard, "{mac}"]}
          - fault: stationDeauthenticated
            begin: [kick, "{mac}"]
            end: ["true"]
            acts: [./away, "{serial}"]
      units:
        - serial: SN-1
          mac: "02:00:00:00:10:01"
          driver: {kind: servicePort}
          link: {serial: /dev/ttyUSB0}
      """;

  private static Rig parse(String text) throws InputProblem {
    return RigFile.parse("rig.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void itsProgramsRunThereAndAreSeenFromHere() throws InputProblem {
    Rig rig = parse(RIG);
    AccessPointPrograms programs = rig.accessPoint().orElseThrow();
    assertThat(programs.place())
        .isInstanceOfSatisfying(
            CommandPlace.Ssh.class, ssh -> assertThat(ssh.host()).isEqualTo("192.0.2.5"));
    assertThat(programs.seenFrom()).isEqualTo(new CommandPlace.Here());
    assertThat(programs.withinNanos()).isEqualTo(5_000_000_000L);
    assertThat(programs.byFault()).containsOnlyKeys("apDisabled", "stationDeauthenticated");
    assertThat(programs.byFault().firstEntry().getValue().acts())
        .isEqualTo(List.of("./heard", "{mac}"));
    assertThat(rig.backEnds()).contains(BackEnd.WIFI);
  }

  @Test
  void whatCannotBeIsRefusedWithItsRemedy() {
    Map.of(
            RIG.replace("    mac: \"02:00:00:00:10:01\"\n", ""),
            "this one has no 'mac'. Write 'mac:",
            RIG.replace("[wifi, down]", "[wifi, down, \"{mac}\"]"),
            "'apDisabled' meets every unit, so 'begin' can't name one. Remove {mac}",
            RIG.replace("fault: stationDeauthenticated", "fault: apDisabled")
                .replace("[kick, \"{mac}\"]", "[kick]"),
            "'apDisabled' stands here twice",
            RIG.replace(", acts: [./heard, \"{mac}\"]", ""),
            "'acts' is missing",
            RIG.replace("fault: apDisabled", "fault: linkDown"),
            "unknown fault 'linkDown'. Known here: apDisabled, apKilled, beaconLoss")
        .forEach(
            (text, message) ->
                assertThatThrownBy(() -> parse(text))
                    .as(message)
                    .isInstanceOf(InputProblem.class)
                    .hasMessageStartingWith("rig.yaml:")
                    .hasMessageContaining(message));
  }

  @Test
  void aRigThatIsTheAccessPointItselfHasNoOther() {
    String own =
        RIG.replace(
                "units:",
                """
                topology:
                  kind: access-point
                  unitSide: {interface: wlan0, address: 10.77.0.1/24}
                  gatewaySide: {interface: eth0, address: 10.78.0.1/24}
                  gateway: 10.78.0.2:2575
                  wifi: {ssid: ward, channel: 6, security: wpa2, passphraseFile: p}
                units:\
                """)
            .replace("    mac:", "    address: 10.77.0.11\n    mac:");
    assertThatThrownBy(() -> parse(own))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("the rig is the units' access point itself");
  }
}
