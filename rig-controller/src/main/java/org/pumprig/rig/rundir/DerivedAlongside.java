package org.pumprig.rig.rundir;

import org.pumprig.rig.journal.JournalVisitor;
import org.pumprig.rig.journal.RawLine;
import org.pumprig.rig.journal.Stamp;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;

/**
 * Derives a journal's derived records again while it is read for something else, and only notes
 * that one doesn't follow: what is wrong with the run's other files is to be told first.
 */
final class DerivedAlongside implements JournalVisitor {
  private final Rederivation again;
  private boolean differs;

  DerivedAlongside(Rederivation again) {
    this.again = again;
  }

  /** Whether a record that was read doesn't follow from the inputs before it. */
  boolean differs() {
    return differs;
  }

  @Override
  public void line(Stamp stamp, String kind, RawLine line) {
    if (!differs) {
      again.line(stamp, kind, line);
    }
  }

  @Override
  public void event(Stamp stamp, String kind, Fields payload) {
    if (differs) {
      return;
    }
    try {
      again.event(stamp, kind, payload);
    } catch (JournalFormatException doesNotFollow) {
      differs = true;
    }
  }
}
