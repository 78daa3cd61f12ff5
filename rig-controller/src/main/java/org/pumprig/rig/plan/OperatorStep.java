package org.pumprig.rig.plan;

import java.util.List;
import org.pumprig.rig.event.StepEffect;

/**
 * Something that the plan asks of a person in the middle of a run.
 *
 * @param id different from the other steps'
 * @param text what is to be done, one line
 * @param units serial numbers of the units it is asked for; empty: all
 * @param atNanos run time at which it is asked for
 * @param withinNanos by then it is answered and its effects are seen
 * @param entry what is to be entered; empty: nothing
 * @param photo what is to be photographed; empty: nothing
 * @param effects what the rig must see, in that order; at least one
 */
public record OperatorStep(
    String id,
    String text,
    List<String> units,
    long atNanos,
    long withinNanos,
    String entry,
    String photo,
    List<StepEffect> effects) {
  /** Copies the lists. */
  public OperatorStep {
    units = List.copyOf(units);
    effects = List.copyOf(effects);
  }

  /** Whether a unit's run asks for it. */
  public boolean concerns(String serial) {
    return units.isEmpty() || units.contains(serial);
  }
}
