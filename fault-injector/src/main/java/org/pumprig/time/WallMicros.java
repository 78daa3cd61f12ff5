package org.pumprig.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Wall times, which are kept in microseconds since 1970, as people and other programs write them.
 */
public final class WallMicros {
  private WallMicros() {}

  /** The same moment. */
  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** The second in which it is. */
  public static Instant second(long micros) {
    return instant(micros).truncatedTo(ChronoUnit.SECONDS);
  }
}
