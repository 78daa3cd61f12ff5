package org.pumprig.rig.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.pumprig.time.SystemScheduler;

/** Wall times for people, in UTC. */
final class WallTime {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private WallTime() {}

  static String of(long micros) {
    return FORM.format(instant(micros));
  }

  static Instant now() {
    return instant(SystemScheduler.wallClockMicros());
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
