package org.pumprig.rig.incident.minimise;

import java.util.List;
import java.util.Optional;
import org.pumprig.rig.incident.draft.DraftFault;

/**
 * What is left of a schedule, and what didn't matter.
 *
 * @param whole how often the whole schedule tripped
 * @param kept what is left, by start; empty if the whole schedule didn't trip each pump
 * @param removed faults without which it trips as well
 * @param schedules how many different ones were tried
 * @param runs how many runs that took
 * @param stopped why it ended before it had tried all that it would; empty: it didn't
 */
public record Minimised(
    Hits whole,
    List<Kept> kept,
    List<DraftFault> removed,
    int schedules,
    int runs,
    Optional<String> stopped) {
  /** Copies the lists. */
  public Minimised {
    kept = List.copyOf(kept);
    removed = List.copyOf(removed);
  }

  /**
   * A fault that matters.
   *
   * @param was as in the plan
   * @param now as small as it was found to be enough
   * @param without how often the rest trips alone; nothing was run if it is the only one
   */
  public record Kept(DraftFault was, DraftFault now, Hits without) {}

  /** Whether it came to its end. */
  public boolean complete() {
    return stopped.isEmpty();
  }

  /** The smallest schedule. */
  public List<DraftFault> faults() {
    return kept.stream().map(Kept::now).toList();
  }
}
