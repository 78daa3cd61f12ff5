package org.pumprig.rig.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.pumprig.rig.event.DiskRoom;
import org.pumprig.rig.journal.TornTail;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.run.RunJournal;

/** Opens the journal of each run of a campaign. */
public interface RunJournals {
  /** Where a run of the campaign stands when its session begins. */
  enum Standing {
    /** Nothing of it is there. */
    NEW,
    /** It was begun, and nobody has brought it to its end. */
    UNDER_WAY,
    /** It has ended. */
    OVER
  }

  /** Where a run stands, by its directory. */
  Standing standing(RunPlace place) throws IOException;

  /**
   * Makes the run's directory with plan, rig file and header, and opens its journal.
   *
   * @param failed told once if the journal can't be written any more
   */
  Opened open(RunPlace place, Consumer<IOException> failed) throws IOException;

  /**
   * Opens the journal of a run that is under way for the next epoch; blocks while it is read.
   *
   * @param replay is shown what the journal holds
   * @param failed told once if the journal can't be written any more
   * @throws IOException if it can't be gone on with; the message says why, and what to do
   */
  Reopened reopen(RunPlace place, RunReplay replay, Consumer<IOException> failed)
      throws IOException;

  /** The run never began, and never will: if there is a directory for it, it says so there. */
  void neverBegan(RunPlace place) throws IOException;

  /**
   * The run never began, and will: what is there of its journal is kept, but no longer in its
   * place.
   */
  void putAside(RunPlace place) throws IOException;

  /** A run's journal. */
  interface Opened extends RunJournal {
    /** Scheduler time at which the epoch began: {@code t} counts from here. */
    long originNanos();

    /** Folder for bulk bytes of the run, made if need be; empty: it keeps none. */
    default Optional<Path> raw() {
      return Optional.empty();
    }

    /**
     * From now on a snapshot is written at each segment's start, for a fast resume.
     *
     * @param state writes the state that was reduced from everything appended so far
     */
    default void snapshots(Consumer<FieldSink> state) {}

    /**
     * From now on a full disk doesn't end the record: it waits in memory until there is room.
     *
     * @param told how much room there is, whenever that changes; on the scheduler's thread
     * @param leftOut asked how many readings were left out since it was last asked
     */
    default void room(Consumer<DiskRoom> told, LongSupplier leftOut) {}

    /** A full disk isn't waited for any more: if it is full, the journal has failed. */
    default void impatient() {}

    /** Writes the last batch and checkpoint; {@code closed} is called on the scheduler's thread. */
    void close(Runnable closed);
  }

  /**
   * The journal of a run that goes on.
   *
   * @param journal takes the next epoch's records
   * @param epoch its number
   * @param torn what the crash left half-written, now cut off
   */
  record Reopened(Opened journal, int epoch, List<TornTail> torn) {
    /** Copies the list. */
    public Reopened {
      torn = List.copyOf(torn);
    }
  }
}
