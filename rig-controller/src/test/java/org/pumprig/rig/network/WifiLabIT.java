package org.pumprig.rig.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.fixtures.lab.GuestClassPath;
import org.pumprig.fixtures.lab.Lab;
import org.pumprig.fixtures.lab.LabGuest;
import org.pumprig.fixtures.lab.LabTable;
import org.pumprig.fixtures.lab.SimulatedRadios;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;

/**
 * The rig's access point and each of its faults on the guest's simulated radios: hostapd, a RADIUS
 * server and wpa_supplicant as they come from Debian.
 */
@Lab
class WifiLabIT {
  private static final long WITHIN = 900_000_000_000L;

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

  /** The gateway's side of the wire in VLAN 7. */
  private static final String TAGGED =
      """
      set -e
      ip -n hospital address del 10.78.0.2/24 dev eth0
      ip -n hospital link add link eth0 name eth0.7 type vlan id 7
      ip -n hospital address add 10.78.0.2/24 dev eth0.7
      ip -n hospital link set eth0.7 up
      """;

  private Commands there;

  @BeforeEach
  void radios(LabGuest guest) throws IOException {
    there = guest.ssh(CommandPlace.Ssh::new).commands();
    bash(SimulatedRadios.MADE);
  }

  @AfterEach
  void gone() throws IOException {
    bash(SimulatedRadios.GONE);
  }

  @ParameterizedTest
  @CsvSource({
    "wpa2, stationDeauthenticated apDisabled apKilled beaconLoss channelSwitch fading",
    "wpa3, stationDeauthenticated",
    "enterprise, radiusSilent radiusRejecting",
    "wpa3-enterprise, radiusSilent"
  })
  void everyFaultIsSeenAtTheStationAndGoneAfterwards(String security, String faults, LabGuest guest)
      throws Exception {
    Path shared = Files.createTempDirectory(guest.share(), "wifi");
    String folder = "/share/" + shared.getFileName();
    if (security.endsWith("enterprise")) {
      bash(CERTIFICATES.formatted(folder));
    }
    if (security.equals("wpa3")) {
      bash(TAGGED);
    }
    Files.writeString(shared.resolve("wpa.conf"), station(security, folder));
    bash(SimulatedRadios.station(folder + "/wpa.conf"));
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
    enter(guest, security, said);
    if (security.equals("wpa3")) {
      served(guest, said);
    }
  }

  private static void served(LabGuest guest, String said) throws IOException {
    String line =
        said.lines().filter(each -> each.startsWith("served ")).findFirst().orElse("not served");
    assertThat(line)
        .as(said)
        .startsWith("served bound 10.77.0.11 router 10.77.0.1 ")
        .endsWith(", 10.78.0.2, stratum 10");
    LabTable.enter(guest, "wifi", "DHCP, DNS and NTP by radio, VLAN 7 on the wire", line);
  }

  private static void enter(LabGuest guest, String security, String said) throws IOException {
    for (String line : said.lines().filter(each -> each.endsWith("gone")).toList()) {
      List<String> words = List.of(line.split(" \\| ", -1));
      LabTable.enter(
          guest,
          "wifi",
          String.join(" ", words.get(0), words.get(1), "(" + security + ")"),
          "seen after %s (%s), keys again after %s"
              .formatted(words.get(3), words.get(2), words.get(4)));
    }
  }

  private static String station(String security, String folder) {
    String key =
        switch (security) {
          case "wpa2" -> "key_mgmt=WPA-PSK psk=\"benchbench\"";
          case "wpa3" -> "key_mgmt=SAE sae_password=\"benchbench\" ieee80211w=2";
          default ->
              (security.equals("enterprise")
                      ? "key_mgmt=WPA-EAP"
                      : "key_mgmt=WPA-EAP-SHA256 ieee80211w=2")
                  + " eap=TLS identity=\"unit\" ca_cert=\"%s/ca.pem\"".formatted(folder)
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
