package org.pumprig.rig.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.network.AccessPointFiles.RadiusDoor;
import org.pumprig.rig.setup.Wifi;
import org.pumprig.rig.setup.Wifi.Security;

class AccessPointFilesTest {
  private static final Path FOLDER = Path.of("/run/pumprig-1-1");
  private static final RadiusDoor DOOR = new RadiusDoor(18120, "hidden");

  @Test
  void aPassphraseLetsInByTheProtocolThatWasAskedFor() {
    assertThat(file(new Security.Personal(false, Path.of("p")), 6))
        .contains("interface=wlan0\n", "ssid=ward\n", "hw_mode=g\n", "channel=6\n")
        .contains("wpa_key_mgmt=WPA-PSK\n", "wpa_passphrase=benchbench\n", "country_code=DE\n")
        .contains("ctrl_interface=/run/pumprig-1-1/control\n", "disable_pmksa_caching=1\n")
        .doesNotContain("SAE", "hidden");
    assertThat(file(new Security.Personal(true, Path.of("p")), 36))
        .contains(
            "wpa_key_mgmt=SAE\n", "ieee80211w=2\n", "sae_password=benchbench\n", "hw_mode=a\n")
        .doesNotContain("wpa_passphrase");
  }

  @Test
  void certificatesAreJudgedByTheRigsOwnServer() {
    var enterprise = enterprise(false);
    assertThat(file(enterprise, 1))
        .contains(
            "wpa_key_mgmt=WPA-EAP\n",
            "ieee80211w=1\n",
            "ieee8021x=1\n",
            "auth_server_addr=127.0.0.1\n")
        .contains("auth_server_port=18120\n", "auth_server_shared_secret=hidden\n")
        .doesNotContain("benchbench");
    assertThat(AccessPointFiles.radius(enterprise, DOOR, FOLDER, FOLDER))
        .contains("driver=none\n", "ca_cert=/ca\n", "server_cert=/cert\n", "private_key=/key\n");
    assertThat(AccessPointFiles.users(true)).isEqualTo("* TLS\n");
    assertThat(AccessPointFiles.users(false)).doesNotContain("*");
    assertThat(DOOR.toString()).doesNotContain("hidden");
  }

  @Test
  void certificatesByWpa3TakeProtectedManagementFrames() {
    assertThat(file(enterprise(true), 1))
        .contains("wpa_key_mgmt=WPA-EAP-SHA256\n", "ieee80211w=2\n", "ieee8021x=1\n");
  }

  private static Security.Enterprise enterprise(boolean wpa3) {
    return new Security.Enterprise(wpa3, Path.of("/ca"), Path.of("/cert"), Path.of("/key"));
  }

  private static String file(Security security, int channel) {
    var wifi = new Wifi("ward", security, channel, Optional.of("DE"), Optional.empty());
    return AccessPointFiles.accessPoint(
        "wlan0", wifi, FOLDER.resolve("control"), "benchbench", DOOR);
  }
}
