package org.pumprig.rig.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.fault.BackEnd;
import org.pumprig.rig.yaml.InputProblem;

class AccessPointTest {
  private static final String RIG =
      """
      rig: 1
      id: radio
      title: The rig is the access point
      notForClinicalUse: true
      emulated: {firmware: {after: a.yaml}, statusEvery: 1s, flowEvery: 100ms, virtualLatency: 1ms}
      topology:
        kind: access-point
        namespaces: {gateway: hospital, units: {SN-1: sta}}
        unitSide: {interface: wlan0, address: 10.77.0.1/24}
        gatewaySide: {interface: eth0, vlan: 7, address: 10.78.0.1/24}
        gateway: 10.78.0.2:2575
        wifi: {ssid: ward, security: wpa2, passphraseFile: key, channel: 6, listener: wlan1}
      units: [{serial: SN-1, address: 10.77.0.11, mac: "02:00:00:00:01:00"}]
      """;

  @Test
  void theRigIsAnAccessPointAndARouter() throws InputProblem {
    Rig rig = parse(RIG);
    assertThat(rig.topology())
        .isInstanceOfSatisfying(
            Topology.AccessPoint.class,
            point -> {
              assertThat(point.wifi().channel()).isEqualTo(6);
              assertThat(point.wifi().listener()).contains("wlan1");
              assertThat(point.wifi().security())
                  .isEqualTo(
                      new Wifi.Security.Personal(false, Path.of("/rigs/key").toAbsolutePath()));
              assertThat(point.ends().gateway().device()).isEqualTo("eth0.7");
            });
    assertThat(rig.backEnds())
        .contains(BackEnd.WIFI, BackEnd.NFT, BackEnd.NETEM)
        .doesNotContain(BackEnd.ETHERNET, BackEnd.TAP);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ssid: ward|ssid: a-name-of-a-network-that-is-too-long|'ssid' must be 1 to 32 characters of"
            + " ASCII",
        "channel: 6|channel: 20|no Wi-Fi channel of 2.4 GHz or 5 GHz: 20",
        "listener: wlan1|listener: wlan0|'wlan0' is the access point itself",
        "listener: wlan1|country: de|'country' must be two capital letters",
        "security: wpa2|security: wep|wep",
        "{gateway: hospital, units: {SN-1: sta}}|made|a radio can't be made in namespaces",
        ", mac: \"02:00:00:00:01:00\"||unit 'SN-1' has no 'mac'",
        "wlan0, address|wlan0, vlan: 3, address|vlan",
      })
  void whatCannotBeIsRefusedInOneLine(String was, String is, String says) {
    assertThatThrownBy(() -> parse(RIG.replace(was, is == null ? "" : is)))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(says);
  }

  @Test
  void certificatesTakeThreeFilesAndNoPassphrase() throws InputProblem {
    String radius = "radius: {authority: ca, certificate: c, key: k}";
    String enterprise = RIG.replace("wpa2", "enterprise");
    assertThatThrownBy(() -> parse(enterprise)).hasMessageContaining("passphraseFile");
    Rig rig = parse(enterprise.replace("passphraseFile: key", radius));
    assertThat(((Topology.AccessPoint) rig.topology()).wifi().enterprise()).isTrue();
    Rig third =
        parse(RIG.replace("wpa2", "wpa3-enterprise").replace("passphraseFile: key", radius));
    assertThat(((Topology.AccessPoint) third.topology()).wifi().security())
        .isInstanceOfSatisfying(
            Wifi.Security.Enterprise.class, files -> assertThat(files.wpa3()).isTrue());
  }

  private static Rig parse(String text) throws InputProblem {
    return RigFile.parse("/rigs/rig.yaml", text.getBytes(StandardCharsets.UTF_8));
  }
}
