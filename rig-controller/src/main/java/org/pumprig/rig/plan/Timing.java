package org.pumprig.rig.plan;

import java.util.OptionalLong;

/** When a window begins. */
public sealed interface Timing {
  /**
   * At a fixed time.
   *
   * @param atNanos after the begin of the stress phase, or of the run
   */
  record At(long atNanos) implements Timing {}

  /**
   * The seed places it in the stress phase.
   *
   * @param times how often, 1 or more
   */
  record Drawn(int times) implements Timing {}

  /**
   * Again and again.
   *
   * @param firstNanos the first one; empty: one spacing after the begin
   * @param spacing from one begin to the next
   * @param atMost how often at most
   */
  record Every(OptionalLong firstNanos, Spacing spacing, int atMost) implements Timing {}

  /** The time from one begin to the next. */
  sealed interface Spacing {
    /** Always the same. */
    record Fixed(long nanos) implements Spacing {}

    /** Uniform between two lengths, both included. */
    record Uniform(long leastNanos, long mostNanos) implements Spacing {}

    /**
     * The window and the gap, and then an exponential pause.
     *
     * @param meanNanos of all of it
     */
    record Exponential(long meanNanos) implements Spacing {}
  }
}
