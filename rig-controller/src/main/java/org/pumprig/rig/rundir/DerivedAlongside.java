package org.pumprig.rig.rundir;

import java.util.Optional;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.journal.RawLine;
import org.pumprig.rig.journal.Stamp;
import org.pumprig.rig.json.JournalFormatException;

/**
 * Derives a journal's derived records again while it is read for something else, and only notes
 * that one doesn't follow: what is wrong with the run's other files is to be told first.
 */
final class DerivedAlongside {
  private final Rederivation again;
  private boolean differs;

  DerivedAlongside(Rederivation again) {
    this.again = again;
  }

  /** Whether a record that was read doesn't follow from the inputs before it. */
  boolean differs() {
    return differs;
  }

  /** The bytes of an event, before {@link #event}. */
  void line(Stamp stamp, String kind, RawLine line) {
    if (!differs) {
      again.line(stamp, kind, line);
    }
  }

  /**
   * An event, which the other reader has decoded.
   *
   * @param read empty: its kind is unknown
   */
  void event(Stamp stamp, String kind, Optional<Event> read) {
    if (differs) {
      return;
    }
    try {
      again.event(stamp, kind, read);
    } catch (JournalFormatException doesNotFollow) {
      differs = true;
    }
  }
}
