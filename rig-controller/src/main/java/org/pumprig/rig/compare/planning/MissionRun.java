package org.pumprig.rig.compare.planning;

/**
 * One pump of an absolute claim, once.
 *
 * @param unit its serial number
 * @param hours until it failed or was no longer observed, above 0
 * @param failed whether it failed then
 */
public record MissionRun(String unit, double hours, boolean failed) {
  /** Refuses what was no run. */
  public MissionRun {
    if (!(hours > 0 && hours <= 1e9)) {
      throw new IllegalArgumentException("hours must be from 0 to 1e9: " + hours);
    }
  }
}
