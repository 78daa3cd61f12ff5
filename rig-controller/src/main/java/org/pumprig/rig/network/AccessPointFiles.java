package org.pumprig.rig.network;

import java.nio.file.Path;
import org.pumprig.rig.setup.Wifi;

/** What hostapd is told, as an access point and as a RADIUS server: hostapd.conf(5) of 2.10. */
final class AccessPointFiles {
  /** The RADIUS server's place: nobody but hostapd asks it. */
  static final String RADIUS_HOST = "127.0.0.1";

  private static final int FIRST_HIGH_CHANNEL = 36;

  private AccessPointFiles() {}

  /**
   * The access point.
   *
   * @param control folder of its control socket
   * @param passphrase of a personal one
   * @param radius the server's port and secret
   */
  static String accessPoint(
      String device, Wifi wifi, Path control, String passphrase, RadiusDoor radius) {
    var text = new StringBuilder();
    line(text, "interface=" + device);
    line(text, "driver=nl80211");
    line(text, "ctrl_interface=" + control);
    line(text, "ssid=" + wifi.ssid());
    line(text, "utf8_ssid=1");
    line(text, "hw_mode=" + (wifi.channel() < FIRST_HIGH_CHANNEL ? "g" : "a"));
    line(text, "channel=" + wifi.channel());
    wifi.country().ifPresent(country -> line(text, "country_code=" + country));
    wifi.country().ifPresent(_ -> line(text, "ieee80211d=1"));
    line(text, "wmm_enabled=1");
    line(text, "auth_algs=1");
    line(text, "wpa=2");
    line(text, "rsn_pairwise=CCMP");
    line(text, "disable_pmksa_caching=1"); // whoever comes again is asked again
    line(text, "logger_stdout=-1");
    line(text, "logger_stdout_level=2");
    switch (wifi.security()) {
      case Wifi.Security.Personal(boolean wpa3, Path _) when wpa3 -> {
        line(text, "wpa_key_mgmt=SAE");
        line(text, "ieee80211w=2"); // WPA3 asks for protected management frames
        line(text, "sae_password=" + passphrase);
      }
      case Wifi.Security.Personal _ -> {
        line(text, "wpa_key_mgmt=WPA-PSK");
        line(text, "ieee80211w=1");
        line(text, "wpa_passphrase=" + passphrase);
      }
      case Wifi.Security.Enterprise enterprise -> {
        line(text, "wpa_key_mgmt=" + (enterprise.wpa3() ? "WPA-EAP-SHA256" : "WPA-EAP"));
        line(text, "ieee80211w=" + (enterprise.wpa3() ? 2 : 1));
        line(text, "ieee8021x=1");
        line(text, "own_ip_addr=" + RADIUS_HOST);
        line(text, "nas_identifier=pumprig");
        line(text, "auth_server_addr=" + RADIUS_HOST);
        line(text, "auth_server_port=" + radius.port());
        line(text, "auth_server_shared_secret=" + radius.secret());
      }
    }
    return text.toString();
  }

  /**
   * Where hostapd asks.
   *
   * @param port UDP port of this machine
   * @param secret that it shares with the server
   */
  record RadiusDoor(int port, String secret) {
    static final RadiusDoor NONE = new RadiusDoor(0, "");

    @Override
    public String toString() {
      return "RADIUS at port " + port;
    }
  }

  /** A RADIUS server that lets in whoever has a certificate of the authority's. */
  static String radius(Wifi.Security.Enterprise files, RadiusDoor door, Path clients, Path users) {
    var text = new StringBuilder();
    line(text, "interface=radius");
    line(text, "driver=none");
    line(text, "radius_server_clients=" + clients);
    line(text, "radius_server_auth_port=" + door.port());
    line(text, "eap_server=1");
    line(text, "eap_user_file=" + users);
    line(text, "ca_cert=" + files.authority());
    line(text, "server_cert=" + files.certificate());
    line(text, "private_key=" + files.key());
    line(text, "logger_stdout=-1");
    line(text, "logger_stdout_level=2");
    return text.toString();
  }

  /** Who may ask the server. */
  static String clients(RadiusDoor door) {
    return RADIUS_HOST + "/32 " + door.secret() + "\n";
  }

  /** Whoever shows a certificate; or somebody whom nobody is. */
  static String users(boolean letsIn) {
    return letsIn ? "* TLS\n" : "\"nobody is let in\" TLS\n";
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
