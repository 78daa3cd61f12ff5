package org.pumprig.rig.compare.stats;

/**
 * Events in a stretch of observation.
 *
 * @param events how many, from 0 to 1e9
 * @param exposure time under observation, from 1e-12 to 1e15, in any unit (pump-hours, errors); the
 *     rate's unit is its inverse
 */
public record EventCount(long events, double exposure) {
  /** The most events that a count can hold. */
  public static final long MAX_EVENTS = 1_000_000_000;

  /** Refuses what is no count or no exposure. */
  public EventCount {
    if (events < 0 || events > MAX_EVENTS || !(exposure >= 1e-12 && exposure <= 1e15)) {
      throw new IllegalArgumentException(
          "events must be from 0 to 1e9 and exposure from 1e-12 to 1e15: "
              + events
              + " in "
              + exposure);
    }
  }
}
