package org.pumprig.fault.wifi;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a station says of its association: {@code iw dev NAME link}.
 *
 * @param associated whether it has one
 * @param frequencyMhz on which channel; 0: none
 * @param signalDbm how strong it hears the access point; empty: it can't tell
 */
record WirelessLink(boolean associated, int frequencyMhz, OptionalInt signalDbm) {
  private static final Pattern FREQUENCY = Pattern.compile("freq: (\\d{4,5})");
  private static final Pattern SIGNAL = Pattern.compile("signal: (-?\\d{1,3})(\\.\\d+)? dBm");

  static WirelessLink parse(String text) {
    Matcher frequency = FREQUENCY.matcher(text);
    Matcher signal = SIGNAL.matcher(text);
    return new WirelessLink(
        text.startsWith("Connected to "),
        frequency.find() ? Integer.parseInt(frequency.group(1)) : 0,
        signal.find() ? OptionalInt.of(Integer.parseInt(signal.group(1))) : OptionalInt.empty());
  }

  /** For people. */
  String words() {
    return associated
        ? "is associated at "
            + frequencyMhz
            + " MHz"
            + (signalDbm.isPresent() ? ", hears " + signalDbm.getAsInt() + " dBm" : "")
        : "is not associated";
  }
}
