package org.pumprig.rig.plan;

import java.util.List;

/**
 * What is injected in the stress phase.
 *
 * @param gapAtLeastNanos least time between the end of one fault and the start of the next; 0 or
 *     more
 * @param windows the faults, in the plan's order; together 1 to 1000 times
 */
public record Faults(long gapAtLeastNanos, List<FaultWindow> windows) {
  /** Copies the list. */
  public Faults {
    windows = List.copyOf(windows);
  }
}
