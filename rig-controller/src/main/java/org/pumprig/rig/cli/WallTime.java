package org.pumprig.rig.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.pumprig.time.SystemScheduler;
import org.pumprig.time.WallMicros;

/** Wall times for people, in UTC. */
final class WallTime {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private WallTime() {}

  static String of(long micros) {
    return FORM.format(WallMicros.instant(micros));
  }

  static Instant now() {
    return WallMicros.instant(SystemScheduler.wallClockMicros());
  }
}
