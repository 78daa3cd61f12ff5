package org.pumprig.rig.compare.stats;

/**
 * One observation of time to an event, right-censored.
 *
 * <p>Two times are tied if they are the same {@code double}; so give them as multiples of the
 * resolution at which they were recorded.
 *
 * @param unit serial number of the pump; the stratum of the stratified methods
 * @param time from the start to the event or to the end of observation, not negative; any unit
 *     (hours, errors) that is the same for all
 * @param event true if the event was seen at {@code time}, false if observation ended there without
 */
public record Subject(String unit, double time, boolean event) {
  /** Refuses negative, infinite and undefined times. */
  public Subject {
    if (!Double.isFinite(time) || time < 0) {
      throw new IllegalArgumentException("time of " + unit + " must be finite, from 0: " + time);
    }
    time += 0.0; // -0.0 becomes 0.0, so that comparison and equality agree
  }
}
