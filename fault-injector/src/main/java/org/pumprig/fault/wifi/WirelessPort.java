package org.pumprig.fault.wifi;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;

/** A radio's network interface, asked and set by {@code iw}. Blocks. */
public final class WirelessPort {
  private static final long LIMIT_NANOS = 20_000_000_000L;
  private static final Pattern POWER = Pattern.compile("txpower (\\d{1,3})(\\.\\d+)? dBm");
  private static final Pattern PHY = Pattern.compile("wiphy (\\d{1,4})");
  private static final Pattern INACTIVE = Pattern.compile("inactive time:\\s*(\\d{1,12}) ms");
  private static final int MILLIBELS = 100;

  private final CommandPlace place;
  private final Commands commands;
  private final String name;

  /**
   * @param place where it is
   * @param name of the interface, 1 to 15 plain characters
   */
  public WirelessPort(CommandPlace place, String name) {
    this(place, place.commands(), name);
  }

  /**
   * @param commands what runs programs there
   */
  WirelessPort(CommandPlace place, Commands commands, String name) {
    if (!name.matches("[A-Za-z0-9_.-]{1,15}") || name.startsWith("-")) {
      throw new IllegalArgumentException("no name of a network interface: '" + name + "'");
    }
    this.place = place;
    this.commands = commands;
    this.name = name;
  }

  /** There is no such interface, or none any more. */
  static final class GoneException extends IOException {
    private static final long serialVersionUID = 1L;

    GoneException(String name, String where) {
      super("no radio has an interface " + name + " (" + where + ")");
    }
  }

  /** Where it is. */
  public CommandPlace place() {
    return place;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** A station's own account of its association. */
  WirelessLink link() throws IOException {
    return WirelessLink.parse(run(List.of("iw", "dev", name, "link")));
  }

  /** How often it has lost its association or its keys, as the kernel counts carriers. */
  long carrierLosses() throws IOException {
    String text = run(List.of("cat", "/sys/class/net/" + name + "/carrier_down_count")).strip();
    if (!text.matches("\\d{1,18}")) {
      throw new IOException("the kernel's count of carrier losses can't be read: " + text);
    }
    return Long.parseLong(text);
  }

  /** With what power it sends, in whole dBm. */
  int powerDbm() throws IOException {
    return knownPowerDbm()
        .orElseThrow(() -> new IOException("iw tells no power of " + name + ": is it up?"));
  }

  /** The same; empty: the interface is down, and says nothing. */
  OptionalInt knownPowerDbm() throws IOException {
    Matcher power = POWER.matcher(run(List.of("iw", "dev", name, "info")));
    return power.find() ? OptionalInt.of(Integer.parseInt(power.group(1))) : OptionalInt.empty();
  }

  /**
   * Listens for an access point on one channel.
   *
   * @param bssid its address, in lower case
   * @return how strong it is heard, in dBm; empty: not at all, in {@link BeaconScan#SILENT_SCANS}
   *     scans
   */
  OptionalInt hears(String bssid, String frequencyMhz) throws IOException {
    return new BeaconScan(this).hears(bssid, frequencyMhz);
  }

  /** Sends with that power from now on. */
  void power(int dbm) throws IOException {
    run(List.of("iw", "dev", name, "set", "txpower", "fixed", Integer.toString(MILLIBELS * dbm)));
  }

  /** The driver chooses the power again. */
  void usualPower() throws IOException {
    run(List.of("iw", "dev", name, "set", "txpower", "auto"));
  }

  /**
   * Beacons and answers cease; no station is told.
   *
   * @throws IOException if it is no access point now
   */
  public void silence() throws IOException {
    run(List.of("iw", "dev", name, "ap", "stop"));
  }

  /**
   * An access point's own account of a station.
   *
   * @return milliseconds since it was last heard
   */
  int heardMillisAgo(String mac) throws IOException {
    return number(
        INACTIVE, run(List.of("iw", "dev", name, "station", "get", mac)), "inactive time");
  }

  /** What its radio can do. */
  public RadioAbilities abilities() throws IOException {
    int phy = number(PHY, run(List.of("iw", "dev", name, "info")), "number of the radio");
    return RadioAbilities.parse(run(List.of("iw", "phy", "phy" + phy, "info")));
  }

  private int number(Pattern pattern, String text, String what) throws IOException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IOException("iw tells no " + what + " of " + name);
    }
    return Integer.parseInt(matcher.group(1));
  }

  private String run(List<String> argv) throws IOException {
    return output(argv, ended(argv));
  }

  /** Runs a program where the radio is; how it ended, whatever its exit code. */
  Commands.Result ended(List<String> argv) throws IOException {
    try {
      return commands.run(argv, "", LIMIT_NANOS);
    } catch (IOException e) {
      String said = String.valueOf(e.getMessage());
      throw new IOException(
          said.startsWith("iw is not") ? said + "; install the package iw" : said, e);
    }
  }

  /** What it said; if it failed, that is an exception. */
  String output(List<String> argv, Commands.Result result) throws IOException {
    if (result.ok()) {
      return result.output();
    }
    String said = String.join(" ", argv) + " (" + commands.where() + "): " + result.complaint();
    if (said.contains("No such device")) {
      throw new GoneException(name, commands.where());
    }
    throw new IOException(
        said.contains("not permitted") ? said + "; it takes root or CAP_NET_ADMIN" : said);
  }
}
