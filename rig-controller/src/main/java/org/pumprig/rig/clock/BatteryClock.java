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
        if (seconds(clock) >= LOST_BEFORE_SECONDS) {
          return YES;
        }
      }
      return NO;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  private static long seconds(Path clock) {
    try {
      return Long.parseLong(Files.readString(clock.resolve("since_epoch")).strip());
    } catch (IOException | NumberFormatException lost) {
      return 0; // the driver refuses to tell a time that it knows to be wrong
    }
  }
}
