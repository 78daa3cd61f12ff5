package org.pumprig.fault.wifi;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.pumprig.fault.WifiFault;

/** What is done for each fault, and the way back. Blocks. */
final class WifiWork {
  private static final String EVERYBODY = "ff:ff:ff:ff:ff:ff";
  private static final String STATE = "state";
  private static final String ENABLED = "ENABLED";
  private static final String FREQUENCY = "freq";

  /** Beacons with the announcement, at least 0.5 s: a station that sleeps hears every third. */
  private static final int BEACONS = 5;

  private final AccessPoint point;

  WifiWork(AccessPoint point) {
    this.point = point;
  }

  /** Takes a fault back. */
  @FunctionalInterface
  interface Back {
    void run() throws IOException;
  }

  /**
   * Does it.
   *
   * @param target the station that it is for, if not all
   * @return the way back, which can be gone again if it failed
   * @throws IOException if it can't be done; then nothing is left of it
   */
  Back begin(WifiFault fault, Optional<Station> target) throws IOException {
    Map<String, String> status = point.control().status();
    if (!ENABLED.equals(status.get(STATE))) {
      throw new IOException(
          "the access point is not on (%s=%s): nothing was done to it"
              .formatted(STATE, status.get(STATE)));
    }
    return switch (fault) {
      case WifiFault.Disabled _ -> {
        point.control().order("DISABLE");
        yield this::enable;
      }
      case WifiFault.Killed _ -> {
        point.kill();
        yield point::start;
      }
      case WifiFault.BeaconLoss _ -> {
        point.port().silence();
        yield this::enableAnew;
      }
      case WifiFault.Deauthenticated _ -> {
        sendAway(target);
        yield () -> {};
      }
      case WifiFault.ChannelSwitch(int channel) -> switchTo(channel, status);
      case WifiFault.Fading(int dbm) -> fade(dbm);
      case WifiFault.RadiusSilent _ -> radius(AccessPoint.Radius.SILENT);
      case WifiFault.RadiusRejecting _ -> radius(AccessPoint.Radius.REJECTS);
    };
  }

  /** Sends one away that is there, or everybody. */
  void sendAway(Optional<Station> target) throws IOException {
    if (target.isPresent()
        && !point.control().ask("STA " + target.get().mac()).startsWith(target.get().mac())) {
      throw new IOException(
          "%s (%s) is not associated with the access point: there is nobody to send away"
              .formatted(target.get().serial(), target.get().mac()));
    }
    point.control().order("DEAUTHENTICATE " + target.map(Station::mac).orElse(EVERYBODY));
  }

  void enable() throws IOException {
    if (!ENABLED.equals(point.control().status().get(STATE))) {
      point.control().order("ENABLE");
    }
    point.control().await(STATE, ENABLED);
  }

  /** hostapd may not have noticed that its radio is silent. */
  private void enableAnew() throws IOException {
    point.control().ask("DISABLE"); // fails if it has noticed, and is off already
    enable();
  }

  private Back switchTo(int channel, Map<String, String> status) throws IOException {
    String before = status.getOrDefault(FREQUENCY, "");
    String after = Integer.toString(WifiFault.ChannelSwitch.frequencyMhz(channel));
    if (before.equals(after)) {
      throw new IOException("the access point is on channel " + channel + " already");
    }
    announce(after);
    return () -> {
      enable(); // a radio that doesn't get there may be off
      announce(before);
    };
  }

  void announce(String frequency) throws IOException {
    if (!frequency.equals(point.control().status().get(FREQUENCY))) {
      point.control().order("CHAN_SWITCH " + BEACONS + " " + frequency);
    }
    point.control().await(FREQUENCY, frequency);
  }

  private Back fade(int dbm) throws IOException {
    WirelessPort port = point.port();
    int before = port.powerDbm();
    if (dbm >= before) {
      throw new IOException(
          "%s sends with %d dBm: %d dBm would be no fading".formatted(port.name(), before, dbm));
    }
    port.power(dbm); // what iw then says is what was asked; the witness tells what is sent
    return () -> restorePower(port, before);
  }

  /** As the driver chooses; or as it was, if somebody had chosen. */
  static void restorePower(WirelessPort port, int beforeDbm) throws IOException {
    port.usualPower();
    if (port.powerDbm() != beforeDbm) {
      port.power(beforeDbm);
      if (port.powerDbm() != beforeDbm) {
        throw new IOException(
            "%s sends with %d dBm, before the fault with %d dBm"
                .formatted(port.name(), port.powerDbm(), beforeDbm));
      }
    }
  }

  /** Who is in already isn't asked again: everybody has to come anew. */
  private Back radius(AccessPoint.Radius conduct) throws IOException {
    point.radius(conduct);
    try {
      sendAway(Optional.empty());
    } catch (IOException e) {
      point.radius(AccessPoint.Radius.JUDGES);
      throw e;
    }
    return () -> point.radius(AccessPoint.Radius.JUDGES);
  }
}
