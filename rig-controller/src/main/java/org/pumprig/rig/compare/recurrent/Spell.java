package org.pumprig.rig.compare.recurrent;

/**
 * A stretch in which a unit was under observation, after {@code start} up to and including {@code
 * stop}, with at most one event, at its end (the counting process style of Andersen and Gill,
 * Annals of Statistics 10, 1982). Spells of one unit may have gaps between them, but not overlap.
 *
 * @param unit serial number of the pump
 * @param start from 0
 * @param stop after {@code start}
 * @param event whether the event was seen at {@code stop}
 */
public record Spell(String unit, double start, double stop, boolean event) {
  /** Refuses what is no stretch of time. */
  public Spell {
    if (!(start >= 0 && stop > start && stop <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "a spell of %s must go from 0 or later to a later time: %s to %s"
              .formatted(unit, start, stop));
    }
    start += 0.0;
  }
}
