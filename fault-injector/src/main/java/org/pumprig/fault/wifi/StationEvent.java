package org.pumprig.fault.wifi;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A station came or went, as the access point says.
 *
 * @param mac its address, in lower case
 * @param associated whether it has come, with its keys; else it has gone or was sent away
 * @param atNanos the scheduler's time at which that was heard
 */
public record StationEvent(String mac, boolean associated, long atNanos) {
  private static final Pattern LINE =
      Pattern.compile("<\\d>AP-STA-(CONNECTED|DISCONNECTED) ([0-9a-fA-F:]{17}).*");

  /** Reads a line of hostapd's; empty: it is about something else. */
  static Optional<StationEvent> parse(String line, long atNanos) {
    var matcher = LINE.matcher(line.strip());
    return matcher.matches()
        ? Optional.of(
            new StationEvent(
                matcher.group(2).toLowerCase(Locale.ROOT),
                matcher.group(1).equals("CONNECTED"),
                atNanos))
        : Optional.empty();
  }
}
