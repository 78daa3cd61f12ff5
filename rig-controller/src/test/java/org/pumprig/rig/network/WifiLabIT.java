package org.pumprig.rig.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.fixtures.lab.GuestClassPath;
import org.pumprig.fixtures.lab.Lab;
import org.pumprig.fixtures.lab.LabGuest;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;

/**
 * The rig's access point and each of its faults on the guest's simulated radios: hostapd, a RADIUS
 * server and wpa_supplicant as they come from Debian.
 */
@Lab
class WifiLabIT {
  private static final long WITHIN = 900_000_000_000L;

  private static final String RADIOS =
      """
      set -e
      rmmod mac80211_hwsim 2>/dev/null || true
      modprobe mac80211_hwsim radios=3
      for each in sta hospital; do ip netns del $each 2>/dev/null || true; ip netns add $each; done
      iw phy $(cat /sys/class/net/wlan1/phy80211/name) set netns name sta
      ip -n sta address add 10.77.0.11/24 dev wlan1
      ip -n sta link set wlan1 up
      ip -n sta route add default via 10.77.0.1
      ip link add hosp0 type veth peer name eth0 netns hospital
      ip -n hospital address add 10.78.0.2/24 dev eth0
      ip -n hospital link set eth0 up
      ip link set wlan2 up
      """;

  private static final String GONE =
      """
      [ ! -s /run/pumprig-wpa.pid ] || kill $(cat /run/pumprig-wpa.pid) || true
      for each in sta hospital; do ip netns del $each || true; done
      sleep 1
      rmmod mac80211_hwsim
      """;

  private static final String CERTIFICATES =
      """
      set -e
      cd %s
      new="openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
      $new -x509 -days 2 -subj /CN=bench-authority -keyout ca.key -out ca.pem
      for each in server unit; do
        $new -subj /CN=$each -keyout $each.key -out $each.csr
        openssl x509 -req -in $each.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out $each.pem
      done
      """;

  private Commands there;

  @BeforeEach
  void radios(LabGuest guest) throws IOException {
    there =
        new CommandPlace.Ssh(
                "127.0.0.1",
                guest.sshPort(),
                "root",
                guest.knownHosts(),
                Optional.of(guest.identity()))
            .commands();
    bash(RADIOS);
  }

  @AfterEach
  void gone() throws IOException {
    bash(GONE);
  }

  @ParameterizedTest
  @CsvSource({
    "wpa2, stationDeauthenticated apDisabled apKilled beaconLoss channelSwitch fading",
    "wpa3, stationDeauthenticated",
    "enterprise, radiusSilent radiusRejecting"
  })
  void everyFaultIsSeenAtTheStationAndGoneAfterwards(String security, String faults, LabGuest guest)
      throws Exception {
    Path shared = Files.createTempDirectory(guest.share(), "wifi");
    String folder = "/share/" + shared.getFileName();
    if (security.equals("enterprise")) {
      bash(CERTIFICATES.formatted(folder));
    }
    Files.writeString(shared.resolve("wpa.conf"), station(security, folder));
    bash(
        "ip netns exec sta wpa_supplicant -B -P /run/pumprig-wpa.pid -i wlan1 -D nl80211 -c "
            + folder
            + "/wpa.conf");
    String said =
        run(
            List.of(
                "java",
                GuestClassPath.copy(
                    guest, "-XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"),
                WifiProgram.class.getName(),
                folder,
                security));
    System.err.println("Wi-Fi, " + security + ", guest " + guest.arch() + ":\n" + said.indent(2));
    assertThat(said).as(said).contains("up " + security, "path true", "down " + security);
    for (String fault : faults.split(" ", -1)) {
      assertThat(said.lines().filter(line -> line.startsWith(fault + " | ")))
          .as(said)
          .singleElement()
          .asString()
          .contains(" true: ")
          .doesNotContain("-1 ms")
          .endsWith("gone");
    }
  }

  private static String station(String security, String folder) {
    String key =
        switch (security) {
          case "wpa2" -> "key_mgmt=WPA-PSK psk=\"benchbench\"";
          case "wpa3" -> "key_mgmt=SAE sae_password=\"benchbench\" ieee80211w=2";
          default ->
              "key_mgmt=WPA-EAP eap=TLS identity=\"unit\" ca_cert=\"%s/ca.pem\"".formatted(folder)
                  + " client_cert=\"%s/unit.pem\" private_key=\"%s/unit.key\""
                      .formatted(folder, folder);
        };
    return "network={\n  ssid=\"ward\"\n  " + key.replace(" ", "\n  ") + "\n}\n";
  }

  private void bash(String script) throws IOException {
    run(List.of("bash", "-c", script));
  }

  private String run(List<String> argv) throws IOException {
    Commands.Result result = there.run(argv, "", WITHIN);
    assertThat(result.ok()).as("%s: %s", argv, result.complaint()).isTrue();
    return result.output();
  }
}
