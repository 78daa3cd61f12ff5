package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.pumprig.time.SystemScheduler;

/** Names a campaign and its directory: by plan and time. */
final class OutputPath {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneId.of("UTC"));

  private OutputPath() {}

  static String campaignId(String planId) {
    long micros = SystemScheduler.wallClockMicros();
    return planId + "-" + STAMP.format(Instant.ofEpochSecond(micros / 1_000_000));
  }

  static Path of(Optional<Path> asked, String campaignId) {
    return asked.orElseGet(() -> Path.of("pumprig-out", campaignId));
  }
}
