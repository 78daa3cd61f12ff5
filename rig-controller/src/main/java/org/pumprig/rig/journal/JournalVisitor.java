package org.pumprig.rig.journal;

import org.pumprig.rig.json.Fields;

/**
 * Is shown a journal's events in order, each after its whole batch was verified; framing lines are
 * not shown. A {@link org.pumprig.rig.json.JournalFormatException} that it throws becomes {@link
 * JournalDamage} naming the line.
 */
@FunctionalInterface
public interface JournalVisitor {
  /**
   * An event.
   *
   * @param payload valid until this returns
   */
  void event(Stamp stamp, String kind, Fields payload);

  /** The same event's bytes, just before {@link #event}. */
  default void line(Stamp stamp, String kind, RawLine line) {}
}
