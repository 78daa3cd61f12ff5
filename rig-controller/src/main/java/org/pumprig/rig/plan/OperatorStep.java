package org.pumprig.rig.plan;

import java.util.List;
import java.util.Optional;
import org.pumprig.rig.event.StepEffect;
import org.pumprig.rig.event.StepReading;

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
 * @param effects what the rig must see, in that order; at least one, but for a reading
 * @param reads what the entry is a reading of; empty: it is for people alone
 */
public record OperatorStep(
    String id,
    String text,
    List<String> units,
    long atNanos,
    long withinNanos,
    String entry,
    String photo,
    List<StepEffect> effects,
    Optional<StepReading> reads) {
  /** A step whose entry is for people alone. */
  public OperatorStep(
      String id,
      String text,
      List<String> units,
      long atNanos,
      long withinNanos,
      String entry,
      String photo,
      List<StepEffect> effects) {
    this(id, text, units, atNanos, withinNanos, entry, photo, effects, Optional.empty());
  }

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
