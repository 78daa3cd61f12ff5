package org.pumprig.rig.setup;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.WifiFault;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Reads the section {@code wifi} of a topology. */
final class WifiSection {
  private static final int LONGEST_SSID_BYTES = 32;
  private static final int LAST_CHANNEL = 177;
  private static final String ENTERPRISE = "enterprise";
  private static final String WPA3_ENTERPRISE = "wpa3-enterprise";

  private WifiSection() {}

  /**
   * @param fileName the rig file's
   * @param unitPort the radio's interface
   */
  static Wifi read(String fileName, Fields wifi, String unitPort) throws InputProblem {
    String kind =
        wifi.choice("security", List.of("wpa2", "wpa3", ENTERPRISE, WPA3_ENTERPRISE), word -> word);
    Wifi.Security security =
        kind.equals(ENTERPRISE) || kind.equals(WPA3_ENTERPRISE)
            ? enterprise(fileName, wifi, kind)
            : personal(fileName, wifi, kind);
    return new Wifi(
        ssid(wifi),
        security,
        channel(wifi),
        wifi.has("country") ? Optional.of(country(wifi)) : Optional.empty(),
        wifi.has("listener") ? Optional.of(listener(wifi, unitPort)) : Optional.empty());
  }

  private static Wifi.Security personal(String fileName, Fields wifi, String kind)
      throws InputProblem {
    wifi.only("ssid", "security", "passphraseFile", "channel", "country", "listener");
    return new Wifi.Security.Personal(kind.equals("wpa3"), path(fileName, wifi, "passphraseFile"));
  }

  private static Wifi.Security enterprise(String fileName, Fields wifi, String kind)
      throws InputProblem {
    wifi.only("ssid", "security", "radius", "channel", "country", "listener");
    Fields radius = wifi.fields("radius").only("authority", "certificate", "key");
    return new Wifi.Security.Enterprise(
        kind.equals(WPA3_ENTERPRISE),
        path(fileName, radius, "authority"),
        path(fileName, radius, "certificate"),
        path(fileName, radius, "key"));
  }

  private static Path path(String fileName, Fields fields, String key) throws InputProblem {
    return InputFile.resolve(fileName, fields.scalar(key)).toAbsolutePath();
  }

  private static String ssid(Fields wifi) throws InputProblem {
    Node.Scalar ssid = wifi.scalar("ssid");
    int bytes = ssid.text().getBytes(StandardCharsets.UTF_8).length;
    if (bytes < 1 || bytes > LONGEST_SSID_BYTES || !ssid.text().matches("[\\x20-\\x7e]+")) {
      throw ssid.place()
          .problem(
              "'ssid' must be 1 to 32 characters of ASCII, not " + ssid.shown(),
              "Write the network's name as the units know it");
    }
    return ssid.text();
  }

  private static int channel(Fields wifi) throws InputProblem {
    int channel = (int) wifi.integer("channel", 1, LAST_CHANNEL);
    try {
      return new WifiFault.ChannelSwitch(channel).channel();
    } catch (IllegalArgumentException none) {
      throw wifi.place("channel")
          .problem(String.valueOf(none.getMessage()), "Write 1 to 14, or 36 to 177");
    }
  }

  private static String country(Fields wifi) throws InputProblem {
    Node.Scalar country = wifi.scalar("country");
    if (!country.text().matches("[A-Z]{2}")) {
      throw country
          .place()
          .problem(
              "'country' must be two capital letters, not " + country.shown(),
              "Write it as ISO 3166 does, such as DE");
    }
    return country.text();
  }

  private static String listener(Fields wifi, String unitPort) throws InputProblem {
    String listener = TopologySection.port(wifi, "listener");
    if (listener.equals(unitPort)) {
      throw wifi.place("listener")
          .problem(
              "'" + listener + "' is the access point itself",
              "Name a second radio, or remove 'listener'");
    }
    return listener;
  }
}
