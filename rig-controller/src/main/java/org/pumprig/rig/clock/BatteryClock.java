package org.pumprig.rig.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Whether the machine keeps its time without power, as a Pi without a battery clock doesn't. */
enum BatteryClock {
  YES("yes"),
  /** There is none, or it has lost its time. */
  NO("no"),
  UNKNOWN("unknown");

  /** 2020-01-01: a battery clock that shows less was without its battery. */
  private static final long LOST_BEFORE_SECONDS = 1_577_836_800L;

  /** In µV: a Pi 5's clock has a charger for a battery, which knows none of less than 1.3 V. */
  private static final long LEAST_BATTERY_MICROVOLTS = 1_300_000L;

  private final String onDisk;

  BatteryClock(String onDisk) {
    this.onDisk = onDisk;
  }

  String onDisk() {
    return onDisk;
  }

  /**
   * Looks.
   *
   * @param sys where sysfs is
   */
  static BatteryClock look(Path sys) {
    if (!Files.isDirectory(sys.resolve("class"))) {
      return UNKNOWN;
    }
    Path folder = sys.resolve("class/rtc");
    if (!Files.isDirectory(folder)) {
      return NO;
    }
    try (Stream<Path> clocks = Files.list(folder)) {
      List<Path> all = clocks.sorted().toList();
      for (Path clock : all) {
        if (seconds(clock) >= LOST_BEFORE_SECONDS && !lacksBattery(clock)) {
          return YES;
        }
      }
      return NO;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /**
   * A Pi 5 has a clock on its board and a socket for the battery: while it has power, that clock
   * shows what NTP gave it, battery or not. Its driver (rtc-rpi) tells the battery's voltage.
   */
  private static boolean lacksBattery(Path clock) throws IOException {
    Path volts = clock.resolve("battery_voltage");
    if (!Files.isReadable(volts)) {
      return false;
    }
    String told = Files.readString(volts).strip();
    return told.matches("\\d{1,9}") && Long.parseLong(told) < LEAST_BATTERY_MICROVOLTS;
  }

  private static long seconds(Path clock) {
    try {
      return Long.parseLong(Files.readString(clock.resolve("since_epoch")).strip());
    } catch (IOException | NumberFormatException lost) {
      return 0; // the driver refuses to tell a time that it knows to be wrong
    }
  }
}
