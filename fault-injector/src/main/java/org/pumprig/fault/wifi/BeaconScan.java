package org.pumprig.fault.wifi;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.pumprig.host.Commands;

/**
 * Listens for one access point on its channel, by {@code iw}'s passive scans. One scan hears a
 * channel for hardly longer than the time between two beacons, so that one silent scan proves
 * nothing: an access point is unheard once several in a row were silent. Blocks.
 */
final class BeaconScan {
  /**
   * With one beacon in five lost to other traffic, fewer than one silence in a hundred is chance.
   */
  static final int SILENT_SCANS = 3;

  /**
   * iw begins to listen for the scan's end only after it has asked for it (a note in its sources
   * says so): where the end comes first it waits for ever. Measured: 2 scans of 150.
   */
  private static final int MOST_UNFINISHED = 5;

  private static final String ENDS_WITHIN_SECONDS = "4";

  /** Of {@code timeout}: the time was up. */
  private static final int TIME_WAS_UP = 124;

  /** Of iw, -EBUSY: the radio listens already, perhaps for an iw that isn't there any more. */
  private static final int BUSY = 240;

  private static final long BUSY_PAUSE_NANOS = 300_000_000;

  /** Heard by a radio that can't tell how strong. */
  private static final int UNKNOWN_DBM = -100;

  private final WirelessPort port;

  BeaconScan(WirelessPort port) {
    this.port = port;
  }

  /**
   * Listens until it is heard, or often enough.
   *
   * @param bssid its address, in lower case
   * @return how strong it is heard, in dBm; empty: in none of {@link #SILENT_SCANS} scans
   * @throws IOException if too few scans came to an end
   */
  OptionalInt hears(String bssid, String frequencyMhz) throws IOException {
    List<String> argv =
        List.of(
            "timeout",
            ENDS_WITHIN_SECONDS, // also where a program over SSH can't be ended
            "iw",
            "dev",
            port.name(),
            "scan",
            "freq",
            frequencyMhz,
            "flush",
            "passive");
    int silent = 0;
    int unfinished = 0;
    while (silent < SILENT_SCANS && unfinished < MOST_UNFINISHED) {
      Commands.Result result = port.ended(argv);
      if (result.exit() == TIME_WAS_UP) {
        unfinished++;
      } else if (result.exit() == BUSY) {
        unfinished++;
        LockSupport.parkNanos(BUSY_PAUSE_NANOS);
      } else {
        OptionalInt heard = heard(port.output(argv, result), bssid);
        if (heard.isPresent()) {
          return heard;
        }
        silent++;
      }
    }
    if (silent < SILENT_SCANS) {
      throw new IOException(
          "%d scans of %s MHz by %s did not end: nobody can say what is heard there"
              .formatted(MOST_UNFINISHED, frequencyMhz, port.name()));
    }
    return OptionalInt.empty();
  }

  private static OptionalInt heard(String all, String bssid) {
    for (String one : all.split("(?m)^BSS ", -1)) {
      if (one.startsWith(bssid)) {
        OptionalInt signal = WirelessLink.parse(one).signalDbm();
        return signal.isPresent() ? signal : OptionalInt.of(UNKNOWN_DBM);
      }
    }
    return OptionalInt.empty();
  }
}
