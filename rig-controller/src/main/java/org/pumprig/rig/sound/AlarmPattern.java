package org.pumprig.rig.sound;

import java.util.List;

/**
 * What an alarm sounds like: bursts of pulses, as IEC 60601-1-8 has them.
 *
 * @param name in the record
 * @param tonesHz what sounds together in every pulse; other tones may sound too
 * @param cadenceNanos lengths of pulses and gaps in turn; begins and ends with a pulse
 * @param bursts how many must be heard, one after the other
 * @param everyNanos from the begin of a burst to that of the next; 0 if one is enough
 */
public record AlarmPattern(
    String name, List<Integer> tonesHz, List<Long> cadenceNanos, int bursts, long everyNanos) {
  /** Tones nearer to each other are told apart by nobody here. */
  public static final int TONES_APART_HZ = 100;

  /** A tone that is further off is another. */
  public static final int TONE_TOLERANCE_HZ = 30;

  /** How often sound is looked at. */
  static final long HOP_NANOS = 1_000_000_000L / AlarmEar.LOOKS_PER_SECOND;

  private static final long LEAST_REST_NANOS = 100_000_000;

  /** Copies the lists. */
  public AlarmPattern {
    tonesHz = List.copyOf(tonesHz);
    cadenceNanos = List.copyOf(cadenceNanos);
    if (cadenceNanos.size() % 2 == 0) {
      throw new IllegalArgumentException("a cadence begins and ends with a pulse");
    }
  }

  /** Length of one burst. */
  public long burstNanos() {
    return cadenceNanos.stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Silence before and after a burst, twice as long as its gaps: else a burst of three pulses would
   * be found in any train of them.
   */
  public long restNanos() {
    long gap = 0;
    for (int i = 1; i < cadenceNanos.size(); i += 2) {
      gap = Math.max(gap, cadenceNanos.get(i));
    }
    long wanted = Math.max(LEAST_REST_NANOS, 2 * gap);
    return everyNanos == 0 ? wanted : Math.min(wanted, everyNanos - burstNanos() - HOP_NANOS * 3);
  }

  /** From its first sound to the end of what must be heard. */
  public long lengthNanos() {
    return burstNanos() + (bursts - 1) * everyNanos + restNanos();
  }
}
