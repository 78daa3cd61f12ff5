package org.pumprig.rig.compare.planning;

import java.util.OptionalDouble;
import org.pumprig.seed.Seed;

/** When simulated pumps trip: a model of the pump, or times drawn from a pilot's. */
public interface TripTimes {
  /** The arm that is simulated. */
  enum Arm {
    /** The old firmware. */
    BEFORE,
    /** The new one. */
    AFTER
  }

  /**
   * Hours until a pump trips for the first time.
   *
   * @param pump from 0; the same pump in both arms
   * @param hours how long it is observed
   * @param campaign the campaign's seed; equal seeds must give equal times
   * @return empty if it doesn't trip within that time
   */
  OptionalDouble hoursToTrip(Arm arm, int pump, double hours, Seed campaign);
}
