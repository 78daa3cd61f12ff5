package org.pumprig.rig.compare.claim;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What the looks planned for a running campaign show so far.
 *
 * @param method stable name
 * @param part of the claim that it decides; that part needs {@link #crossed()} besides
 * @param advice whether to go on
 * @param sentence it in words
 * @param horizontal what {@link Look#at} counts
 * @param vertical what {@link Look#seen} measures
 * @param looks in order
 * @param cautions where it may mislead
 */
public record LookPath(
    String method,
    Part part,
    Advice advice,
    String sentence,
    String horizontal,
    String vertical,
    List<Look> looks,
    List<String> cautions) {
  /** Copies the lists. */
  public LookPath {
    looks = List.copyOf(looks);
    cautions = List.copyOf(cautions);
  }

  /** What to do. */
  public enum Advice {
    /** The boundary for the claim was reached. */
    STOP_FOR("stopFor"),
    /** The boundary against it was reached. */
    STOP_AGAINST("stopAgainst"),
    /** The plan's last look was made, and nothing was reached. */
    ENDED("ended"),
    /** Nothing was reached yet. */
    GO_ON("goOn");

    private final String onDisk;

    Advice(String onDisk) {
      this.onDisk = onDisk;
    }

    /** The name in results. */
    public String onDisk() {
      return onDisk;
    }
  }

  /**
   * One look, made or planned.
   *
   * @param at pumps until then
   * @param seen the path; empty: planned, and not made yet
   * @param upper boundary above
   * @param lower boundary below; empty: none
   */
  public record Look(double at, OptionalDouble seen, OptionalDouble upper, OptionalDouble lower) {}

  /** Whether the boundary for the claim was reached. */
  public boolean crossed() {
    return advice == Advice.STOP_FOR;
  }
}
