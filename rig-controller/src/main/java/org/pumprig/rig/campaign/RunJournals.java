package org.pumprig.rig.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.rig.run.RunJournal;

/** Opens the journal of each run of a campaign. */
public interface RunJournals {
  /**
   * Makes the run's directory with plan, rig file and header, and opens its journal.
   *
   * @param failed told once if the journal can't be written any more
   */
  Opened open(RunPlace place, Consumer<IOException> failed) throws IOException;

  /** A run's journal. */
  interface Opened extends RunJournal {
    /** Scheduler time at which the epoch began: {@code t} counts from here. */
    long originNanos();

    /** Folder for bulk bytes of the run, made if need be; empty: it keeps none. */
    default Optional<Path> raw() {
      return Optional.empty();
    }

    /** Writes the last batch and checkpoint; {@code closed} is called on the scheduler's thread. */
    void close(Runnable closed);
  }
}
