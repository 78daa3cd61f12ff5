package org.pumprig.fault.wifi;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;

/** Answers as {@code iw} does about one radio. */
final class EmulatedIw implements Commands {
  final List<String> run = new CopyOnWriteArrayList<>();
  volatile int powerDbm = 20;
  volatile boolean associated = true;
  volatile int frequency = 2412;
  final AtomicInteger losses = new AtomicInteger(3);
  volatile boolean obeys = true;

  /** How the next scans end: 0, they come to an end and hear; -1, they hear nothing. */
  final Queue<Integer> scans = new ConcurrentLinkedQueue<>();

  WirelessPort port(String name) {
    return new WirelessPort(new CommandPlace.Here(), this, name);
  }

  @Override
  public Result run(List<String> argv, String input, long withinNanos) {
    String line = String.join(" ", argv);
    run.add(line);
    String said = "";
    if (line.endsWith(" info")) {
      said = "Interface wlan0\n\twiphy 0\n\ttype AP\n\ttxpower " + powerDbm + ".00 dBm\n";
    } else if (line.contains(" set txpower fixed ")) {
      powerDbm = obeys ? Integer.parseInt(argv.getLast()) / 100 : powerDbm;
    } else if (line.endsWith(" set txpower auto")) {
      powerDbm = obeys ? 20 : powerDbm;
    } else if (line.endsWith(" link")) {
      said =
          associated
              ? "Connected to 02:00:00:00:00:00 (on wlan1)\n\tSSID: ward\n\tfreq: %d\n\tsignal: %d dBm\n"
                  .formatted(frequency, powerDbm - 50)
              : "Not connected.\n";
    } else if (line.startsWith("cat ")) {
      said = losses.get() + "\n";
    } else if (line.contains(" scan ")) {
      Integer end = Optional.ofNullable(scans.poll()).orElse(0);
      if (end > 0) {
        return new Result(end, "", "command failed: " + end);
      }
      said =
          associated && end == 0
              ? "BSS 02:00:00:00:00:00(on wlan2)\n\tfreq: 2412\n\tsignal: %d.00 dBm\n"
                  .formatted(powerDbm - 50)
              : "";
    } else if (line.contains(" station get ")) {
      said = "Station 02:00:00:00:01:00 (on wlan0)\n\tinactive time:\t0 ms\n\trx bytes:\t900\n";
    }
    return new Result(0, said, "");
  }

  @Override
  public String where() {
    return "here";
  }
}
