package org.pumprig.rig.campaign;

import java.util.function.Consumer;
import org.pumprig.rig.event.Attendance.NoticeSent;
import org.pumprig.rig.event.Event;

/**
 * Notifies people of what happens in runs; called on the scheduler's thread, which it never holds.
 */
@FunctionalInterface
public interface Notices {
  /** Notifies nobody. */
  Notices NONE = (place, event, told) -> {};

  /**
   * A record was appended to a run's journal.
   *
   * @param told is told on the scheduler's thread how each notification went
   */
  void on(RunPlace place, Event event, Consumer<NoticeSent> told);
}
