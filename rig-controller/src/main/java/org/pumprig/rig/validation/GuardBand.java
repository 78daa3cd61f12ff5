package org.pumprig.rig.validation;

/**
 * A limit with the uncertainty of what is measured against it: inside the band nothing is decided.
 *
 * @param limitNanos the limit
 * @param uncertaintyNanos expanded, to both sides
 */
public record GuardBand(long limitNanos, long uncertaintyNanos) {
  /** Where a measured time stands. */
  public enum Standing {
    /** Surely within the limit. */
    WITHIN,
    /** Too near to the limit to say. */
    UNDECIDED,
    /** Surely beyond. */
    BEYOND
  }

  /** Decides. */
  public Standing of(long measuredNanos) {
    if (measuredNanos <= limitNanos - uncertaintyNanos) {
      return Standing.WITHIN;
    }
    return measuredNanos > limitNanos + uncertaintyNanos ? Standing.BEYOND : Standing.UNDECIDED;
  }
}
