package org.pumprig.rig.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pumprig.fault.wifi.RadioAbilities;
import org.pumprig.fault.wifi.WirelessPort;
import org.pumprig.host.CommandPlace;
import org.pumprig.rig.setup.Topology;

/** Whether a radio of this machine can be the rig's access point. */
final class Radio {
  private static final Path INTERFACES = Path.of("/sys/class/net");

  private Radio() {}

  static List<Finding> look(Topology.AccessPoint wanted, int units) {
    String name = wanted.ends().units().port();
    var found = new ArrayList<Finding>();
    try {
      found.addAll(
          judge(
              name,
              new WirelessPort(new CommandPlace.Here(), name).abilities(),
              wanted.wifi().channel(),
              units));
    } catch (IOException e) {
      found.add(
          Finding.bad("radio", String.valueOf(e.getMessage()), "See 'iw dev'").neededIf(true));
    }
    found.add(power(INTERFACES, name));
    wanted.wifi().listener().ifPresent(other -> found.add(listener(INTERFACES, other)));
    return List.copyOf(found);
  }

  /** Whether it is switched off, as radios of a Pi are until somebody says in which country. */
  static Finding power(Path interfaces, String name) {
    Path radio = interfaces.resolve(name).resolve("phy80211");
    try (DirectoryStream<Path> switches = Files.newDirectoryStream(radio, "rfkill*")) {
      for (Path each : switches) {
        if (isOne(each.resolve("hard"))) {
          return Finding.bad("power", "'" + name + "' is off by a switch", "Switch it on")
              .neededIf(true);
        }
        if (isOne(each.resolve("soft"))) {
          return Finding.bad(
                  "power",
                  "'" + name + "' is switched off (rfkill)",
                  "Say 'rfkill unblock wifi'; on a Pi set the country first: 'raspi-config nonint"
                      + " do_wifi_country DE'")
              .neededIf(true);
        }
      }
      return Finding.good("power", "'" + name + "' is not switched off");
    } catch (IOException e) {
      return Finding.unknown("power", "whether '" + name + "' is switched off can't be read");
    }
  }

  private static boolean isOne(Path file) throws IOException {
    return Files.exists(file) && Files.readString(file).strip().equals("1");
  }

  static Finding listener(Path interfaces, String name) {
    return Files.exists(interfaces.resolve(name).resolve("phy80211"))
        ? power(interfaces, name).named("listener")
        : Finding.bad(
                "listener",
                "there is no radio '" + name + "'",
                "Plug it in, or correct or remove 'listener' in the rig file; 'iw dev' shows"
                    + " radios")
            .neededIf(true);
  }

  /**
   * What the radio is asked for, and what it says that it can.
   *
   * @param units that are to be associated at one time
   */
  static List<Finding> judge(String name, RadioAbilities can, int channel, int units) {
    var found = new ArrayList<Finding>();
    found.add(
        can.accessPoint()
            ? Finding.good("radio", "'" + name + "' can be an access point")
            : Finding.bad(
                    "radio",
                    "'" + name + "' can't be an access point",
                    "Use a radio whose 'iw phy' lists AP among its interface modes")
                .neededIf(true));
    found.add(
        can.channels().contains(channel)
            ? Finding.good("channel", "may send on channel " + channel)
            : Finding.bad(
                    "channel",
                    "may not begin to send on channel " + channel,
                    "Use one of "
                        + can.channels().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "))
                        + ", or name the 'country'")
                .neededIf(true));
    found.add(
        can.channelSwitch()
            ? Finding.good("channel switch", "can be announced")
            : Finding.bad(
                "channel switch",
                "the driver can't announce one",
                "The fault 'channelSwitch' will fail on this radio"));
    if (can.stations().isEmpty()) {
      found.add(
          Finding.unknown("stations", "the driver doesn't say how many units can be associated"));
    } else if (can.stations().getAsInt() >= units) {
      found.add(Finding.good("stations", "room for " + can.stations().getAsInt()));
    } else {
      found.add(
          Finding.bad(
                  "stations",
                  "room for " + can.stations().getAsInt() + ", the rig has " + units + " units",
                  "Use another radio, or fewer units")
              .neededIf(true));
    }
    return List.copyOf(found);
  }
}
