package org.pumprig.rig.network;

import java.util.Locale;
import org.pumprig.rig.event.RunBasis.PathChecked;

/**
 * What was found about a unit's way to its gateway.
 *
 * @param unit serial number
 * @param crossing whether its traffic crosses the injector
 * @param detour whether there is a way round it
 * @param detail how that is known, in one line
 */
public record PathFinding(String unit, Answer crossing, Answer detour, String detail) {
  /** What a proof can say. */
  public enum Answer {
    /** Shown. */
    YES,
    /** Shown not to be so. */
    NO,
    /** Can't be seen in this topology. */
    UNSEEN
  }

  /** Whether a run may start: the traffic crosses, and no way round was found. */
  public boolean good() {
    return crossing != Answer.NO && detour != Answer.YES;
  }

  /**
   * The same for the journal.
   *
   * @param kind of topology
   */
  public PathChecked record(String kind) {
    return new PathChecked(kind, word(crossing), word(detour), detail);
  }

  private static String word(Answer answer) {
    return answer.name().toLowerCase(Locale.ROOT);
  }
}
